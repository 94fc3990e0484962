"""The training pipeline, composed of the files in components/; compiles it into pipeline.yaml.

    python pipeline.py [FILE]
"""

import pathlib
import sys

from kfp import compiler, components, dsl, kubernetes

HERE = pathlib.Path(__file__).resolve().parent
KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")


def step(name, cached=False, store=True, cpu="2", memory="4G", **inputs):
    """A task of a component, with what SDK 2.17.0 does not take over from its file; check_with_kfp.py holds
    the two against each other."""
    task = components.load_component_from_file(str(HERE / "components" / f"{name}.yaml"))(**inputs)
    task.set_caching_options(cached)
    task.set_cpu_limit(cpu).set_memory_limit(memory)
    task.set_retry(num_retries=2, backoff_duration="30s", backoff_factor=2)
    if store:
        kubernetes.use_secret_as_env(
            task, secret_name="pulseline-s3", secret_key_to_env={key: key for key in KEYS}
        )
        kubernetes.use_config_map_as_env(
            task,
            config_map_name="pulseline-lake",
            config_map_key_to_env={"PULSELINE_S3_ENDPOINT": "PULSELINE_S3_ENDPOINT"},
            optional=True,
        )
    return task


@dsl.pipeline(
    name="pulseline-training",
    description="From the lake to a model in production, if it is better than the one there.",
)
def training(
    dataset: str = "heart-disease",
    lake: str = "s3://pulseline",
    last: str = "3650d",
    test_share: float = 0.2,
    seed: int = 42,
    algorithm: str = "gbdt",
    metric: str = "auc",
    model_registry: str = "",
    serve: bool = False,
):
    where = {"dataset": dataset, "lake": lake}
    prepared = step("prepare", last=last, test_share=test_share, seed=seed, **where)
    rows = prepared.outputs["prepared"]
    validated = step("validate", prepared=rows, **where)
    fitted = step(
        "fit", cached=True, store=False, prepared=rows, dataset=dataset, algorithm=algorithm
    ).after(validated)
    model = fitted.outputs["model"]
    evaluated = step("evaluate", prepared=rows, model=model, metric=metric, **where)
    registered = step(
        "register",
        prepared=rows,
        model=model,
        evaluation=evaluated.outputs["evaluation"],
        model_registry=model_registry,
        **where,
    )
    with dsl.If(evaluated.outputs["better"] == True, name="is-better"):  # noqa: E712, an expression
        version = registered.outputs["version"]
        promoted = step("promote", cpu="1", memory="1G", version=version, metric=metric, **where)
        with dsl.If(serve == True, name="is-asked-to-serve"):  # noqa: E712
            step("deploy", cpu="1", memory="1G", version=version, **where).after(promoted)


if __name__ == "__main__":
    target = sys.argv[1] if len(sys.argv) > 1 else str(HERE / "pipeline.yaml")
    compiler.Compiler().compile(training, target)
