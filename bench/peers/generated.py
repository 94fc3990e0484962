"""A model trained on generated rows against one trained on the real rows they were learned from.

Cross-validated: a copula is fitted on four folds with `generate fit`, which sees no more. One model
is trained on the real rows of those folds, one on rows of the copula, both by `train run` with its
defaults, and both answer for the real fifth fold, from raw values, with onnxruntime. AUC is the mean
over folds. Calibration error is that of one repeat's answers for all rows: ten bins of equally many
rows by probability, mean |mean probability - share of positives|, averaged over repeats.
Run it through bench/train-on-generated.sh.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import yaml
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score
from sklearn.model_selection import StratifiedKFold

import lake
from graph import Graph
from pulseline import here, pulseline
from table import read

FOLDS = 5
BINS = 10
NAME = "bench"
# What the issue asks for
AUC_WITHIN = 0.01
CALIBRATION_WITHIN = 0.02


def generated(train, target, rows, seed, folder):
    """The dataset that `generate fit` makes of real rows, and a Parquet file of its rows."""
    csv, dataset, out = folder / "train.csv", folder / "dataset", folder / "rows.parquet"
    train.to_csv(csv, index=False)
    pulseline(
        *("generate", "fit", "--csv", csv, "--target", target),
        *("--out", dataset, "--name", NAME, "--force"),
    )
    pulseline(
        *("generate", "sample", "--dataset", dataset),
        *("--rows", rows, "--seed", seed, "--out", out),
    )
    return dataset, out


def recorded(table, dataset):
    """Real rows in the types of the lake."""
    types = {"integer": pa.int64(), "float": pa.float64(), "string": pa.string()}
    rows = {}
    for column in yaml.safe_load((dataset / "dataset.yaml").read_text())["columns"]:
        texts, kind = table[column["name"]], types[column["type"]]
        values = texts if kind == pa.string() else pd.to_numeric(texts)
        rows[column["name"]] = pa.array(values, kind, from_pandas=True)
    return pa.table(rows)


def model(rows, dataset, folder, arguments):
    """Trained by `train run` on an Arrow table."""
    lake.write([rows], folder / "lake", NAME)
    out = pulseline(
        *("train", "run", "--dataset", dataset, "--lake", folder / "lake"),
        *("--work", folder / "work", "--promote", "never", "--json", *arguments),
    )
    return Graph(json.loads(out.splitlines()[-1])["package"])


def calibration_error(positive, probability):
    order = np.argsort(probability, kind="stable")
    bins = np.array_split(order, BINS)
    gaps = [len(rows) * abs(probability[rows].mean() - positive[rows].mean()) for rows in bins]
    return sum(gaps) / len(positive)


def fold(table, train, test, target, seed, options):
    """Probabilities of the test rows by the model of real rows and by that of generated ones."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        dataset, rows = generated(table.iloc[train], target, options.rows, seed, folder)
        return [
            model(examples, dataset, folder / who, options.arguments).probability(
                table.iloc[test], options.positive
            )
            for who, examples in (
                ("real", recorded(table.iloc[train], dataset)),
                ("generated", pq.read_table(rows)),
            )
        ]


def figures(positive, probabilities, folds):
    """By name, of one repeat's answers for all rows."""
    return {
        "AUC": np.mean([roc_auc_score(positive[test], probabilities[test]) for _, test in folds]),
        "calibration error": calibration_error(positive, probabilities),
        "log loss": log_loss(positive, probabilities),
        "Brier score": brier_score_loss(positive, probabilities),
    }


def repeat(table, target, positive, number, options):
    """Figures of both models by who trained them."""
    splitter = StratifiedKFold(FOLDS, shuffle=True, random_state=number)
    folds = list(splitter.split(table, table[target]))
    answers = np.empty((2, len(table)))
    for at, (train, test) in enumerate(folds):
        answers[:, test] = fold(table, train, test, target, number * FOLDS + at, options)
    return [figures(positive, probabilities, folds) for probabilities in answers]


def show(found):
    """One line a figure; whether both demands are met."""
    print(f"  {'':20}{'real':>9}{'generated':>11}{'difference':>12}   standard error of it")
    differences = {}
    for name in found[0][0]:
        real, made = (np.array([pair[who][name] for pair in found]) for who in (0, 1))
        spread = made - real
        error = f"{spread.std(ddof=1) / np.sqrt(len(found)):.4f}" if len(found) > 1 else "-"
        print(f"  {name:20}{real.mean():9.4f}{made.mean():11.4f}{spread.mean():+12.4f}   {error}")
        differences[name] = spread.mean()
    met = True
    for name, within, worse in (
        ("AUC", AUC_WITHIN, -differences["AUC"]),
        ("calibration error", CALIBRATION_WITHIN, differences["calibration error"]),
    ):
        met &= worse <= within
        print(f"  {name} no more than {within} worse: {'yes' if worse <= within else 'NO'}")
    return met


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csv", type=Path, help="a table, for example Cleveland's")
    parser.add_argument("target", help="its column to predict, of two values")
    parser.add_argument("positive", help="the value whose probability is judged")
    parser.add_argument("--rows", type=int, default=20_000, help="generated ones to train on")
    parser.add_argument("--repeats", type=int, default=5, help="of the five folds, each shuffled")
    parser.add_argument(
        "--train", dest="arguments", default="", type=str.split, help="more options of 'train run'"
    )
    options = parser.parse_args()
    table = read(options.csv, dtype=str)
    positive = (table[options.target] == options.positive).to_numpy()
    print(
        f"{here()}; {len(table)} rows, {options.rows:,} generated,"
        f" {options.repeats} x {FOLDS} folds {' '.join(options.arguments)}",
        flush=True,
    )
    found = [
        repeat(table, options.target, positive, number, options)
        for number in range(options.repeats)
    ]
    return 0 if show(found) else 1


if __name__ == "__main__":
    sys.exit(main())
