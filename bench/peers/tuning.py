"""Defaults against tuned hyperparameters on a table that `generate fit` describes.

Each repeat divides the rows by another seed, and tunes on its training rows alone.
Run it through bench/tune.sh.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

import numpy as np

import lake
from generated import NAME, recorded
from pulseline import here, pulseline
from table import read

METRICS = ("log_loss", "auc", "accuracy", "f1_weighted")


def step(name, dataset, work, *arguments):
    """The result of a step, and the seconds that it took."""
    start = time.perf_counter()
    out = pulseline("train", name, "--dataset", dataset, "--work", work, "--json", *arguments)
    return json.loads(out.splitlines()[-1]), time.perf_counter() - start


def judged(dataset, work, *arguments):
    """Metrics on the held-out rows of a model that is fitted so."""
    step("fit", dataset, work, *arguments)
    return step("evaluate", dataset, work)[0]["metrics"]


def repeat(dataset, where, work, seed, arguments):
    """Metrics by who chose the hyperparameters, and the seconds of the search."""
    step("prepare", dataset, work, "--lake", where, "--seed", seed)
    found, seconds = step("tune", dataset, work, *arguments)
    return (
        judged(dataset, work),
        judged(dataset, work, "--params", found["params"]),
        seconds,
    )


def show(found):
    """One line a metric; differences are of the same rows."""
    print(f"  {'':14}{'defaults':>10}{'tuned':>9}{'difference':>12}   standard error of it")
    for name in METRICS:
        before, after = (np.array([pair[who][name] for pair in found]) for who in (0, 1))
        gain = after - before
        error = f"{gain.std(ddof=1) / np.sqrt(len(found)):.4f}" if len(found) > 1 else "-"
        print(f"  {name:14}{before.mean():10.4f}{after.mean():9.4f}{gain.mean():+12.4f}   {error}")
    print(f"  a search took {np.mean([seconds for _, _, seconds in found]):.1f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csv", type=Path, help="a table, for example Cleveland's")
    parser.add_argument("target", help="its column to predict")
    parser.add_argument("--repeats", type=int, default=5, help="divisions into two parts")
    parser.add_argument(
        "--tune", dest="arguments", default="", type=str.split, help="more options of 'train tune'"
    )
    options = parser.parse_args()
    table = read(options.csv, dtype=str)
    print(
        f"{here()}; {len(table)} rows, {options.repeats} divisions {' '.join(options.arguments)}",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        dataset, where = folder / "dataset", folder / "lake"
        pulseline(
            *("generate", "fit", "--csv", options.csv, "--target", options.target),
            *("--out", dataset, "--name", NAME),
        )
        lake.write([recorded(table, dataset)], where, NAME)
        show(
            [
                repeat(dataset, where, folder / f"work-{seed}", seed, options.arguments)
                for seed in range(options.repeats)
            ]
        )


if __name__ == "__main__":
    main()
