#!/usr/bin/env bash
# How fresh the index is: from the producer's time of a record in Kafka, which is before its append, until a search
# finds its document. All three jobs of `./pulseline up` run, with a model in production and every setting as it
# comes. A poller searches each 50 ms for what it has not found yet; its period and the search count in full. Exits
# with 1 when the 99th percentile is above the refresh interval and half a second. Before the stream that counts, as
# many as --warm says go through at full rate, so that every process has compiled what it runs.
#
#   bench/freshness.sh [SECONDS=120] [RATE=1000] [--warm RECORDS]
#
# After mvn -Dmaven.test.skip package; nothing else should run beside it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec python3 "$here/peers/freshness.py" "$@"
