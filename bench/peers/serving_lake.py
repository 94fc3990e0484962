"""Lakes with versions of a model for benchmarks of the server."""

import json
import shutil
import subprocess

from pulseline import ROOT, pulseline
from serving_servers import python

DATASET = "heart-disease"
ROWS = 20_000
ROUNDS = (10, 20, 40)


def lake(work, rounds=ROUNDS):
    """A lake with a version for each number of boosted rounds, the first one in production."""
    rows, folder = work / "rows.parquet", work / "lake"
    dataset = ("--dataset", DATASET)
    pulseline("generate", "sample", *dataset, "--rows", ROWS, "--seed", 1, "--out", rows)
    written = python("serving", ROOT / "bench" / "peers" / "lake.py", rows, folder, DATASET)
    subprocess.run(list(map(str, written)), check=True)
    for count in rounds:
        trained = ("--work", work / f"train-{count}", "--rounds", count)
        pulseline("train", "run", *dataset, "--lake", folder, *trained, "--promote", "first")
    return folder


def package(work):
    """One version of as many rounds as are the default's."""
    return next(lake(work, (150,)).glob(f"models/{DATASET}/*/model.onnx")).parent


def copies(folder, count):
    """Lays a version of a lake there under so many other names, archived ones; their names."""
    source = next(folder.glob(f"models/{DATASET}/*/model.onnx")).parent
    names = [f"v_20200101_0000{number:02}_acc_0_5000" for number in range(count)]
    for name in names:
        shutil.copytree(source, source.with_name(name))
        manifest = source.with_name(name) / "model.json"
        manifest.write_text(manifest.read_text().replace(source.name, name))
    registry = source.parent / "registry.json"
    known = json.loads(registry.read_text())
    entry = next(entry for entry in known["versions"] if entry["version"] == source.name)
    known["versions"] += [{**entry, "version": name, "stage": "archived"} for name in names]
    registry.write_text(json.dumps(known))
    return names
