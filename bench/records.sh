#!/usr/bin/env bash
# Rows and JSON records a second on one core, and their ratios, by JMH (about 2 minutes).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
[[ -d $here/target/dist/lib ]] || { echo "error: build first: mvn -pl bench -am package -DskipTests" >&2; exit 1; }
exec java -cp "$here/target/dist/lib/*" io.pulseline.bench.Main
