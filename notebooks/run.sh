#!/usr/bin/env bash
# Executes the notebooks against a stack that `pulseline up` keeps running, with a model in production:
#   notebooks/run.sh [DATA]     DATA: the stack's data folder (default: .pulseline)
# or against addresses in the environment: PULSELINE_S3_ENDPOINT, PULSELINE_ELASTICSEARCH, PULSELINE_SERVER,
# AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. Needs Python 3.10 or newer, and PyPI the first time.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
data=${1:-.pulseline}
python() { "$here/../bench/peers/python.sh" "$here/notebook" "$@"; }

if [[ -z ${PULSELINE_SERVER:-} ]]; then
  [[ -f $data/state.json ]] || { echo "error: no stack runs on $data; 'pulseline up' starts one" >&2; exit 2; }
  address() { python -c 'import json, sys
print(next(p["address"] for p in json.load(open(sys.argv[1]))["parts"] if p["name"] == sys.argv[2]))' "$data/state.json" "$1"; }
  PULSELINE_S3_ENDPOINT=$(address s3) PULSELINE_ELASTICSEARCH=$(address elasticsearch)
  PULSELINE_SERVER=$(address serving)
  export PULSELINE_S3_ENDPOINT PULSELINE_ELASTICSEARCH PULSELINE_SERVER
  AWS_SHARED_CREDENTIALS_FILE=$(cd "$data" && pwd -P)/credentials
  export AWS_SHARED_CREDENTIALS_FILE
fi
for notebook in "$here"/*.ipynb; do
  python "$here/execute.py" "$notebook"
done
