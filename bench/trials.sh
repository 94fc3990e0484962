#!/usr/bin/env bash
# Every table of a folder through fit, sample, quality and the demo; what comes back is held against the file.
#
#   bench/trials.sh DIR [NAME…] [--no-demo] [--keep FOLDER]
#
# The last column of a table is its target, unless NAME.args says otherwise: one line of options for
# 'generate fit', its paths relative to DIR; 'no target' as the only line leaves the demo out.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
"$root/pulseline" generate --help >/dev/null # builds when needed
venv=$root/bench/target/trials
if [[ ! -f $venv/complete ]]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install -q duckdb==2.0.1
  touch "$venv/complete"
fi
exec "$venv/bin/python" "$root/bench/trials/trials.py" "$@"
