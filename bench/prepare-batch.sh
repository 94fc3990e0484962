#!/usr/bin/env bash
# `job prepare` beside `train prepare` on the same lake of generated rows: seconds, CPU-seconds and peak
# memory of each process, and whether table.parquet and prepare.json are the same to the last byte. Ends
# with 1 when they are not.
#
#   bench/prepare-batch.sh [ROWS=1000000] [FILES=1000] [PARALLELISM=4] [--data DIR] [PREPARE OPTION…]
#
# --data keeps the lake for the next time. What else is said, --drop-duplicates for example, both get.
set -euo pipefail

rows=${1:-1000000}
files=${2:-1000}
parallelism=${3:-4}
shift $(($# < 3 ? $# : 3))
dataset=heart-disease
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
pulseline=$root/pulseline
folder=$(mktemp -d "${TMPDIR:-/tmp}/prepare-batch.XXXXXX")
trap 'rm -rf "$folder"' EXIT
data=$folder
if [[ ${1:-} == --data ]]; then
  data=$2
  shift 2
fi
lake=$data/lake-$rows-$files

if [[ ! -d $lake ]]; then
  mkdir -p "$data"
  "$pulseline" generate sample --dataset "$dataset" --rows "$rows" --seed 1 --out "$folder/rows.parquet"
  "$root/bench/peers/python.sh" training "$root/bench/peers/lake.py" \
    "$folder/rows.parquet" "$lake.draft" "$dataset" $(((rows + files - 1) / files))
  mv "$lake.draft" "$lake"
  rm "$folder/rows.parquet"
fi

# measured NAME COMMAND…: GNU time tells what a process took
measured() {
  local name=$1
  shift
  /usr/bin/time -q -f '%e %U %S %M' -o "$folder/$name.time" "$pulseline" "$@" \
    --dataset "$dataset" --lake "$lake" --work "$folder/$name" >"$folder/$name.out" 2>&1 ||
    { cat "$folder/$name.out" >&2; exit 1; }
  awk -v name="$name" '{ printf "%-6s %8.1f s  %8.1f CPU-s  %6d MB\n", name, $1, $2 + $3, $4 / 1024 }' \
    "$folder/$name.time"
}

date -u +"%F  $(nproc) processors, $rows rows in $(find "$lake" -name '*.parquet' | wc -l) files, parallelism $parallelism"
measured train train prepare "$@"
measured job job prepare --parallelism "$parallelism" "$@"
for file in table.parquet prepare.json; do
  cmp "$folder/train/$file" "$folder/job/$file" || { echo "$file is not the same" >&2; exit 1; }
done
sha256sum "$folder/job/table.parquet" | awk '{ print "the same table.parquet, " $1 }'
