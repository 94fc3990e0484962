#!/usr/bin/env bash
# What `./pulseline up` holds over time: a stream at a steady rate through ingest, monitor and score, and each
# half minute the memory of every process, the live heap of the jobs and the size of their checkpoints. Ends with
# the slope of each over the last three quarters, and the ledger.
#
#   bench/soak.sh [MINUTES=30] [RATE=10000] [--json FILE]
#
# After mvn -Dmaven.test.skip package. 18 million records take 12 GB of disk.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec "$here/peers/python.sh" ingest "$here/peers/soak.py" "$@"
