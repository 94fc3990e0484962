#!/usr/bin/env bash
# Fidelity of generated rows against SDV's, with SDMetrics and cross-validated TSTR, as ratios.
#
#   bench/fidelity.sh TABLE.csv TARGET [--repeats 3] [--factor 10] [--json FILE]
#
# Makes bench/peers/.venv on first use (PULSELINE_PEERS_VENV names another). SDV itself is installed
# without its neural synthesizers, which the copula does not use.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
venv=${PULSELINE_PEERS_VENV:-$root/bench/peers/.venv}
if [[ ! -f $venv/complete ]]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q -r "$root/bench/peers/requirements.txt"
  "$venv/bin/pip" install -q --no-deps -r "$root/bench/peers/sdv.txt"
  touch "$venv/complete"
fi
"$root/pulseline" generate --help >/dev/null # builds when needed
exec "$venv/bin/python" "$root/bench/peers/fidelity.py" "$@"
