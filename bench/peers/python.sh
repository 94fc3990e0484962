#!/usr/bin/env bash
# Runs Python with a set of packages: python.sh SET SCRIPT … installs SET.txt, and SET-alone.txt, if there
# is one, without what those ask for, into bench/peers/.venv/SET on first use (PULSELINE_PEERS_VENV names
# another folder). A SET with a slash is a path, to the sets of another room.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
set=$1
[[ $set == */* ]] || set=$here/$set
venv=${PULSELINE_PEERS_VENV:-$here/.venv}/$(basename "$set")
alone=()
[[ ! -f $set-alone.txt ]] || alone=("$set-alone.txt")
pins=$(cat "$set.txt" "${alone[@]}")
if [[ $(cat "$venv/complete" 2>/dev/null) != "$pins" ]]; then
  python3 -m venv --clear "$venv"
  "$venv/bin/pip" install -q --disable-pip-version-check -r "$set.txt"
  [[ ${#alone[@]} == 0 ]] || "$venv/bin/pip" install -q --disable-pip-version-check --no-deps -r "${alone[0]}"
  echo "$pins" >"$venv/complete"
fi
exec "$venv/bin/python" "${@:2}"
