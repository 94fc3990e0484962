"""Runs pipeline.yaml in containers of a Docker engine, with the KFP SDK's local runner, and looks at what it
left: every step's artifacts, the metrics, and the version in the lake's registry.

    DOCKER_HOST=… PULSELINE_S3_ENDPOINT=… AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=… \\
      ./run_local.sh --lake s3://pulseline

What a pod gets from the Secret and the ConfigMap, a container gets from this process's environment: the local
runner does not know the second document of pipeline.yaml.
"""

import argparse
import json
import os
import pathlib
import sys
import tempfile

import docker
import yaml
from kfp import components, local

HERE = pathlib.Path(__file__).resolve().parent
IMAGE = "pulseline:0.1.0-SNAPSHOT"
STORE = ("PULSELINE_S3_ENDPOINT", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION")
LEFT = {
    "prepare": ["prepared/prepare.json", "prepared/table.parquet"],
    "validate": ["report"],
    "fit": ["model/fit.json", "model/booster.ubj", "model/model.onnx"],
    "evaluate": ["evaluation/evaluate.json"],
    "register": ["package/model.onnx", "package/model.json", "report"],
    "promote": [],
}


def spec(image):
    """The pipeline, with its conditions in the form that SDK 2.17.0's local runner reads: it finds a task's
    output by task--output, and the compiler writes task-output."""
    pipeline = next(yaml.safe_load_all((HERE / "pipeline.yaml").read_text().replace(IMAGE, image)))
    for task in pipeline["root"]["dag"]["tasks"].values():
        policy = task.get("triggerPolicy", {})
        for name, source in task.get("inputs", {}).get("parameters", {}).items():
            if "condition" in policy and "taskOutputParameter" in source:
                output = source["taskOutputParameter"]
                found = f"pipelinechannel--{output['producerTask']}--{output['outputParameterKey']}"
                policy["condition"] = policy["condition"].replace(f"'{name}'", f"'{found}'")
    return yaml.safe_dump(pipeline)


def run(options, environment, root):
    """The folder of each step's outputs, by the step's name."""
    network = {"network": options.network} if options.network else {}
    # As on Kubernetes, where a component's command takes the place of the image's entry point.
    runner = local.DockerRunner(entrypoint=[""], environment=environment, mem_limit="4g", **network)
    local.init(runner, pipeline_root=str(root))
    components.load_component_from_text(spec(options.image))(dataset=options.dataset, lake=options.lake)
    return {answer.parent.name: answer.parent for answer in root.rglob("executor_output.json")}


def production(options, environment):
    """The version in production, as `pulseline models list` in a container of its own tells; None if none."""
    client = docker.from_env()
    command = ["models", "list", "--dataset", options.dataset, "--lake", options.lake, "--json"]
    network = {"network": options.network} if options.network else {}
    said = client.containers.run(
        options.image, command, environment=environment, remove=True, stderr=False, **network
    )
    versions = json.loads(said.splitlines()[-1])["versions"]
    return next((v["version"] for v in versions if v["stage"] == "production"), None)


def answer(folder):
    return json.loads((folder / "executor_output.json").read_text())


def metadata(folder, name):
    return answer(folder)["artifacts"][name]["artifacts"][0]["metadata"]


def check(steps, before, after):
    """Yields one line for each thing that is not as it should be."""
    evaluated = steps.get("evaluate")
    better = evaluated and answer(evaluated)["parameterValues"]["better"]
    expected = set(LEFT) if better else set(LEFT) - {"promote"}
    if set(steps) != expected:
        yield f"ran {sorted(steps)}, expected {sorted(expected)}"
        return
    if before is None and not better:
        yield "nothing was in production, and the model may not go there"
    for step, folder in steps.items():
        for name in LEFT[step]:
            if not (folder / name).is_file() or not (folder / name).stat().st_size:
                yield f"{step} left no {name}"
    rows = answer(steps["prepare"])["parameterValues"]["rows"]
    held_out = json.loads((evaluated / "evaluation/evaluate.json").read_text())["rows"]
    if not 0 < held_out < rows:
        yield f"{held_out} of {rows} rows were held out"
    metrics = metadata(evaluated, "metrics")
    if not 0.6 < metrics["auc"] <= 1 or not 0.5 < metrics["accuracy"] <= 1:
        yield f"metrics are {metrics}"
    shown = metadata(evaluated, "classification")
    counted = sum(sum(row["row"]) for row in shown["confusionMatrix"]["rows"])
    if counted != held_out:
        yield f"the confusion matrix holds {counted} rows, not {held_out}"
    points = [(p["falsePositiveRate"], p["recall"]) for p in shown["confidenceMetrics"]]
    if points[0] != (0, 0) or points[-1] != (1, 1) or points != sorted(points):
        yield f"the ROC curve goes through {points}"
    version = answer(steps["register"])["parameterValues"]["version"]
    if after != (version if better else before):
        yield f"{after} is in production; {version} was registered, and better is {better}"


def main():
    parser = argparse.ArgumentParser(description="Run pipeline.yaml in containers and look at what it left.")
    parser.add_argument("--dataset", default="heart-disease")
    parser.add_argument("--lake", default="s3://pulseline")
    parser.add_argument("--image", default=IMAGE, help="instead of the one that pipeline.yaml names")
    parser.add_argument("--network", help="Docker network in which the endpoint is reached")
    parser.add_argument("--root", type=pathlib.Path, default=HERE / "target/kfp-local", help="takes the outputs")
    options = parser.parse_args()
    environment = {name: os.environ[name] for name in STORE if name in os.environ}
    if missing := {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"} - environment.keys():
        sys.exit(f"error: set {', '.join(sorted(missing))}, which the containers get from here")
    options.root.mkdir(parents=True, exist_ok=True)
    root = pathlib.Path(tempfile.mkdtemp(dir=options.root.resolve()))
    root.chmod(0o777)  # the image's user writes there
    try:
        before = production(options, environment)
    except docker.errors.DockerException as failure:
        sys.exit(f"error: Docker at {os.environ.get('DOCKER_HOST', 'its usual socket')}: {failure}")
    steps = run(options, environment, root)
    after = production(options, environment)
    problems = list(check(steps, before, after))
    ran = ", ".join(step for step in LEFT if step in steps)
    print("\n".join(f"FAILED {problem}" for problem in problems) or f"ok     {ran}: {after} in production")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
