#!/usr/bin/env bash
# generate stream against kafka-producer-perf-test, in turn, into one local broker: the same records
# (the peer sends lines that our stream wrote), partitions and producer settings. Prints each run's
# records a second, then the ratio of the medians, with machine and date.
#
#   bench/stream-throughput.sh [records=1000000] [rounds=3]     after mvn package -DskipTests
set -euo pipefail

records=${1:-1000000}
rounds=${2:-3}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=$(mktemp -d)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
tools=("$java" -Xmx512m -cp "$root/embedded/connect/target/dist/lib/*")
# Ours are the defaults of generate stream; TOO_LARGE records are why it allows large requests
settings=(acks=all enable.idempotence=true linger.ms=5 batch.size=131072 compression.type=lz4
  max.request.size=4194304)

touch "$work/ready"
"$java" -Xmx1g -cp "$root/embedded/kafka/target/dist/lib/*" io.pulseline.embedded.kafka.KafkaMain \
  --data "$work/kafka" --port "${PULSELINE_BENCH_PORT:-19392}" >"$work/ready" 2>"$work/kafka.log" &
broker=$!
trap 'kill $broker 2>/dev/null; wait $broker 2>/dev/null; rm -rf "$work"' EXIT
for ((i = 0; i < 600; i++)); do
  grep -q '^READY' "$work/ready" && break
  kill -0 $broker 2>/dev/null || { cat "$work/kafka.log" >&2; exit 1; }
  sleep 0.1
done
bootstrap=$(awk '/^READY/ {print $3}' "$work/ready")

ours() { # topic records → records a second
  PULSELINE_BUILD=never "$root/pulseline" generate stream --dataset heart-disease --bootstrap "$bootstrap" \
    --topic "$1" --rate 0 --records "$2" --json 2>>"$work/ours.log" |
    tail -n 1 | sed -E 's/.*"produced":([0-9]+).*"seconds":([0-9.]+).*/\1 \2/' |
    awk '{printf "%.0f\n", $1 / $2}'
}

peer() { # topic → records a second
  "${tools[@]}" org.apache.kafka.tools.ProducerPerformance --topic "$1" --num-records "$records" \
    --throughput -1 --payload-file "$work/payload" \
    --producer-props "bootstrap.servers=$bootstrap" "${settings[@]}" 2>>"$work/peer.log" |
    tail -n 1 | sed -E 's/.* ([0-9.]+) records\/sec.*/\1/' | awk '{printf "%.0f\n", $1}'
}

median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

ours payload 20000 >"$work/first"
"${tools[@]}" org.apache.kafka.tools.consumer.ConsoleConsumer --bootstrap-server "$bootstrap" \
  --topic payload --from-beginning --max-messages 20000 >"$work/payload" 2>"$work/consumer.log"
bytes=$(awk '{n += length($0)} END {printf "%.0f", n / NR}' "$work/payload")

echo "$(date -u +%FT%TZ), $(nproc) cores, $(awk -F': ' '/model name/ {print $2; exit}' /proc/cpuinfo)," \
  "load $(cut -d' ' -f1 /proc/loadavg); $records records of $bytes bytes, 4 partitions, ${settings[*]}"
printf '%5s %12s %12s\n' round ours perf-test
for ((round = 1; round <= rounds; round++)); do
  # The stream creates the topics; each goes first in turn
  ours "ours-$round" 1 >"$work/first"
  ours "peer-$round" 1 >"$work/first"
  ((round % 2)) || peer "peer-$round" >>"$work/peer"
  ours "ours-$round" "$records" >>"$work/ours"
  ((round % 2 == 0)) || peer "peer-$round" >>"$work/peer"
  printf '%5d %12d %12d\n' "$round" "$(tail -n 1 "$work/ours")" "$(tail -n 1 "$work/peer")"
done
awk -v ours="$(median <"$work/ours")" -v peer="$(median <"$work/peer")" \
  'BEGIN {printf "median %11d %12d records/s: ratio %.2f\n", ours, peer, ours / peer}'
