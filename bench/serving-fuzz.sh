#!/usr/bin/env bash
# Clients that mean harm (names with ../, 10 GB announced, gzip bombs, slow ones over HTTP and gRPC, 10,000 idle
# connections), while others have to be served; then mutations of valid requests, three in four over HTTP, the others
# over gRPC: none may be answered with a fault of the server's or not at all, those that are valid have to be answered
# rightly, no buffer may be lost and memory has to stay. Exits with 1 otherwise.
#
#   bench/serving-fuzz.sh [INPUTS=1000000] [SEED=1] [MODEL_DIR] [--only fuzz|harm]     without a package one is trained
#
# After mvn -Dmaven.test.skip package. Needs `ulimit -n` of 12,000 or more.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec python3 "$here/peers/serving_fuzz.py" "$@"
