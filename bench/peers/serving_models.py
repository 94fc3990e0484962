"""Models for bench/serving.sh: a forest as scikit-learn has it, for both peers and as a package of ours; a package's
trees for MLServer. Prints how many features those take.

    serving_models.py MODEL_DIR OUT
"""

import hashlib
import json
import shutil
import sys
from pathlib import Path

import joblib
import numpy as np
import xgboost
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import RandomForestClassifier

SEED = 42
ROWS = 20_000
WIDTH = 13
LARGEST = 200
OPSETS = {"": 17, "ai.onnx.ml": 3}


def forest():
    """100 trees of depth 10 that have something to learn."""
    random = np.random.default_rng(SEED)
    rows = (random.random((ROWS, WIDTH)) * LARGEST).astype(np.float32)
    score = rows[:, 0] + rows[:, 1] * rows[:, 2] / 100 + random.normal(0, 60, ROWS)
    model = RandomForestClassifier(n_estimators=100, max_depth=10, random_state=SEED, n_jobs=2)
    model.fit(rows, score > np.median(score))
    return model.set_params(n_jobs=1)


def package(model, folder):
    """A forest as `serve` takes it."""
    graph = to_onnx(
        model,
        initial_types=[("features", FloatTensorType([None, WIDTH]))],
        options={id(model): {"zipmap": False}},
        target_opset=OPSETS,
    )
    for output in graph.graph.output:
        output.type.tensor_type.shape.dim[0].dim_param = "N"
    onnx = graph.SerializeToString()
    folder.mkdir()
    (folder / "model.onnx").write_bytes(onnx)
    (folder / "model.json").write_text(json.dumps(manifest(hashlib.sha256(onnx).hexdigest())))


def manifest(digest):
    moment = "1970-01-01T00:00:00Z"
    lineage = {"lake": "none", "files": [], "rows": ROWS, "offsets": {}, "codeVersion": "bench"}
    numbers = {"kind": "numeric", "type": "FLOAT", "unit": None, "min": None, "max": None, "required": False}
    classes = [{"value": value, "label": value} for value in ("0", "1")]
    target = {"kind": "categorical", "name": "target", "type": "INTEGER", "required": True}
    return {
        "schemaVersion": 1,
        "dataset": "forest",
        "datasetDigest": "0",
        "version": "v_19700101_000000_acc_0_5000",
        "createdAt": moment,
        "lineage": {**lineage, "firstEvent": moment, "lastEvent": moment},
        "hyperparameters": {},
        "metrics": {},
        "baseline": {},
        "onnxSha256": digest,
        "signature": {
            "features": [{**numbers, "name": f"x{i}"} for i in range(WIDTH)],
            "target": {**target, "categories": classes},
            "positive": "1",
        },
    }


def for_mlserver(folder, runtime, uri):
    folder.mkdir()
    settings = {"name": "m", "implementation": runtime, "parameters": {"uri": str(uri)}}
    (folder / "model-settings.json").write_text(json.dumps(settings))


def main():
    model_dir, out = map(Path, sys.argv[1:])
    model = forest()
    package(model, out / "forest")
    joblib.dump(model, out / "model.joblib")
    for_mlserver(out / "mlserver-sklearn", "mlserver_sklearn.SKLearnModel", out / "model.joblib")
    trees = out / "model.ubj"
    shutil.copy(model_dir / "trees.ubj", trees)
    for_mlserver(out / "mlserver-xgboost", "mlserver_xgboost.XGBoostModel", trees)
    print(xgboost.Booster(model_file=trees).num_features())


if __name__ == "__main__":
    main()
