#!/usr/bin/env bash
# Loads the components with the real KFP SDK, and fails when pipeline.yaml is not what pipeline.py makes.
set -euo pipefail
cd "$(dirname "$0")"

exec "$(./venv.sh)" check_with_kfp.py
