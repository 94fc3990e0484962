#!/usr/bin/env bash
# Loads the components with the real KFP SDK. Needs Python 3.10 or newer and PyPI the first time.
set -euo pipefail
cd "$(dirname "$0")"

venv=target/kfp-venv
if ! "$venv/bin/python" -c 'import kfp.kubernetes' 2>/dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt
fi
exec "$venv/bin/python" check_with_kfp.py
