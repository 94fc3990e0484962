#!/usr/bin/env bash
# Sampling rows: into arrays on one thread beside SDV's sample() into a data frame, and to a CSV file
# beside that frame's to_csv(), as ratios of one run (about 3 minutes).
#
#   bench/sample.sh [DATASET]     after mvn -pl bench -am package -DskipTests
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec "$here/peers/python.sh" synthesis "$here/peers/sample.py" "$@"
