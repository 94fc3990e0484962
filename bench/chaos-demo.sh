#!/usr/bin/env bash
# Demos in a row, each with a kill -9 at another seeded moment: exit code, seconds, peak memory of
# the whole process tree, and whether anything is left running. Fails at the first that does not
# hold.
#
#   bench/chaos-demo.sh [runs=10] [first seed=1]     PULSELINE_DEMO_ARGS: more arguments of demo
set -euo pipefail

runs=${1:-10}
seed=${2:-1}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=$work/data
read -ra more <<<"${PULSELINE_DEMO_ARGS:-}"

tree() { # all processes below a pid, itself included
  local child
  echo "$1"
  for child in $(pgrep -P "$1" || true); do tree "$child"; done
}

peak() { # MB of proportional memory of a process tree, sampled until it ends
  local pid=$1 sum most=0 one
  while kill -0 "$pid" 2>/dev/null; do
    sum=0
    for one in $(tree "$pid"); do
      sum=$((sum + $(awk '/^Pss:/ {print $2}' "/proc/$one/smaps_rollup" 2>/dev/null || echo 0)))
    done
    ((sum > most)) && most=$sum
    sleep 0.5
  done
  echo $((most / 1024))
}

printf '%4s %5s %8s %8s  %s\n' run seed seconds peak_MB counts
for ((run = 1; run <= runs; run++, seed++)); do
  # Every other run goes on with the data of the one before
  ((run % 2)) && rm -rf "$data"
  start=$(date +%s.%N)
  "$root/pulseline" demo --exit --json --data "$data" --seed "$seed" "${more[@]}" \
    >"$work/out" 2>"$work/err" &
  pid=$!
  memory=$(peak "$pid")
  code=0
  wait "$pid" || code=$?
  seconds=$(awk "BEGIN {print $(date +%s.%N) - $start}")
  counts=$(tail -n 1 "$work/out" | grep -o '"produced".*"kills":[0-9]*' | tr -d '"' || true)
  printf '%4d %5d %8.1f %8d  %s\n' "$run" "$seed" "$seconds" "$memory" "$counts"
  if ((code != 0)); then
    cat "$work/err" >&2
    echo "error: run $run (seed $seed) ended with exit code $code" >&2
    exit 1
  fi
  if pgrep -f -- "$data" >/dev/null; then
    pgrep -af -- "$data" >&2
    echo "error: run $run (seed $seed) left processes behind" >&2
    exit 1
  fi
done
