#!/usr/bin/env bash
# Makes the virtual environment of check_with_kfp.sh and run_local.sh, if it is not there, and prints where
# its Python is. Needs Python 3.10 or newer and PyPI the first time.
set -euo pipefail
cd "$(dirname "$0")"

venv=target/kfp-venv
if ! cmp -s requirements.txt "$venv/requirements.txt"; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt
  cp requirements.txt "$venv/requirements.txt"
fi
echo "$PWD/$venv/bin/python"
