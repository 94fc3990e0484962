#!/usr/bin/env bash
# Kafka to Elasticsearch and Parquet: `job ingest` beside the tutorial's Spark job and a bare bulk loader, all on the
# same servers, topic and two cores: records a second, CPU-seconds of each process, and their ratios of one run. Then
# what Parquet alone, parsing alone, and monitor and score beside ingest cost.
#
#   bench/ingest.sh [RECORDS=2000000] [--without spark,bulk,lake,parse,all] [--json FILE]
#
# After mvn -Dmaven.test.skip package; nothing else should run beside it. Python, PySpark and Spark's Kafka connector
# are installed on first use.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
exec "$here/peers/python.sh" ingest "$here/peers/ingest.py" "$@"
