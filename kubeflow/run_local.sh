#!/usr/bin/env bash
# Runs the pipeline in containers: run_local.py tells how. ./venv.sh beforehand, where there is a network,
# makes what it needs.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"

exec "$("$here/venv.sh")" "$here/run_local.py" "$@"
