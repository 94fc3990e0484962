#!/usr/bin/env bash
# How soon a drift is found and how often one that is not there: the monitor beside Evidently's PSI and
# Kolmogorov-Smirnov presets, on the same one-minute windows and against the same training rows.
#
#   bench/drift.sh [--rates 1000 10] [--seeds 20] [--windows 1440] [--reports 10] [--data DIR] [--json FILE]
#
# After mvn -pl bench -am package -DskipTests. --data keeps the lake and its model for the next time.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
"$root/pulseline" train --help >/dev/null # builds when needed
exec "$root/bench/peers/python.sh" drift "$root/bench/peers/drift.py" "$@"
