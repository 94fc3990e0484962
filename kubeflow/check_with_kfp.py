"""Loads the components with the KFP SDK, compiles the pipeline of them, and holds it against pipeline.yaml
and against what each component's file says."""

import pathlib
import sys
import tempfile

import yaml
from kfp import compiler, components

import pipeline

HERE = pathlib.Path(__file__).parent


def documents(path):
    """The pipeline of an IR YAML, and what it says of each executor to Kubernetes."""
    first, *rest = yaml.safe_load_all(path.read_text())
    platforms = (document["platforms"]["kubernetes"] for document in rest)
    return first, next((p["deploymentSpec"]["executors"] for p in platforms), {})


def tasks(spec):
    """Every task of every DAG, by its name."""
    dags = [spec["root"]["dag"], *(c["dag"] for c in spec["components"].values() if "dag" in c)]
    return {name: task for dag in dags for name, task in dag["tasks"].items()}


def plain(value):
    """Without descriptions, which the SDK leaves out."""
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items() if k != "description"}
    return [plain(v) for v in value] if isinstance(value, list) else value


def check(path, compiled, platforms):
    """Whatever the pipeline leaves out of a component's file, or says in another way."""
    name = path.stem
    components.load_component_from_file(str(path))
    written, own_platforms = documents(path)
    own_task, task = (tasks(spec)[name] for spec in (written, compiled))
    executor = f"exec-{name}"
    pairs = {
        "container": [s["deploymentSpec"]["executors"][executor] for s in (written, compiled)],
        "inputs and outputs": [plain(s["components"][f"comp-{name}"]) for s in (written, compiled)],
        "secrets and config maps": [p.get(executor) for p in (own_platforms, platforms)],
        "caching": [t.get("cachingOptions") for t in (own_task, task)],
        "retries": [t.get("retryPolicy") for t in (own_task, task)],
    }
    for what, (in_file, in_pipeline) in pairs.items():
        if in_file != in_pipeline:
            raise ValueError(f"{what}: the file says {in_file}, the pipeline {in_pipeline}")


def drift(compiled):
    if compiled.read_text() != (HERE / "pipeline.yaml").read_text():
        raise ValueError("it is not what pipeline.py makes; run it: target/kfp-venv/bin/python pipeline.py")


def main():
    failed = passed = 0
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder) / "pipeline.yaml"
        compiler.Compiler().compile(pipeline.training, str(target))
        spec, platforms = documents(target)
        checks = {p.name: lambda p=p: check(p, spec, platforms) for p in sorted((HERE / "components").glob("*.yaml"))}
        checks["pipeline.yaml"] = lambda: drift(target)
        for name, look in checks.items():
            try:
                look()
                passed += 1
                print(f"ok     {name}")
            except Exception as problem:  # the SDK raises whatever its parsers raise
                failed += 1
                print(f"FAILED {name}: {problem}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or passed < 8 else 0)


if __name__ == "__main__":
    main()
