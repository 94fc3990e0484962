"""A model package as a Python client sees it: raw values in, label and probabilities out."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pandas as pd

UNKNOWN = -np.inf
LARGEST = np.finfo(np.float32).max


class Graph:
    """The graph of a package folder and the columns that its manifest says it takes."""

    def __init__(self, package):
        self.file = Path(package, "model.onnx")
        self.signature = json.loads(Path(package, "model.json").read_text())["signature"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(self.file, options)

    @property
    def target(self):
        return self.signature["target"]["name"]

    @property
    def classes(self):
        """The target's values, in the order of the probabilities."""
        return [category["value"] for category in self.signature["target"]["categories"]]

    def features(self, table):
        """Float32 [N,F] from the raw values of a data frame."""
        columns = [feature(table[column["name"]], column) for column in self.signature["features"]]
        return np.column_stack(columns).astype(np.float32)

    def answer(self, features):
        """Labels [N] and probabilities [N,K]."""
        return self.session.run(["label", "probabilities"], {"features": features})

    def probability(self, table, value):
        """Of each row of a data frame, the probability of one of the target's values."""
        return self.answer(self.features(table))[1][:, self.classes.index(value)]


def feature(values, column):
    """By the rule of scorer's ColumnFeature.

    A number is itself, a category its code; what is missing, or beyond all floats, is NaN, and a
    category of no code is -inf.
    """
    if "codes" not in column:
        numbers = pd.to_numeric(values).to_numpy(float)
        return np.where(np.abs(numbers) > LARGEST, np.nan, numbers)
    known = {category["value"]: code for category, code in zip(column["categories"], column["codes"])}
    if column["type"] == "INTEGER":
        known = {float(value): code for value, code in known.items()}
        values = pd.to_numeric(values)
    codes = values.map(known).fillna(UNKNOWN)
    return codes.mask(values.isna(), np.nan).to_numpy(float)
