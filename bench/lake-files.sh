#!/usr/bin/env bash
# How many files an hour of the lake has: a stream at a steady rate through `job ingest` into a folder,
# which DuckDB reads every two seconds meanwhile. Ends with files and rows of each hour, or with 1 as
# soon as rows are missing that were there, or are there twice.
#
#   bench/lake-files.sh [SECONDS=3600] [RATE=1000] [--checkpoint-interval 2s --merge-files 5m …]
#
# What else is said goes to the job. An hour twenty times as fast: 180 20000 --checkpoint-interval 100ms
# --merge-files 15s.  After mvn package -DskipTests.
set -euo pipefail

seconds=${1:-3600}
rate=${2:-1000}
shift $(($# < 2 ? $# : 2))
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d "${TMPDIR:-/tmp}/lake-files.XXXXXX")
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
export PULSELINE_BUILD=never
children=()
finish() {
  local i
  for ((i = ${#children[@]} - 1; i >= 0; i--)); do
    kill "${children[i]}" 2>/dev/null || true
    wait "${children[i]}" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT

await_ready() { # file, pid
  local i
  for ((i = 0; i < 1200; i++)); do
    grep -q '^READY' "$1" && return
    kill -0 "$2" 2>/dev/null || break
    sleep 0.1
  done
  cat "$1" "${1%.out}.err" >&2
  exit 1
}

"$java" -Xmx1g -cp "$root/embedded/kafka/target/dist/lib/*" io.pulseline.embedded.kafka.KafkaMain \
  --data "$work/kafka" --port "${PULSELINE_BENCH_PORT:-19392}" >"$work/kafka.out" 2>"$work/kafka.err" &
children+=($!)
await_ready "$work/kafka.out" $!
bootstrap=$(awk '/^READY/ {print $3}' "$work/kafka.out")
"$root/pulseline" job ingest --dataset heart-disease --bootstrap "$bootstrap" --no-index \
  --lake "$work/lake" --checkpoints "$work/checkpoints" "$@" >"$work/ingest.out" 2>"$work/ingest.err" &
children+=($!)
await_ready "$work/ingest.out" $!

echo "$(date -u +%FT%TZ), $(nproc) cores; $rate records/s for $seconds s, job ingest --no-index $*"
"$root/pulseline" generate stream --dataset heart-disease --bootstrap "$bootstrap" \
  --topic heart-disease.records --records $((seconds * rate)) --rate "$rate" >"$work/stream.out" 2>&1 &
children+=($!)
"$java" -cp "$root/flink-jobs/target/dist/lib/*" "$root/bench/src/main/java/io/pulseline/bench/LakeWatch.java" \
  "$work/lake/raw/heart-disease" $((seconds * rate))
