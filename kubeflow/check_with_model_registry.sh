#!/usr/bin/env bash
# Publishes a version to a Model Registry made of the real Python client's types, and looks at it with
# that client. Needs a build, Python 3.10 or newer, and PyPI the first time.
set -euo pipefail
cd "$(dirname "$0")"

venv=target/model-registry-venv
if [[ ! -f $venv/installed ]]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check model-registry==0.3.18
  touch "$venv/installed"
fi
exec "$venv/bin/python" check_with_model_registry.py
