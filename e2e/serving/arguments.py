"""Prints the command line of a ServingRuntime's container, one word a line, as KServe fills it in."""

import sys

import yaml

runtime, name = sys.argv[1:]
with open(runtime, encoding="utf-8") as file:
    container = next(yaml.safe_load_all(file))["spec"]["containers"][0]
for word in container.get("command", []) + container["args"]:
    print(word.replace("{{.Name}}", name))
