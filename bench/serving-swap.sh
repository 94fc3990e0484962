#!/usr/bin/env bash
# The server while it is asked over REST and gRPC without a pause. First its end: SIGTERM at seeded moments, beside
# clients that leave in the middle of a 4,096-row batch; no request may fail, and it has to end with code 0. Then hot
# swaps: versions are promoted one after the other in a registry that it follows; no request may fail, each answer has
# to be to the bit what the scorer says of the version that it names, and memory has to stay. Exits with 1 otherwise.
#
#   bench/serving-swap.sh [SWAPS=1000] [ENDS=20] [SEED=1]
#
# After mvn -Dmaven.test.skip package.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec python3 "$here/peers/serving_swap.py" "$@"
