"""AUC of our model and of the peer's on the same rows, which neither has seen.

    fresh.py ROWS.parquet PACKAGE [MODEL.joblib]
"""

import json
import sys

import joblib
import pandas as pd
from sklearn.metrics import roc_auc_score

from graph import Graph


def main():
    rows, package, *peer = sys.argv[1:]
    graph = Graph(package)
    table = pd.read_parquet(rows)
    value = graph.signature["positive"]
    positive = table[graph.target].astype(str) == value
    found = {"ours": roc_auc_score(positive, graph.probability(table, value))}
    if peer:
        preparation, forest = joblib.load(peer[0])
        probability = forest.predict_proba(preparation.features(table[preparation.columns]))[:, 1]
        found["peer"] = roc_auc_score(positive, probability)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
