#!/usr/bin/env bash
# Ten times the requests that the server can answer, single rows and batches of 1,024, over REST and gRPC: it must not
# end, not grow, refuse with 429 or 503 that say when to try again (gRPC: RESOURCE_EXHAUSTED or UNAVAILABLE), answer
# what it takes in within a second, and be as fast as before within 5 s. Exits with 1 otherwise.
#
#   bench/serving-overload.sh [SECONDS=60] [MODEL_DIR]     without a package a model is trained
#
# After mvn -Dmaven.test.skip package.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec python3 "$here/peers/serving_overload.py" "$@"
