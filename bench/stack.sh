#!/usr/bin/env bash
# The stack that people keep running, at full rate: heart-disease records from Kafka to the index and
# the lake, as `./pulseline up` starts it, and bare: the same job and index with every server on the
# JVM's own flags and 1 GB. Prints how long the first and the second million took to be indexed and
# Elasticsearch's CPU time for each, then the ratio of the second ones, with machine and date. Ends
# with the ledger of what `up` holds. Nothing else should run beside it.
#
#   bench/stack.sh [records=2000000] [port base=19600]     after mvn package -DskipTests
set -euo pipefail

records=${1:-2000000}
base=${2:-19600}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
export PULSELINE_BUILD=never
children=()

stop_children() { # in the reverse of their order
  local i
  for ((i = ${#children[@]} - 1; i >= 0; i--)); do
    kill "${children[i]}" 2>/dev/null || true
    wait "${children[i]}" 2>/dev/null || true
  done
  children=()
}
finish() {
  stop_children
  "$root/pulseline" down --data "$work/up" >>"$work/log" 2>&1 || true
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
  cat "$1" >&2
  echo "error: $1 never said READY" >&2
  exit 1
}

server() { # name, heap, main class, arguments…
  local name=$1 heap=$2 main=$3
  shift 3
  "$java" "-Xmx$heap" -cp "$root/embedded/$name/target/dist/lib/*" "$main" "$@" \
    >"$work/$name.out" 2>"$work/$name.err" &
  children+=($!)
  await_ready "$work/$name.out" $!
}

cpu_ticks() { # pid → user and system time
  awk '{print $14 + $15}' "/proc/$1/stat"
}

listener() { # port → pid of the process that listens there
  ss -Hltnp "sport = :$1" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -n 1
}

indexed() { # Elasticsearch's port → documents so far
  curl -fs "http://127.0.0.1:$1/heart-disease/_count" 2>/dev/null |
    sed -n 's/.*"count":\([0-9]*\).*/\1/p' || true
}

# Streams the records, then writes "seconds CPU-seconds" of each million to a file
measure() { # name, bootstrap, Elasticsearch's port
  local pid count=0 million=1000000 ticks started now cpu
  pid=$(listener "$3")
  "$root/pulseline" generate stream --dataset heart-disease --bootstrap "$2" \
    --topic heart-disease.records --rate 0 --records "$records" >>"$work/log" 2>&1 &
  children+=($!)
  : >"$work/$1.millions"
  ticks=$(cpu_ticks "$pid")
  started=$(date +%s.%N)
  while ((million <= records)); do
    sleep 0.2
    count=$(indexed "$3")
    if ((${count:-0} >= million)); then
      now=$(date +%s.%N)
      cpu=$(cpu_ticks "$pid")
      awk "BEGIN {printf \"%.1f %.1f\n\", $now - $started, ($cpu - $ticks) / $(getconf CLK_TCK)}" \
        >>"$work/$1.millions"
      started=$now ticks=$cpu million=$((million + 1000000))
    fi
  done
  awk -v name="$1" '{printf "%-6s %8d %10s %14.0f %10s\n", name, NR, $1, 1e6 / $1, $2}' "$work/$1.millions"
}

bare() {
  server kafka 1g io.pulseline.embedded.kafka.KafkaMain \
    --data "$work/kafka" --port "$base" --controller-port $((base + 1))
  server elasticsearch 1g io.pulseline.embedded.elasticsearch.ElasticsearchMain \
    --data "$work/elasticsearch" --port $((base + 2)) --transport-port $((base + 3))
  export AWS_ACCESS_KEY_ID=bench AWS_SECRET_ACCESS_KEY=bench-secret-of-this-run
  server s3 1g io.pulseline.embedded.s3.S3Main \
    --data "$work/s3" --port $((base + 4)) --bucket pulseline
  "$root/pulseline" job ingest --dataset heart-disease --bootstrap "127.0.0.1:$base" \
    --topic heart-disease.records --dead-letter-topic heart-disease.dead-letters \
    --elasticsearch "http://127.0.0.1:$((base + 2))" --index heart-disease \
    --lake s3://pulseline --s3-endpoint "http://127.0.0.1:$((base + 4))" \
    --checkpoints "$work/checkpoints" >"$work/ingest.out" 2>"$work/ingest.err" &
  children+=($!)
  await_ready "$work/ingest.out" $!
  measure bare "127.0.0.1:$base" $((base + 2))
  stop_children
  unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
}

up() {
  "$root/pulseline" up --data "$work/up" --port-base "$base" >>"$work/log" 2>&1
  measure up "127.0.0.1:$base" $((base + 2))
}

echo "$(date -u +%FT%TZ), $(nproc) cores, $(awk -F': ' '/model name/ {print $2; exit}' /proc/cpuinfo)," \
  "load $(cut -d' ' -f1 /proc/loadavg); $records records of heart-disease"
printf '%-6s %8s %10s %14s %10s\n' stack million seconds 'records/s' 'ES CPU-s'
bare
up
awk 'FNR == 2 {second[FILENAME] = $1; files[++n] = FILENAME}
  END {if (n == 2) printf "second million, bare / up: %.2f\n", second[files[1]] / second[files[2]]}' \
  "$work/bare.millions" "$work/up.millions"
"$root/pulseline" verify --data "$work/up"
