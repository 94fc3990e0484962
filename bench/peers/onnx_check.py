"""What others make of a model package's graph.

onnx's checker with full checks; ONNX Runtime in Python against ours in Java, both from raw values:
rows within their ranges, one value in twenty missing, and odd rows, with far larger and smaller
numbers, ones that no float holds, unknown categories, three values in ten or all missing; and the
graph's size beside XGBoost's own JSON of the same trees. Run it through bench/onnx-check.sh.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pandas as pd
import xgboost

from graph import Graph
from pulseline import here, java

TOLERANCE = 1e-5
ODD = [-1e39, -1e30, -1.0, -0.0, 1e-40, 16_777_217.0, 1e30, 1e39]


def usual(column, rows, random):
    """Raw values as a list: numbers within the range, categories that there are."""
    if column["kind"] == "categorical":
        values = [category["value"] for category in column["categories"]]
        drawn = random.choice(values, rows).tolist()
        return list(map(int, drawn)) if column["type"] == "INTEGER" else drawn
    drawn = random.uniform(column["min"], column["max"], rows)
    return drawn.round().astype(int).tolist() if column["type"] == "INTEGER" else drawn.tolist()


def odd(column, rows, random):
    """Usual values, every fourth replaced by one that the column never had."""
    values = usual(column, rows, random)
    for row in np.flatnonzero(random.random(rows) < 0.25):
        if column["kind"] == "categorical":
            values[row] = 987_654 if column["type"] == "INTEGER" else "no such category"
        elif random.random() < 0.5:
            values[row] = float(random.choice(ODD))
        else:
            span = column["max"] - column["min"]
            values[row] = float(column["min"] + span * random.uniform(-20, 20))
    return values


def table(columns, draw, rows, missing, random):
    drawn = {}
    for column in columns:
        values = draw(column, rows, random)
        absent = random.random(rows) < missing
        drawn[column["name"]] = [None if a else value for a, value in zip(absent, values)]
    return pd.DataFrame(drawn, dtype=object)


def raw_rows(columns, rows, random):
    return pd.concat(
        [
            table(columns, usual, rows, 0.05, random),
            table(columns, odd, rows // 5, 0.3, random),
            table(columns, usual, 1, 1, random),
        ],
        ignore_index=True,
    )


def by_java(package, rows):
    """Labels and probabilities."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder, "rows"), Path(folder, "answers")
        asked.write_text("\n".join(map(json.dumps, rows.to_numpy(object).tolist())))
        java("io.pulseline.bench.Answers", package, asked, answered)
        lines = [line.split() for line in answered.read_text().splitlines()]
    return np.array([int(line[0]) for line in lines]), np.array(
        [line[1:] for line in lines], np.float32
    )


def demand(what, holds):
    print(f"  {'yes' if holds else 'NO':4}{what}", flush=True)
    return holds


def agree(graph, package, rows):
    labels, probabilities = graph.answer(graph.features(rows))
    java_labels, java_probabilities = by_java(package, rows)
    apart = np.abs(probabilities - java_probabilities).max()
    wrong = np.count_nonzero(labels != java_labels)
    return demand(
        f"Python and Java agree on {len(rows):,} rows: probabilities within {apart:.1e}"
        f" (allowed {TOLERANCE:.0e}), {wrong} labels differ",
        apart <= TOLERANCE and wrong == 0,
    )


def small(graph, package):
    trees = package / "trees.ubj"
    if not trees.exists():
        return demand(f"{trees} is missing: train the model anew to compare its size", False)
    size = graph.file.stat().st_size
    own = len(xgboost.Booster(model_file=trees).save_raw("json"))
    return demand(
        f"the graph is no larger than XGBoost's JSON: {size:,} of {own:,} bytes,"
        f" {size / own:.2f} times",
        size <= own,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="folder with model.onnx and model.json")
    parser.add_argument("--rows", type=int, default=50_000, help="usual ones; a fifth more are odd")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    graph = Graph(options.package)
    model = onnx.load(graph.file)
    opsets = ", ".join(f"{o.domain or 'ai.onnx'} {o.version}" for o in model.opset_import)
    print(
        f"{here()}; onnx {onnx.__version__}, ONNX Runtime {onnxruntime.__version__},"
        f" XGBoost {xgboost.__version__}\n"
        f"  IR {model.ir_version}, {opsets}:"
        f" {' '.join(node.op_type for node in model.graph.node)}"
    )
    onnx.checker.check_model(model, full_check=True)
    demand("onnx.checker accepts the graph with full checks", True)
    rows = raw_rows(graph.signature["features"], options.rows, np.random.default_rng(options.seed))
    return 0 if agree(graph, options.package, rows) & small(graph, options.package) else 1


if __name__ == "__main__":
    sys.exit(main())
