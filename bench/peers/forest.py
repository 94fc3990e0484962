"""The reference's training on the files of a lake, with pandas and scikit-learn, in one process.

    forest.py RAW_FOLDER DATASET.yaml OUT

Median fill, drop duplicates, clip, engineered features, standardise; its checks; a stratified split;
a random forest; its metrics; the model and its metadata in OUT. Only the dataset's columns are read,
and nothing is written between the steps, which the reference does. Standard error says which step
is done, standard output has one line of JSON at the end.
"""

import json
import sys
from pathlib import Path

import joblib
import pandas as pd
import yaml
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score
from sklearn.model_selection import train_test_split

from preparation import Preparation

SEED = 42
THREADS = 2


def check(features, target):
    rows, width = features.shape
    for holds, what in (
        (rows >= 100, f"{rows} rows, 100 are needed"),
        (width >= 10, f"{width} features, 10 are needed"),
        (not features.isna().any(axis=None), "values are missing"),
        (target.value_counts().min() >= 30, "a class has less than 30 rows"),
    ):
        if not holds:
            raise SystemExit(what)


def said(step):
    print(step, file=sys.stderr, flush=True)


def main():
    raw, description, out = map(Path, sys.argv[1:])
    said("started")
    preparation = Preparation(yaml.safe_load(description.read_text()))
    files = sorted(raw.rglob("*.parquet"))
    table = pd.concat(
        [pd.read_parquet(file, columns=preparation.columns) for file in files], ignore_index=True
    )
    said(f"read {len(table)} rows")
    features, target = preparation.learn(table)
    del table
    said(f"prepared {len(features)} rows")
    check(features, target)
    said("validated")
    train, test, train_target, test_target = train_test_split(
        features, target, test_size=0.2, stratify=target, random_state=SEED
    )
    del features
    forest = RandomForestClassifier(
        n_estimators=100, max_depth=10, random_state=SEED, n_jobs=THREADS
    )
    forest.fit(train, train_target)
    said("fitted")
    probability = forest.predict_proba(test)[:, 1]
    label = forest.predict(test)
    metrics = {
        "accuracy": accuracy_score(test_target, label),
        "f1_weighted": f1_score(test_target, label, average="weighted"),
        "auc": roc_auc_score(test_target, probability),
    }
    said("evaluated")
    out.mkdir(parents=True)
    joblib.dump((preparation, forest), out / "model.joblib")
    (out / "metadata.json").write_text(json.dumps({"files": list(map(str, files)), **metrics}))
    said("written")
    print(json.dumps({"metrics": metrics}))


if __name__ == "__main__":
    main()
