#!/usr/bin/env bash
# What others make of a model package's graph: onnx's checker with full checks, ONNX Runtime in Python
# against ours in Java from the same raw values, and its size beside XGBoost's own JSON.
#
#   bench/onnx-check.sh MODEL_PACKAGE_DIR [--rows 50000] [--seed 1]
#
# After mvn -pl bench -am package -DskipTests. Ends with 1 when something does not hold.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec "$here/peers/python.sh" training "$here/peers/onnx_check.py" "$@"
