"""Loads every component with the KFP SDK and compiles a pipeline of it, as a user would."""

import pathlib
import sys
import tempfile

import yaml
from kfp import compiler, components, dsl


def platform_of(documents):
    """The executors' platform configuration of an IR YAML, by executor."""
    specs = (d["platforms"] for d in documents if d and "platforms" in d)
    for spec in specs:
        return spec["kubernetes"]["deploymentSpec"]["executors"]
    return {}


def executors_of(documents):
    return documents[0]["deploymentSpec"]["executors"]


def check(path, folder):
    component = components.load_component_from_file(str(path))
    source = list(yaml.safe_load_all(path.read_text()))

    @dsl.pipeline(name=path.stem)
    def pipeline():
        component()

    package = folder / path.name
    compiler.Compiler().compile(pipeline, str(package))
    compiled = list(yaml.safe_load_all(package.read_text()))

    (written,) = executors_of(source).values()
    (kept,) = executors_of(compiled).values()
    if written["container"]["command"] != kept["container"]["command"]:
        raise ValueError("the SDK reads another command than the file says")
    if written["container"]["args"] != kept["container"]["args"]:
        raise ValueError("the SDK reads other arguments than the file says")
    if list(platform_of(source).values()) != list(platform_of(compiled).values()):
        raise ValueError("secrets or config maps are lost when a pipeline uses the component")


def main():
    here = pathlib.Path(__file__).parent
    files = sorted((here / "components").glob("*.yaml"))
    if not files:
        sys.exit("error: no component in kubeflow/components")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            try:
                check(path, pathlib.Path(folder))
                print(f"ok     {path.name}")
            except Exception as problem:  # the SDK raises whatever its parsers raise
                failed += 1
                print(f"FAILED {path.name}: {problem}")
    print(f"{len(files) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
