#!/usr/bin/env bash
# Holds the experiment against the API models of Katib's client. Needs Python 3.10 or newer and PyPI the
# first time.
set -euo pipefail
cd "$(dirname "$0")"

venv=target/katib-venv
if [[ ! -f $venv/installed ]]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check kubeflow-katib-api==0.19.0 pyyaml==6.0.2
  touch "$venv/installed"
fi
exec "$venv/bin/python" check_with_katib.py
