"""Rows a second: ours, and those of SDV's GaussianCopulaSynthesizer fitted on rows of ours.

Into memory: ours fills one array a column on one thread, SDV makes a data frame. Into a CSV file:
ours is the whole command, the start of its JVM included, SDV's is sample() and to_csv() in a
program that runs already. Run it through bench/sample.sh.
"""

import argparse
import json
import statistics
import tempfile
import time
import warnings
from pathlib import Path

import sdv
import yaml

from copula import sample, synthesizer
from pulseline import descriptor, here, java
from table import kinds, read

CALLS = 5
TRAINED_ON = 5_000
OUR_ROWS = 2_000_000
PEER_ROWS = 100_000


def ours_to_csv(dataset, rows, out):
    arguments = ["generate", "sample", "--dataset", dataset, "--rows", rows, "--out", out]
    java("io.pulseline.generator.Main", *arguments)


def seconds(call):
    """The median of some calls."""
    taken = []
    for _ in range(CALLS):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def show(what, ours, peer):
    print(f"  {what:14}{ours:14,.0f}{peer:14,.0f}   {ours / peer:8.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", nargs="?", default="heart-disease", help="a name, or a folder")
    dataset = parser.parse_args().dataset
    warnings.filterwarnings("ignore")
    kind = kinds(yaml.safe_load(descriptor(dataset).read_text()))
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "rows.csv"
        ours_to_csv(dataset, TRAINED_ON, out)
        fitted = synthesizer(read(out)[list(kind)], kind)
        memory = json.loads(java("io.pulseline.bench.SampleTime", dataset, OUR_ROWS))
        peer_memory = PEER_ROWS / seconds(lambda: sample(fitted, PEER_ROWS))
        csv = OUR_ROWS / seconds(lambda: ours_to_csv(dataset, OUR_ROWS, out))
        peer_csv = PEER_ROWS / seconds(lambda: sample(fitted, PEER_ROWS).to_csv(out, index=False))
    print(f"{here()}, SDV {sdv.__version__}, dataset {dataset}")
    print(f"  {'rows/s':14}{'ours':>14}{'SDV':>14}   ours/SDV")
    show("into memory", memory["rows_per_second"], peer_memory)
    show("into CSV", csv, peer_csv)


if __name__ == "__main__":
    main()
