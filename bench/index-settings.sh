#!/usr/bin/env bash
# What Elasticsearch takes for the same documents under other settings and mappings of their index, and in bulk
# requests of other sizes: processor seconds, seconds and bytes on disk, each thrice in turn, medians beside those of
# the index as `job ingest` makes it.
#
#   bench/index-settings.sh [DOCUMENTS=500000] [--repeats 3] [--json FILE]
#
# After mvn -Dmaven.test.skip package; nothing else should run beside it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec "$here/peers/python.sh" ingest "$here/peers/index_settings.py" "$@"
