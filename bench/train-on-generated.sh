#!/usr/bin/env bash
# A model trained on generated rows against one trained on the real rows, both tested on real rows that
# neither the models nor the generator have seen: AUC and calibration error, cross-validated.
#
#   bench/train-on-generated.sh TABLE.csv TARGET POSITIVE [--rows 20000] [--repeats 5] [--train="--rounds 99"]
#
# Ends with 1 when AUC is more than 0.01 or the calibration error more than 0.02 worse.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
"$root/pulseline" train --help >/dev/null # builds when needed
exec "$root/bench/peers/python.sh" training "$root/bench/peers/generated.py" "$@"
