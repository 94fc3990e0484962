"""Publishes a version with `pulseline models publish` to a server that takes and gives only what the
generated models of Kubeflow's Python client hold, and reads it back with that client."""

import http.server
import json
import logging
import pathlib
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import mr_openapi
from model_registry import ModelRegistry

from json_handler import JsonHandler

ROOT = "/api/model_registry/v1/"
DATASET = "heart-disease"
VERSION = "v_20260102_030405_acc_0_9167"
CREATES = {
    "registered_models": (mr_openapi.RegisteredModelCreate, mr_openapi.RegisteredModel),
    "model_versions": (mr_openapi.ModelVersionCreate, mr_openapi.ModelVersion),
    "model-artifact": (mr_openapi.ModelArtifact, mr_openapi.ModelArtifact),
    "doc-artifact": (mr_openapi.DocArtifact, mr_openapi.DocArtifact),
}
FINDS = {
    "registered_model": "registered_models",
    "model_version": "model_versions",
}


class Server(JsonHandler):
    made = {}
    problems = []

    def do_POST(self):
        collection = urllib.parse.urlparse(self.path).path.removeprefix(ROOT)
        body = self.body()
        kind = body.get("artifactType", collection)
        try:
            taken, given = CREATES[kind]
            unknown = set(body) - {field.alias or name for name, field in taken.model_fields.items()}
            if unknown:
                raise ValueError(f"{kind} has no {unknown}")
            checked = taken.from_dict(body).to_dict()
            if checked != body:
                raise ValueError(f"{kind} is read as {checked}, not as {body}")
        except Exception as problem:  # pydantic raises whatever its validators raise
            self.problems.append(f"{collection}: {problem}")
            return self.answer(400, {"code": "400", "message": str(problem).splitlines()[0]})
        identity = str(1 + sum(map(len, self.made.values())))
        self.made.setdefault(collection, []).append(body | {"id": identity})
        self.answer(201, given.from_dict(body | {"id": identity}).to_dict())

    def do_GET(self):
        url = urllib.parse.urlparse(self.path)
        if not url.path.startswith(ROOT):
            return self.answer(404, {"code": "404", "message": "page not found"})
        path = url.path.removeprefix(ROOT)
        query = dict(urllib.parse.parse_qsl(url.query))
        if path == "model_artifact":
            path = f"model_versions/{query.pop('parentResourceId')}/artifacts"
            return self.first(self.made.get(path, []), query)
        if path in FINDS:
            query["registeredModelId"] = query.pop("parentResourceId", None)
            return self.first(self.made.get(FINDS[path], []), query)
        items = self.made.get(path, [])
        self.answer(200, {"items": items, "size": len(items), "pageSize": 100, "nextPageToken": ""})

    def first(self, items, query):
        for item in items:
            if all(item.get(key) == value for key, value in query.items() if value is not None):
                return self.answer(200, item)
        self.answer(404, {"code": "404", "message": "not found"})


def lake(folder):
    """A lake with one version that somebody trained."""
    package = folder / "models" / DATASET / VERSION
    package.mkdir(parents=True)
    time = "2026-01-02T03:04:05Z"
    manifest = {
        "schemaVersion": 1,
        "dataset": DATASET,
        "datasetDigest": "00",
        "version": VERSION,
        "createdAt": time,
        "lineage": {
            "lake": "s3://pulseline/raw/" + DATASET,
            "files": ["date=2026-01-02/hour=03/part-0.parquet"],
            "rows": 20000,
            "offsets": {"0": {"first": 0, "last": 19999}},
            "firstEvent": time,
            "lastEvent": time,
            "codeVersion": "check",
        },
        "hyperparameters": {"seed": "42"},
        "metrics": {"accuracy": 0.9167, "auc": 0.9731},
        "baseline": {},
        "onnxSha256": "00",
        "files": {"report.html": "00"},
    }
    (package / "model.json").write_text(json.dumps(manifest))
    return package


def publish(lake_folder, url):
    root = pathlib.Path(__file__).resolve().parent.parent
    command = [root / "pulseline", "models", "publish", VERSION, "--dataset", DATASET]
    command += ["--lake", lake_folder, "--model-registry", url, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(Server.problems or done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def check(url, folder):
    package = lake(folder)
    published = publish(folder, url)
    if publish(folder, url) != published:
        raise ValueError("published twice, it is there twice")
    counts = {name: len(items) for name, items in Server.made.items()}
    if sum(counts.values()) != 4:
        raise ValueError(f"expected a model, a version and two artifacts, not {counts}")

    client = ModelRegistry(url, author="check", user_token="none", log_level=logging.ERROR)
    version = client.get_model_version(DATASET, VERSION)
    artifact = client.get_model_artifact(DATASET, VERSION)
    seen = {
        "id": (version.id, published["modelVersion"]),
        "auc": (version.custom_properties["auc"], 0.9731),
        "rows": (version.custom_properties["rows"], 20000),
        "uri": (artifact.uri, str(package)),
        "format": (artifact.model_format_name, "onnx"),
    }
    for name, (got, expected) in seen.items():
        if got != expected:
            raise ValueError(f"the client sees {name} {got}, not {expected}")


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        try:
            check(f"http://127.0.0.1:{server.server_port}", pathlib.Path(folder))
        except Exception as problem:  # whatever the client or pydantic raise
            sys.exit(f"FAILED models publish: {problem}")
    print("ok     models publish")


if __name__ == "__main__":
    main()
