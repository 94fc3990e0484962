#!/usr/bin/env bash
# Loads the components with the real KFP SDK, and fails when pipeline.yaml is not what pipeline.py makes;
# then looks with KFP's own client at what `pulseline retrain --cron` sends. Needs a build.
set -euo pipefail
cd "$(dirname "$0")"

python=$(./venv.sh)
"$python" check_with_kfp.py
"$python" check_retrain.py
