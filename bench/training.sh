#!/usr/bin/env bash
# From a lake of generated rows to a model: `train run` beside the reference's pandas + scikit-learn steps
# on the same Parquet files, two cores each: seconds, memory, AUC, and their ratios of one run.
#
#   bench/training.sh [ROWS…] [--data DIR] [--repeats 1] [--no-peer] [--train="--rounds 99"] [--json FILE]
#
# Without ROWS 10,000 and 1,000,000. --data keeps the lakes for the next time.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
"$root/pulseline" train --help >/dev/null # builds when needed
exec "$root/bench/peers/python.sh" training "$root/bench/peers/training.py" "$@"
