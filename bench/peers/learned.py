"""A model of `train run`, and the rows that it learned from."""

import json
from pathlib import Path

import numpy as np
import pandas as pd

from pulseline import pulseline


def model(dataset, lake, work):
    """The package of a training on a lake; a second one in the same work folder repeats nothing."""
    command = ["train", "run", "--dataset", dataset, "--lake", lake, "--work", work]
    said = pulseline(*command, "--promote", "never", "--json")
    return Path(json.loads(said.splitlines()[-1])["package"])


class Learned:
    """The manifest of a package, and its training rows as a data frame of its features.

    Which of the prepared rows were held out follows from a hash (trainer's TableFile and Split);
    that the others are those of the baseline is made sure of by counting them on its bins.
    """

    def __init__(self, package, work):
        self.manifest = json.loads((package / "model.json").read_text())
        self.columns = self.manifest["signature"]["features"]
        table = pd.read_parquet(work / "table.parquet")
        held_out = held(table, self.manifest)
        self.rows = table.loc[~held_out, [column["name"] for column in self.columns]]
        self.rows = self.rows.astype(np.float64).reset_index(drop=True)
        for column in filter(self.is_numeric, self.columns):
            if not np.allclose(self.shares(column["name"]), self.baseline(column["name"])["shares"]):
                raise SystemExit(f"error: {package} has not learned from these rows: {column['name']}")

    def is_numeric(self, column):
        return column["kind"] == "numeric"

    def baseline(self, name):
        return self.manifest["baseline"][name]

    def shares(self, name):
        values = self.rows[name].dropna().to_numpy(np.float32)
        edges = np.array(self.baseline(name)["edges"])
        bins = np.searchsorted(edges, values, side="right")
        return np.bincount(bins, minlength=len(edges) + 1) / len(values)


def held(table, manifest):
    """Of each class the rows with the least keys."""
    chosen = manifest["hyperparameters"]
    keys = mixed(
        mixed(mixed(np.uint64(chosen["seed"])) ^ unsigned(table["kafka_partition"]))
        ^ unsigned(table["kafka_offset"])
    ).view(np.int64)
    classes = table[manifest["signature"]["target"]["name"]]
    rank = pd.Series(keys, table.index).groupby(classes).rank(method="first")
    size = classes.groupby(classes).transform("size")
    return rank <= np.floor(size * float(chosen["test_share"]) + 0.5)


def unsigned(values):
    return values.to_numpy(np.int64).view(np.uint64)


def mixed(bits):
    """One step of SplitMix64, as trainer's SplitMix."""
    with np.errstate(over="ignore"):
        z = bits + np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return z ^ (z >> np.uint64(31))
