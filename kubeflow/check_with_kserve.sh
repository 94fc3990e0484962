#!/usr/bin/env bash
# Holds the KServe manifests against the KServe SDK's API models. Needs Python 3.10 or newer and PyPI
# the first time.
set -euo pipefail
cd "$(dirname "$0")"

venv=target/kserve-venv
if [[ ! -f $venv/installed ]]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check kubernetes==30.1.0
  "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps kserve==0.21.0
  touch "$venv/installed"
fi
exec "$venv/bin/python" check_with_kserve.py
