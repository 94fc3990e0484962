#!/usr/bin/env bash
# The same records as JSON and as Avro, each through `up`: generator, Kafka, ingest, index and lake, with
# a real schema registry beside them. Prints bytes a record in Kafka, records a second of the generator
# and of the whole path, CPU-seconds of the generator and of the ingest job, and the two ledgers, which
# have to be equal like the rows of the two lakes; with machine, load and date. Nothing else should run
# beside it.
#
#   bench/avro.sh [records=500000] [port base=19700]     after mvn package -DskipTests
set -euo pipefail

records=${1:-500000}
base=${2:-19700}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# With maven.test.skip the registry's own jars are left out
compgen -G "$root/embedded/schemas/target/dist/lib/apicurio-registry-app-*" >/dev/null ||
  { echo "error: build first: mvn package -DskipTests (not -Dmaven.test.skip)" >&2; exit 1; }
work=$(mktemp -d)
: >"$work/log"
dataset=heart-disease
topic=$dataset.records
# Those that both forms can have, but for TOO_LARGE, which would be most of the bytes
kinds=NO_VALUE,OUT_OF_RANGE,UNKNOWN_CATEGORY,BAD_TIMESTAMP
export PULSELINE_BUILD=never
# Each command's --schema-registry, the jobs' that `up` starts among them
export PULSELINE_SCHEMA_REGISTRY=http://127.0.0.1:$((base + 50))/apis/ccompat/v7

registry=
stop_registry() {
  [[ -z $registry ]] || { kill "$registry" 2>/dev/null && wait "$registry" 2>/dev/null; } || true
  registry=
}
finish() {
  local status=$? form
  ((status == 0)) || tail -n 5 "$work/log" >&2
  for form in json avro; do
    [[ ! -d $work/$form ]] || "$root/pulseline" down --data "$work/$form" >>"$work/log" 2>&1 || true
  done
  stop_registry
  rm -rf "$work"
}
trap finish EXIT

start_registry() { # form; a subject is of one form, so each has a registry of its own
  local out=$work/$1.registry
  touch "$out"
  "$java" -Xmx256m -cp "$root/embedded/schemas/target/dist/lib/*" io.pulseline.embedded.schemas.SchemaRegistryMain \
    --data "$work/$1.schemas" --port $((base + 50)) >"$out" 2>&1 &
  registry=$!
  for ((i = 0; i < 1200; i++)); do
    ! grep -q '^READY' "$out" || return 0
    kill -0 $registry 2>/dev/null || { cat "$out" >&2; exit 1; }
    sleep 0.1
  done
}

field() { # name → its number in the JSON on standard input
  sed -E "s/.*\"$1\":([0-9.]+).*/\1/"
}

cpu() { # pid → CPU-seconds so far
  awk -v hz="$(getconf CLK_TCK)" '{printf "%.1f", ($14 + $15) / hz}' "/proc/$1/stat"
}

ingest() { # pid of the job's process, the youngest that uses this data folder
  pgrep -n -f "io.pulseline.jobs.Main.*$work/$1" || pgrep -n -f 'io.pulseline.jobs.Main job'
}

indexed() {
  curl -fs "http://127.0.0.1:$((base + 2))/$dataset/_count" 2>/dev/null |
    sed -n 's/.*"count":\([0-9]*\).*/\1/p' || true
}

stored() { # topic → bytes of its records on the broker's disk
  find "$work/$1" -path "*/$2-[0-9]/*.log" -printf '%s\n' | awk '{n += $1} END {print n}'
}

stream() { # form, topic, records, more…
  local form=$1 to=$2 count=$3
  shift 3
  "$root/pulseline" generate stream --dataset $dataset --bootstrap "127.0.0.1:$base" --topic "$to" \
    --value-format "$form" --seed 7 --rate 0 --records "$count" --json "$@" 2>>"$work/log" | tail -n 1
}

measure() { # form
  local form=$1 started totals corrupted pid before after generator
  start_registry "$form"
  "$root/pulseline" up --ingest-only --data "$work/$form" --port-base "$base" >>"$work/log" 2>&1
  pid=$(ingest "$form")
  before=$(cpu "$pid")
  started=$(date +%s.%N)
  TIMEFORMAT='%U %S'
  { time totals=$(stream "$form" $topic "$records" --corrupt 0.01 --corrupt-kinds $kinds); } 2>"$work/time"
  generator=$(awk '{printf "%.1f", $1 + $2}' "$work/time")
  corrupted=$(sed -E 's/.*"corrupted":\{([^}]*)\}.*/\1/' <<<"$totals" | tr ',' '\n' | awk -F: '{n += $2} END {print n + 0}')
  until [[ $(indexed) == $((records - corrupted)) ]]; do
    sleep 0.2
  done
  after=$(date +%s.%N)
  printf '%-5s %10.1f %12.1f %13.0f %13.0f %11s %11.1f\n' "$form" \
    "$(awk "BEGIN {print $(stored "$form" $topic) / $records}")" \
    "$(plain "$form")" \
    "$(awk "BEGIN {print $records / $(field seconds <<<"$totals")}")" \
    "$(awk "BEGIN {print $records / ($after - $started)}")" \
    "$generator" "$(awk "BEGIN {print $(cpu "$pid") - $before}")"
  # Rows and dead letters are there with the next checkpoint
  for ((i = 0; i < 100; i++)); do
    "$root/pulseline" verify --json --data "$work/$form" >"$work/$form.ledger" 2>>"$work/log" && break
    sleep 0.5
  done
  "$root/pulseline" down --data "$work/$form" >>"$work/log" 2>&1
  stop_registry
}

plain() { # form → bytes a record without compression, of good records
  stream "$1" plain 50000 --compression none >>"$work/log"
  awk "BEGIN {print $(stored "$1" plain) / 50000}"
}

echo "$(date -u +%FT%TZ), $(nproc) cores, $(awk -F': ' '/model name/ {print $2; exit}' /proc/cpuinfo)," \
  "load $(cut -d' ' -f1 /proc/loadavg); $records records of $dataset, 1 % corrupt"
printf '%-5s %10s %12s %13s %13s %11s %11s\n' form 'B/rec lz4' 'B/rec plain' 'generator/s' 'whole path/s' 'gen CPU-s' 'ingest CPU-s'
measure json
measure avro
head -c 2000 "$work/json.ledger"
if cmp -s "$work/json.ledger" "$work/avro.ledger"; then
  echo "ledgers: equal"
else
  echo "ledgers: differ"
  diff "$work/json.ledger" "$work/avro.ledger" || true
fi
lake() { dirname "$(find "$work/$1" -type d -path '*/raw/*' -name 'date=*' | head -n 1)"; }
"$java" -cp "$root/bench/target/dist/lib/*" io.pulseline.bench.SameRows "$(lake json)" "$(lake avro)"
