"""The Java client of a benchmark of servers: one process for all its steps, so that it is warm."""

import json
import subprocess
from dataclasses import dataclass
from urllib.request import urlopen

from pulseline import java_command


@dataclass
class Target:
    """Who is asked: a process, its port, the path of a request, and a row's columns.

    A column is the list of its categories' codes, empty where it holds numbers.
    """

    pid: int
    port: int
    path: str
    columns: list
    form: str = "json"

    def load(self, rows=1, connections=4, seconds=10, rate=0):
        asked = {"form": self.form, "port": self.port, "path": self.path, "columns": self.columns}
        return {**asked, "rows": rows, "connections": connections, "seconds": seconds, "rate": rate}


class Load:
    """Close it."""

    def __init__(self):
        self.client = subprocess.Popen(
            java_command("io.pulseline.bench.load.Main"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def step(self, pid, *loads, may_fail=False):
        """Puts loads on at the same time: each second's answers and CPU time, each load's answers and latencies."""
        self.client.stdin.write(json.dumps({"pid": pid, "loads": loads}) + "\n")
        self.client.stdin.flush()
        line = self.client.stdout.readline()
        if not line:
            raise SystemExit("error: the client ended; its messages are above")
        result = json.loads(line)
        for load in result["loads"]:
            if load["failures"] and not may_fail:
                raise SystemExit(f"error: not all was answered: {load['failures']}")
        return result

    def close(self):
        self.client.stdin.close()
        self.client.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def columns(model_url):
    """The columns of a model that our server serves."""
    with urlopen(model_url) as answer:
        described = json.load(answer)["parameters"]["columns"]
    return [codes(column.get("categories", [])) for column in described]


def codes(categories):
    """An integer is its own code, a text is its position."""
    try:
        return [float(value) for value in categories]
    except ValueError:
        return list(map(float, range(len(categories))))
