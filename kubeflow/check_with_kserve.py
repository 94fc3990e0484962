"""Holds serving/base, and what its overlays make of it, against the API models of the KServe SDK, unknown fields refused."""

import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys
import types

import kubernetes.client
import yaml

# The models need nothing of the server that `import kserve` would load, nor its hundred packages.
package = types.ModuleType("kserve")
package.__path__ = importlib.util.find_spec("kserve").submodule_search_locations
sys.modules["kserve"] = package
models = importlib.import_module("kserve.models")

ROOTS = {
    "ServingRuntime": "V1alpha1ServingRuntime",
    "InferenceService": "V1beta1InferenceService",
    "ServiceAccount": "V1ServiceAccount",
}


def model(name):
    return getattr(models, name, None) or getattr(kubernetes.client, name, None)


def problems(value, type_name, path):
    """Yields one line for each field that the type does not have."""
    wrapped = re.fullmatch(r"(list\[|dict\(str, )(.+)[\])]", type_name)
    if wrapped:
        items = enumerate(value) if isinstance(value, list) else value.items()
        for key, item in items:
            yield from problems(item, wrapped.group(2), f"{path}[{key}]")
        return
    api = model(type_name)
    if api is None or not isinstance(value, dict):
        return
    fields = {json: attribute for attribute, json in api.attribute_map.items()}
    for name, inner in value.items():
        if name in fields:
            yield from problems(inner, api.openapi_types[fields[name]], f"{path}.{name}")
        else:
            yield f"{path}.{name} is unknown to {type_name}"


def files():
    """Yields each file's name and text, and each overlay as kubectl renders it."""
    serving = pathlib.Path(__file__).parent / "serving"
    for path in sorted((serving / "base").glob("*.yaml")):
        if path.name != "kustomization.yaml":
            yield path.name, path.read_text()
    if not shutil.which("kubectl"):
        print("skipped the overlays: kubectl is not installed")
        return
    for overlay in sorted((serving / "overlays").iterdir()):
        command = ["kubectl", "kustomize", overlay]
        yield overlay.name, subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    failed = passed = 0
    for name, text in files():
        for document in yaml.safe_load_all(text):
            found = list(problems(document, ROOTS[document["kind"]], document["kind"]))
            print("\n".join(found) or f"ok     {name} {document['kind']}")
            failed += bool(found)
            passed += not found
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
