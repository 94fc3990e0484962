#!/usr/bin/env bash
# Structural mutations of valid envelopes through the codec, beside a slow reference reader that no
# library helps: no exception but a typed rejection, nothing accepted that the reference reads
# otherwise. Ends with the counts by outcome, or with the first input that does not hold.
#
#   bench/codec-fuzz.sh [inputs=1000000] [seed=20261128]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
exec mvn -q -B -ntp -f "$root/pom.xml" -pl contract test -Dtest=CodecFuzzTest \
  -Dpulseline.fuzz.inputs="${1:-1000000}" -Dpulseline.fuzz.seed="${2:-20261128}"
