#!/usr/bin/env bash
# What serving costs: from exec to the first answer; requests a second, CPU a request and latencies of single rows over
# REST and gRPC, beside a bare Netty handler that makes the same call of ONNX Runtime; how warm the server is when it
# says so; KServe's and MLServer's own servers with the same trees; binary tensors against JSON; the tail beside large
# batches; large batches against ONNX Runtime alone. Distinct rows, 4 connections, the client beside the server on
# the same processors. Each ratio stands beside what is asked of it; exits with 1 when one falls short.
#
#   bench/serving.sh [MODEL_DIR] [--only PART…] [--json FILE]     without a package a model is trained; --help has the parts
#
# After mvn -Dmaven.test.skip package, with nothing else at work on the machine.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec python3 "$here/peers/serving.py" "$@"
