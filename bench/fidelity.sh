#!/usr/bin/env bash
# Fidelity of generated rows against SDV's, with SDMetrics and cross-validated TSTR, as ratios.
#
#   bench/fidelity.sh TABLE.csv TARGET [--repeats 3] [--factor 10] [--json FILE]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
"$root/pulseline" generate --help >/dev/null # builds when needed
exec "$root/bench/peers/python.sh" synthesis "$root/bench/peers/fidelity.py" "$@"
