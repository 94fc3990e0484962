"""Servers that bench/serving.sh asks: ours, a bare handler, KServe's, MLServer's."""

import json
import os
import re
import socket
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from load import Target, columns
from processes import Process
from pulseline import COMMAND, ENVIRONMENT, ROOT, java_command

PEERS = ROOT / "bench" / "peers"
INFER = "/v2/models/m/infer"
PATIENCE = 120
# Those that `./pulseline serve` has
FLAGS = ("-Xms64m", "-Xmn32m", "-Xmx512m", "-XX:+UseSerialGC")


class Ours(Process):
    """`./pulseline serve`; its arguments may name more than the model."""

    def __init__(self, model_dir, log, *arguments, flags=""):
        environment = {**ENVIRONMENT, "JAVA_TOOL_OPTIONS": flags} if flags else ENVIRONMENT
        ports = ("--host=127.0.0.1", "--http_port=0", "--grpc_port=0")
        served = () if model_dir is None else ("--model_name=m", f"--model_dir={model_dir}")
        super().__init__([COMMAND, "serve", *served, *ports, *arguments], log, environment)

    def ready(self):
        line = self.await_line("READY serving ")
        self.http, self.grpc = map(int, re.search(r"^http://\S+?:(\d+) grpc=\S+?:(\d+)", line).groups())
        return self

    def resident_mb(self):
        return next(megabytes for _, _, megabytes in self.residents())

    def target(self, form="json", path=INFER):
        described = columns(f"http://127.0.0.1:{self.http}/v2/models/m")
        if form == "grpc":
            return Target(self.process.pid, self.grpc, "m", described, form)
        return Target(self.process.pid, self.http, path, described, form)


class Bare(Process):
    """Netty and ONNX Runtime, and nothing else."""

    def __init__(self, model_dir, log):
        command = java_command("io.pulseline.bench.load.BareServer", model_dir)
        super().__init__(["java", *FLAGS, *command[2:]], log)
        self.port = int(self.await_line("READY bare ").rpartition(":")[2])

    def target(self, described, form="json"):
        return Target(self.process.pid, self.port, INFER, described, form)


def python(packages, script, *arguments):
    """The command that runs a script with a set of packages; becomes that Python."""
    return [PEERS / "python.sh", packages, script, *arguments]


class KServe(Process):
    """Single process; its access log left out, as that of ours is."""

    def __init__(self, model_file, log):
        self.port = free_port()
        script = (PEERS / "serving_kserve.py", model_file, "--model_name=m", "--access_log_format=")
        ports = (f"--http_port={self.port}", f"--grpc_port={free_port()}")
        super().__init__(python("serving-kserve", *script, *ports), log)
        await_port(self, self.port)

    def target(self, form, width):
        path = "/v1/models/m:predict" if form == "v1" else INFER
        return Target(self.process.pid, self.port, path, [[]] * width, form)


class MLServer(Process):
    """Single process: no workers beside it."""

    def __init__(self, folder, log):
        self.port = free_port()
        settings = {"parallel_workers": 0, "debug": False, "host": "127.0.0.1"}
        ports = {"http_port": self.port, "grpc_port": free_port(), "metrics_port": free_port()}
        Path(folder, "settings.json").write_text(json.dumps({**settings, **ports}))
        start = "import sys; from mlserver.cli import main; sys.argv = ['mlserver', 'start', sys.argv[1]]; main()"
        super().__init__(python("serving", "-c", start, folder), log)
        await_port(self, self.port)

    def target(self, width):
        return Target(self.process.pid, self.port, INFER, [[]] * width)


def await_port(server, port):
    """Waits until a peer says that its model is ready."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not server.ended():
        try:
            urlopen(f"http://127.0.0.1:{port}/v2/models/m/ready", timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"error: no server at {port}:\n{server.tail()}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, body):
    """One answer of ours."""
    headers = {"Content-Type": "application/json"}
    request = Request(f"http://127.0.0.1:{port}{INFER}", json.dumps(body).encode(), headers)
    with urlopen(request, timeout=30) as answer:
        return json.load(answer)


def load_version(port, version):
    """Has our server load a further version."""
    body = json.dumps({"parameters": {"version": version}}).encode()
    path = "/v2/repository/models/m/load"
    headers = {"Content-Type": "application/json"}
    urlopen(Request(f"http://127.0.0.1:{port}{path}", body, headers), timeout=60).close()


def cold_start(model_dir, log, row, expected):
    """Seconds from exec to the first answer, which must be the expected one; peak resident MB then."""
    http = free_port()
    tensor = {"name": "features", "datatype": "FP32", "shape": [1, len(row)], "data": row}
    served = ("--model_name=m", f"--model_dir={model_dir}", "--host=127.0.0.1")
    began = time.perf_counter()
    command = [COMMAND, "serve", *served, f"--http_port={http}", f"--grpc_port={free_port()}"]
    with Process(command, log, ENVIRONMENT) as server:
        while not reachable(http):
            if server.ended():
                raise SystemExit(server.tail())
            time.sleep(0.002)
        answer = ask(http, {"inputs": [tensor]})["outputs"]
        took = time.perf_counter() - began
        if answer != expected:
            raise SystemExit(f"error: the first answer is {answer}, and not {expected}")
        return took, server.peak_mb()


def reachable(port):
    try:
        socket.create_connection(("127.0.0.1", port)).close()
        return True
    except OSError:
        return False
