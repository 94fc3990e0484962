"""Fidelity of generated rows: ours, SDV's GaussianCopulaSynthesizer and the real rows side by side.

Two figures for each: SDMetrics' overall quality of as many rows as the table has (copula fitted on
all of it), and TSTR, cross-validated: a copula is fitted on four folds, a forest of 300 trees is
trained on its rows and tested on the fifth fold. Both generators get the same kinds of columns.
Run it through bench/fidelity.sh.
"""

import argparse
import json
import tempfile
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import sdmetrics
import sdv
import yaml
from sdmetrics.reports.single_table import QualityReport
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from copula import metadata, sample, synthesizer
from pulseline import here, pulseline
from table import kinds, read


def mixed(rows, seed):
    """Numbers, strings, skew, dependence that differs by class, values missing together."""
    rng = np.random.default_rng(seed)
    churned = rng.random(rows) < 0.35
    z = rng.standard_normal((rows, 4))
    income = np.exp(7.5 + 0.5 * z[:, 0] - 0.3 * churned).round(2)
    tenure = np.where(churned, rng.exponential(14, rows), rng.gamma(3, 12, rows)).round().astype(int)
    sign = np.where(churned, -0.7, 0.7)
    usage = (40 + 12 * (sign * z[:, 0] + np.sqrt(0.51) * z[:, 1]) + 6 * churned).round(1)
    calls = rng.poisson(np.exp(0.5 + 0.4 * churned + 0.3 * z[:, 2]))
    lean = z[:, 0] + 0.6 * churned + z[:, 3]
    plan = np.select([lean < -0.7, lean < 0.8, lean < 1.8], ["basic", "family", "business"], "premium")
    region = rng.choice(["north", "south", "east", "west, far"], rows, p=[0.4, 0.3, 0.2, 0.1])
    paid = np.where(rng.random(rows) < 0.2 + 0.4 * churned, "cheque", "card")
    absent = rng.random(rows) < 0.08 + 0.15 * churned
    table = pd.DataFrame(
        {
            "income": np.where(absent & (rng.random(rows) < 0.9), np.nan, income),
            "tenure": tenure,
            "usage": np.where(absent & (rng.random(rows) < 0.8), np.nan, usage),
            "calls": calls,
            "plan": np.where(rng.random(rows) < 0.05, None, plan),
            "region": region,
            "payment": np.where(absent & (rng.random(rows) < 0.5), None, paid),
            "churned": np.where(churned, "yes", "no"),
        }
    )
    return table


def ours(table, target, rows, folder, seed):
    """Fits and samples with ./pulseline; returns the rows and the descriptor."""
    csv, dataset, out = folder / "train.csv", folder / "dataset", folder / "rows.csv"
    table.to_csv(csv, index=False)
    pulseline(
        *("generate", "fit", "--csv", csv, "--target", target),
        *("--out", dataset, "--name", "bench", "--force"),
    )
    pulseline(
        *("generate", "sample", "--dataset", dataset, "--rows", rows, "--out", out, "--seed", seed)
    )
    return read(out), yaml.safe_load((dataset / "dataset.yaml").read_text())


def peer(table, kind, rows, seed):
    np.random.seed(seed)
    return sample(synthesizer(table, kind), rows)


def quality(real, synthetic, kind):
    report = QualityReport()
    report.generate(real, synthetic[real.columns], metadata(kind), verbose=False)
    parts = report.get_properties().set_index("Property")["Score"]
    return report.get_score(), parts["Column Shapes"], parts["Column Pair Trends"]


def features(table, reference, kind, target):
    """Numbers as they are, missing ones at the median; categories one-hot, missing as one more."""
    columns = []
    for name in reference.columns:
        if name == target:
            continue
        if kind[name] == "categorical" and not pd.api.types.is_numeric_dtype(reference[name]):
            for value in sorted(reference[name].dropna().unique()):
                columns.append((table[name] == value).to_numpy(float))
            columns.append(table[name].isna().to_numpy(float))
        else:
            values = pd.to_numeric(table[name], errors="coerce")
            columns.append(values.fillna(reference[name].median()).to_numpy(float))
            columns.append(values.isna().to_numpy(float))
    return np.column_stack(columns)


def auc(train, test, reference, kind, target, seed):
    classes = sorted(reference[target].unique())
    forest = RandomForestClassifier(n_estimators=300, random_state=seed, n_jobs=2)
    forest.fit(features(train, reference, kind, target), train[target])
    scores = forest.predict_proba(features(test, reference, kind, target))
    if len(classes) == 2:
        return roc_auc_score(test[target], scores[:, 1])
    return roc_auc_score(test[target], scores, multi_class="ovr", labels=classes)


def compare(name, table, target, repeats, factor, folder):
    found = {"dataset": name, "rows": len(table)}
    sampled, descriptor = ours(table, target, len(table), folder, 1)
    kind = kinds(descriptor)
    table = table[list(kind)]
    by_ours = [quality(table, sampled, kind)]
    by_peer = [quality(table, peer(table, kind, len(table), 1), kind)]
    for seed in range(2, 2 + repeats):
        by_ours.append(quality(table, ours(table, target, len(table), folder, seed)[0], kind))
        by_peer.append(quality(table, peer(table, kind, len(table), seed), kind))
    for i, part in enumerate(("quality", "column_shapes", "column_pair_trends")):
        found[part] = {
            "ours": float(np.mean([q[i] for q in by_ours])),
            "sdv": float(np.mean([q[i] for q in by_peer])),
        }
    scores = {"real": [], "ours": [], "sdv": []}
    for seed in range(repeats):
        folds = StratifiedKFold(5, shuffle=True, random_state=seed)
        for train_rows, test_rows in folds.split(table, table[target]):
            train, test = table.iloc[train_rows], table.iloc[test_rows]
            rows = factor * len(train)
            for who, examples in (
                ("real", train),
                ("ours", ours(train, target, rows, folder, seed)[0]),
                ("sdv", peer(train, kind, rows, seed)),
            ):
                scores[who].append(auc(examples, test, table, kind, target, seed))
    found["tstr_auc"] = {who: float(np.mean(values)) for who, values in scores.items()}
    spread = np.subtract(scores["ours"], scores["real"])
    found["tstr_auc"]["ours_minus_real_standard_error"] = float(
        spread.std(ddof=1) / np.sqrt(len(spread))
    )
    return found


def show(found):
    print(f"\n{found['dataset']}: {found['rows']} rows")
    print(f"  {'':20}{'ours':>8}{'SDV':>8}{'real':>8}   ours/SDV")
    for part in ("quality", "column_shapes", "column_pair_trends", "tstr_auc"):
        values = found[part]
        real = f"{values['real']:8.4f}" if "real" in values else " " * 8
        ratio = values["ours"] / values["sdv"]
        print(f"  {part:20}{values['ours']:8.4f}{values['sdv']:8.4f}{real}   {ratio:.4f}")
    tstr = found["tstr_auc"]
    print(
        f"  TSTR, ours minus real: {tstr['ours'] - tstr['real']:+.4f}"
        f" (standard error {tstr['ours_minus_real_standard_error']:.4f})"
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csv", type=Path, help="a table, for example Cleveland's")
    parser.add_argument("target", help="its column to predict")
    parser.add_argument("--repeats", type=int, default=3, help="of the five folds, each shuffled")
    parser.add_argument("--factor", type=int, default=10, help="rows sampled for each trained on")
    parser.add_argument("--json", type=Path, help="receives the figures")
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    print(
        f"{here()}, SDV {sdv.__version__}, SDMetrics {sdmetrics.__version__};"
        f" {options.repeats} x 5 folds, {options.factor} rows sampled for each trained on"
    )
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for name, table, target in (
            (options.csv.stem, read(options.csv), options.target),
            ("mixed (generated, seed 7)", mixed(1500, 7), "churned"),
        ):
            results.append(compare(name, table, target, options.repeats, options.factor, Path(folder)))
            show(results[-1])
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
