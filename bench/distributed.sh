#!/usr/bin/env bash
# `train fit` by one process, by two and by four, on the same prepared rows, all on this machine: seconds,
# the largest worker's memory, and the AUC on the same held-out rows, which may differ by 0.002. Then one
# of two is killed in mid-training: the other has to end with one line, and nothing may be written.
#
#   bench/distributed.sh [ROWS=1000000] [DATASET=heart-disease]
set -euo pipefail

rows=${1:-1000000}
dataset=${2:-heart-disease}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
pulseline=$root/pulseline
folder=$(mktemp -d "${TMPDIR:-/tmp}/distributed.XXXXXX")
pids=()
trap 'kill -9 "${pids[@]}" 2>/dev/null || true; rm -rf "$folder"' EXIT
export OMP_WAIT_POLICY=PASSIVE

"$pulseline" generate sample --dataset "$dataset" --rows "$rows" --seed 1 --out "$folder/rows.parquet"
"$root/bench/peers/python.sh" training "$root/bench/peers/lake.py" "$folder/rows.parquet" "$folder/lake" "$dataset"
"$pulseline" train prepare --dataset "$dataset" --lake "$folder/lake" --work "$folder/1"
for workers in 2 4 killed; do cp -r "$folder/1" "$folder/$workers"; done

# worker WORK NUMBER OF PORT ARGS…: becomes one worker; GNU time notes its memory
worker() {
  local work=$1 task=$2 workers=$3 port=$4
  shift 4
  [[ $workers == 1 ]] || export DMLC_TRACKER_URI=127.0.0.1 DMLC_TRACKER_PORT=$port \
    DMLC_NUM_WORKER=$workers DMLC_TASK_ID=$task
  exec /usr/bin/time -q -f %M -o "$work/memory.$task" java -Xmx1g -XX:+UseParallelGC \
    -cp "$root/trainer/target/dist/lib/*" io.pulseline.trainer.Main \
    train fit --dataset "$dataset" --work "$work" "$@" >"$work/out.$task" 2>"$work/err.$task"
}

# fit WORKERS: tells seconds, memory and AUC
fit() {
  local workers=$1 work=$folder/$1 from=$EPOCHREALTIME task
  pids=()
  for ((task = 0; task < workers; task++)); do
    worker "$work" "$task" "$workers" $((29500 + workers)) --threads $((workers == 1 ? 2 : 1)) &
    pids+=($!)
  done
  for task in "${!pids[@]}"; do
    wait "${pids[task]}" || { cat "$work/err.$task" >&2; exit 1; }
  done
  local seconds auc memory
  seconds=$(awk "BEGIN {printf \"%.1f\", $EPOCHREALTIME - $from}")
  memory=$(sort -n "$work"/memory.* | tail -1)
  auc=$("$pulseline" train evaluate --dataset "$dataset" --work "$work" --json |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["metrics"]["auc"])')
  echo "$auc" >"$work/auc"
  printf '%d workers  %6s s  %5d MB each at most  AUC %.4f\n' \
    "$workers" "$seconds" $((memory / 1024)) "$auc"
}

date -u +"%F  $(nproc) processors, $rows rows"
for workers in 1 2 4; do fit "$workers"; done
for workers in 2 4; do
  awk -v a="$(cat "$folder/1/auc")" -v b="$(cat "$folder/$workers/auc")" \
    'BEGIN { d = a - b; exit (d < 0 ? -d : d) > 0.002 }' ||
    { echo "$workers workers are not as good as one" >&2; exit 1; }
done

work=$folder/killed
pids=()
for task in 0 1; do
  worker "$work" "$task" 2 29506 --rounds 100000 --early-stopping 0 --threads 1 &
  pids+=($!)
done
until grep -q '^fit: ' "$work/err.0" 2>/dev/null; do
  kill -0 "${pids[0]}" 2>/dev/null || { cat "$work/err.0" >&2; exit 1; }
  sleep 0.2
done
from=$EPOCHREALTIME
# the JVM is the child of the time that measures it
kill -9 "$(ps -o pid= --ppid "${pids[1]}")"
status=0
wait "${pids[0]}" || status=$?
printf 'killed     the other ended with code %d after %.1f s: %s\n' "$status" \
  "$(awk "BEGIN {print $EPOCHREALTIME - $from}")" "$(grep '^error: ' "$work/err.0")"
if ((status == 0)) || [[ -e $work/fit.json || -e $work/model.onnx || -e $work/booster.ubj ]]; then
  echo "something was written although a worker was killed" >&2
  exit 1
fi
