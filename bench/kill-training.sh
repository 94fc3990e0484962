#!/usr/bin/env bash
# `train run`, `train register` and `models promote` killed -9 at seeded moments. After each kill every
# version that `models list` shows must be whole and no stage held twice; at the end a run must succeed.
# Only files of a folder that it makes are touched.
#
#   bench/kill-training.sh [MOMENTS=50] [SEED=1]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
"$root/pulseline" train --help >/dev/null # builds when needed
exec "$root/bench/peers/python.sh" training "$root/bench/peers/killed.py" "${@:-50}"
