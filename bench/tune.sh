#!/usr/bin/env bash
# The model of the defaults against that of `train tune`'s best hyperparameters, both of the same training
# rows of a table and judged by `train evaluate` on the same held-out ones: log loss, AUC, accuracy, seconds.
#
#   bench/tune.sh TABLE.csv TARGET [--repeats 5] [--tune="--trials 60"]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
"$root/pulseline" train --help >/dev/null # builds when needed
exec "$root/bench/peers/python.sh" training "$root/bench/peers/tuning.py" "$@"
