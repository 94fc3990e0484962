#!/usr/bin/env bash
# sample.sh [DATASET [ROWS]]: seconds of sampling rows into arrays on one thread, as one JSON line,
# to hold against bench/peers.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
[[ -d $here/target/dist/lib ]] || { echo "error: build first: mvn -pl bench -am package -DskipTests" >&2; exit 1; }
exec java -Xmx2g -cp "$here/target/dist/lib/*" io.pulseline.bench.SampleTime "${1:-heart-disease}" "${2:-1000000}"
