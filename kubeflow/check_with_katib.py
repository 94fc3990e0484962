"""Holds katib/experiment.yaml against the API models of Katib's own client, since the resource definition takes
any field; and its placeholders against its parameters."""

import pathlib
import re
import sys

import yaml
from kubeflow_katib_api import models


def lost(written, read, path):
    """Yields what a model does not hold of what is written."""
    if isinstance(written, dict) and isinstance(read, dict):
        for name, inner in written.items():
            yield from lost(inner, read.get(name), f"{path}.{name}")
    elif isinstance(written, list) and isinstance(read, list) and len(written) == len(read):
        for i, (inner, kept) in enumerate(zip(written, read)):
            yield from lost(inner, kept, f"{path}[{i}]")
    elif written != read:
        yield f"{path} is unknown: {written}"


def problems(experiment):
    spec = experiment["spec"]
    template = spec["trialTemplate"]
    job = template.pop("trialSpec")
    yield from lost(spec, models.V1beta1ExperimentSpec.from_dict(spec).to_dict(), "spec")
    declared = {parameter["name"] for parameter in template["trialParameters"]}
    used = set(re.findall(r"\$\{trialParameters\.(\w+)}", str(job)))
    if used != declared:
        yield f"the trial uses {sorted(used)} and declares {sorted(declared)}"
    referenced = {parameter["reference"] for parameter in template["trialParameters"]}
    searched = {parameter["name"] for parameter in spec["parameters"]}
    if referenced != searched:
        yield f"the trial refers to {sorted(referenced)}, searched are {sorted(searched)}"
    containers = [container["name"] for container in job["spec"]["template"]["spec"]["containers"]]
    if template["primaryContainerName"] not in containers:
        yield f"there is no container {template['primaryContainerName']} among {containers}"


def main():
    path = pathlib.Path(__file__).parent / "katib/experiment.yaml"
    found = list(problems(yaml.safe_load(path.read_text())))
    print("\n".join(f"FAILED {line}" for line in found) or f"ok     {path.name}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
