#!/usr/bin/env bash
# The score job under promotions and kill -9, on a real Kafka and Elasticsearch: in each round a version
# goes into production in mid-stream, and the job's process is killed up to 1,200 records later. Fails
# unless every record that was sent has exactly one committed prediction, the versions of a partition
# never go back, and each prediction is to the last bit what the named version says of the record alone.
# The short form of it is a test; this is the same with more rounds.
#
#   bench/score-kill.sh [ROUNDS=20] [SEED=1]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
exec mvn -B -ntp -q -f "$root/pom.xml" -pl flink-jobs -am -Dtest=ScoreRestartTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Dpulseline.score.rounds="${1:-20}" \
  -Dpulseline.score.seed="${2:-1}" package
