#!/usr/bin/env bash
# Runs Python with a set of packages: python.sh SET SCRIPT … installs SET.txt, and SET-alone.txt without
# what those ask for, into bench/peers/.venv/SET on first use (PULSELINE_PEERS_VENV names another folder).
set -euo pipefail

set=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
venv=${PULSELINE_PEERS_VENV:-$here/.venv}/$set
pins=$(cat "$here/$set.txt" "$here/$set-alone.txt")
if [[ $(cat "$venv/complete" 2>/dev/null) != "$pins" ]]; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install -q -r "$here/$set.txt"
  "$venv/bin/pip" install -q --no-deps -r "$here/$set-alone.txt"
  echo "$pins" >"$venv/complete"
fi
exec "$venv/bin/python" "${@:2}"
