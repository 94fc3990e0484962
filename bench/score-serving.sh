#!/usr/bin/env bash
# Whether the stream and the server say the same: every record of a topic that `job score` has scored, asked of
# `serve` with the same version, over REST in JSON and over gRPC, a tensor a column. Both run as `./pulseline up` starts
# them. To the generated records as many as a tenth are added with values missing and at the edges of what the codec
# accepts. Labels have to be equal, and probabilities bit by bit; exits with 1 otherwise.
#
#   bench/score-serving.sh [RECORDS=20000] [SEED=1]
#
# After mvn -Dmaven.test.skip package.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec python3 "$here/peers/score_serving.py" "$@"
