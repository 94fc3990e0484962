"""Rows a second: ours, and those of SDV's GaussianCopulaSynthesizer fitted on rows of ours.

Into memory: ours fills one array a column on one thread, SDV makes a data frame. Into a CSV file:
ours is the whole command, the start of its JVM included, SDV's is sample() and to_csv() in a
program that runs already. Run it through bench/sample.sh.
"""

import argparse
import datetime
import json
import os
import platform
import statistics
import subprocess
import tempfile
import time
import warnings
from pathlib import Path

import sdv
import yaml

from table import kinds, read, sample, synthesizer

ROOT = Path(__file__).resolve().parents[2]
BUILT_IN = ROOT / "contract" / "src" / "main" / "resources" / "datasets"
CALLS = 5
TRAINED_ON = 5_000
OUR_ROWS = 2_000_000
PEER_ROWS = 100_000


def java(main, *arguments):
    """Standard output of a class of bench's, or what generate is."""
    command = ["java", "-Xmx2g", "-cp", f"{ROOT}/bench/target/dist/lib/*", main]
    done = subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


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
    folder = BUILT_IN / dataset if (BUILT_IN / dataset).is_dir() else Path(dataset)
    kind = kinds(yaml.safe_load((folder / "dataset.yaml").read_text()))
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "rows.csv"
        ours_to_csv(dataset, TRAINED_ON, out)
        fitted = synthesizer(read(out)[list(kind)], kind)
        memory = json.loads(java("io.pulseline.bench.SampleTime", dataset, OUR_ROWS))
        peer_memory = PEER_ROWS / seconds(lambda: sample(fitted, PEER_ROWS))
        csv = OUR_ROWS / seconds(lambda: ours_to_csv(dataset, OUR_ROWS, out))
        peer_csv = PEER_ROWS / seconds(lambda: sample(fitted, PEER_ROWS).to_csv(out, index=False))
    now = datetime.datetime.now(datetime.timezone.utc)
    print(
        f"{now:%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, {platform.machine()},"
        f" load {os.getloadavg()[0]:.1f}, SDV {sdv.__version__}, dataset {dataset}"
    )
    print(f"  {'rows/s':14}{'ours':>14}{'SDV':>14}   ours/SDV")
    show("into memory", memory["rows_per_second"], peer_memory)
    show("into CSV", csv, peer_csv)


if __name__ == "__main__":
    main()
