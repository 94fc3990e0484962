"""Prints a Pod that runs a component of kubeflow/ as the launcher of Kubeflow Pipelines would run it; what the
step answers is the message with which its container ends.

    step_pod.py COMPONENT ACCOUNT [INPUT=VALUE…]
"""

import json
import sys

import yaml

path, account, *given = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    spec, platform = yaml.safe_load_all(file)
(component,) = spec["components"].values()
(name, executor), = spec["deploymentSpec"]["executors"].items()
parameters = component["inputDefinitions"]["parameters"]
values = {key: parameter.get("defaultValue") for key, parameter in parameters.items()}
values |= dict(pair.split("=", 1) for pair in given)
outputs = {key: {"outputFile": f"/tmp/{key}"} for key in component["outputDefinitions"]["parameters"]}
placeholders = {f"{{{{$.inputs.parameters['{key}']}}}}": value for key, value in values.items()}
placeholders["{{$}}"] = json.dumps(
    {
        "inputs": {"parameterValues": values},
        "outputs": {"parameters": outputs, "outputFile": "/dev/termination-log"},
    }
)


def filled(argument):
    for placeholder, value in placeholders.items():
        argument = argument.replace(placeholder, value)
    return argument


environment = []
kubernetes = platform["platforms"]["kubernetes"]["deploymentSpec"]["executors"][name]
for kind, key in (("secret", "secretKey"), ("configMap", "configMapKey")):
    for source in kubernetes[f"{kind}AsEnv"]:
        for pair in source["keyToEnv"]:
            reference = {"name": source[f"{kind}Name"], "key": pair[key], "optional": source["optional"]}
            environment.append({"name": pair["envVar"], "valueFrom": {f"{kind}KeyRef": reference}})
container = {
    "name": "main",
    "image": executor["container"]["image"],
    "command": executor["container"]["command"],
    "args": [filled(argument) for argument in executor["container"]["args"]],
    "env": environment,
    "securityContext": {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}},
}
pod = {"serviceAccountName": account, "restartPolicy": "Never", "containers": [container]}
print(json.dumps({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "step"}, "spec": pod}))
