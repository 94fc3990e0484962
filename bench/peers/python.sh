#!/usr/bin/env bash
# Runs Python with the peers' packages: makes bench/peers/.venv on first use (PULSELINE_PEERS_VENV
# names another). SDV itself is installed without its neural synthesizers, which the copula does not use.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
venv=${PULSELINE_PEERS_VENV:-$here/.venv}
if [[ ! -f $venv/complete ]]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q -r "$here/requirements.txt"
  "$venv/bin/pip" install -q --no-deps -r "$here/sdv.txt"
  touch "$venv/complete"
fi
exec "$venv/bin/python" "$@"
