#!/usr/bin/env bash
# What one prediction over REST costs the server in CPU time: in its first 8 s, the next 8 s, and
# then, with the flags of a demo (quick to start), of `up` (full compiler) and of `pulseline serve`.
# One client, one connection, one row a request; then JSON beside binary tensors, in batches of several
# sizes. Ratios of one run; print machine and date with them.
#
#   bench/serving-cpu.sh MODEL_DIR      after mvn package -DskipTests
set -euo pipefail

model=${1:?which model package? a folder with model.onnx and model.json}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
server=
finish() {
  [[ -z $server ]] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

start() { # name, JVM flags…
  local name=$1 i
  shift
  : >"$work/out" # the server before has written its line there
  "$java" "$@" -cp "$root/serving/target/dist/lib/*" io.pulseline.serving.Main \
    --model_name=m --model_dir="$model" --host=127.0.0.1 --http_port=0 --grpc_port=0 >"$work/out" &
  server=$!
  for ((i = 0; i < 600; i++)); do
    url=$(sed -n 's/^READY serving \([^ ]*\) .*/\1/p' "$work/out")
    [[ -n $url ]] && break
    kill -0 "$server" || exit 1
    sleep 0.1
  done
  echo "$name: $*"
}

load() { # class, arguments…
  "$java" -XX:TieredStopAtLevel=1 -cp "$root/bench/target/dist/lib/*" \
    "io.pulseline.bench.$1" "$url" "${@:2}"
}

stop() {
  kill "$server"
  wait "$server"
  server=
}

echo "$(grep -m1 -o 'model name.*' /proc/cpuinfo | cut -d: -f2-), $(nproc) cores, $(date -uI)"
start demo -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto
load RestLoad m "$server" 8 8 8
stop
start up -Xmx128m -XX:+UseSerialGC -Xshare:auto
load RestLoad m "$server" 8 8 8
stop
start serve -Xmx512m
load RestLoad m "$server" 8 8 8
load RestForms m "$server" 1 8 64 512 4096
stop
