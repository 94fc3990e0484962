"""What serving costs, beside its peers. Run it through bench/serving.sh."""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import serving_lake
from load import Load
from pulseline import ENVIRONMENT, ROOT, here, java
from serving_servers import Bare, KServe, MLServer, Ours, ask, cold_start, load_version, python
from serving_table import Table

PEERS = ROOT / "bench" / "peers"
SECONDS = 5
WARM = 10
STEPS = 15
SETTLED = 0.9
STARTS = 5
CONNECTIONS = 4
WIDTH = 13
BATCHES = (1, 8, 64, 512, 4096)
LARGE = 1024
FURTHER = 10
RATE = 500
PARTS = ("start", "models", "one-row", "warm", "peers", "forms", "tail", "batch")


class Run:
    """One run: where it works, whom it loads with, what it found."""

    def __init__(self, work, client, model_dir, table):
        self.work, self.client, self.model_dir, self.table = work, client, model_dir, table

    @contextmanager
    def ours(self, model_dir=None, warm=True):
        with Ours(model_dir or self.model_dir, self.work / "ours.log") as server:
            server.ready()
            if warm:
                for form in ("json", "binary", "raw", "grpc"):
                    self.settle(server.target(form))
            yield server

    def settle(self, target):
        """Asks until a request costs what the ones before did: the compiler has done its work."""
        before = float("inf")
        for _ in range(STEPS):
            cost = self.closed(target, 2)["cpu_us"]
            if cost > SETTLED * before:
                return
            before = cost

    def closed(self, target, seconds=SECONDS, **asked):
        """Requests/s, µs of CPU a request, p50 and p99 in ms; the first second is left out."""
        asked = {"connections": CONNECTIONS, "seconds": seconds + 1, **asked}
        step = self.client.step(target.pid, target.load(**asked))
        spans = step["spans"][1:]
        answers = sum(span["answers"] for span in spans)
        load = step["loads"][0]
        return {
            "requests_s": answers / len(spans),
            "cpu_us": sum(span["cpu_us"] for span in spans) / max(answers, 1),
            "p50_ms": load["p50_us"] / 1e3,
            "p99_ms": load["p99_us"] / 1e3,
        }

    def start(self):
        """From exec to the first correct answer."""
        with self.ours(warm=False) as server:
            described = server.target().columns
            row = [column[0] if column else 100 for column in described]
            tensor = {"name": "features", "datatype": "FP32", "shape": [1, len(row)], "data": row}
            expected = ask(server.http, {"inputs": [tensor]})["outputs"]
        starts = [
            cold_start(self.model_dir, self.work / "start.log", row, expected) for _ in range(STARTS)
        ]
        seconds, peaks = zip(*starts)
        self.table.figure("starts", seconds=seconds, peak_mb=peaks)
        self.table.at_most("exec to first correct answer, s (median)", statistics.median(seconds), 1.2)
        self.table.at_most("peak resident memory with one model, MB", max(peaks), 250)

    def models(self):
        """What each further version takes of memory once all are asked."""
        folder = serving_lake.lake(Path(tempfile.mkdtemp(dir=self.work)), (150,))
        names = serving_lake.copies(folder, FURTHER)
        served = (f"--lake={folder}", "--model_name=m", f"--dataset={serving_lake.DATASET}", "--repository-control")
        with Ours(None, self.work / "models.log", *served) as server:
            server.ready()
            target = server.target()
            self.client.step(target.pid, target.load(seconds=WARM))
            before = server.resident_mb()
            for name in names:
                load_version(server.http, name)
                version = server.target(path=f"/v2/models/m/versions/{name}/infer")
                self.client.step(version.pid, version.load(seconds=1, connections=CONNECTIONS))
            each = (server.resident_mb() - before) / FURTHER
        self.table.at_most("resident memory of each further model, MB", each, 20)

    def one_row(self):
        """A row a request, beside a bare handler; gRPC beside REST."""
        with self.ours() as server, Bare(self.model_dir, self.work / "bare.log") as bare:
            described = server.target().columns
            cpu = {}
            for turn in range(2):  # the first is for the compiler of the bare one
                for name, target in (
                    ("bare, JSON", bare.target(described)),
                    ("ours, JSON", server.target()),
                    ("bare, raw", bare.target(described, "raw")),
                    ("ours, raw", server.target("raw")),
                    ("ours, binary", server.target("binary")),
                    ("ours, gRPC", server.target("grpc")),
                ):
                    found = self.closed(target)
                    cpu[name] = found["cpu_us"]
                    if turn:
                        self.table.row(name, **found)
        self.table.at_most("CPU a request / bare handler, JSON", cpu["ours, JSON"] / cpu["bare, JSON"], 1.3)
        self.table.at_most("CPU a request / bare handler, raw rows", cpu["ours, raw"] / cpu["bare, raw"], 1.3)
        self.table.at_most("CPU a request, gRPC / REST JSON", cpu["ours, gRPC"] / cpu["ours, JSON"], 1.5)

    def warm(self):
        """The first second after READY against the tenth, each form with a server of its own."""
        with self.ours():
            pass  # what is to be seen is how warm the server is, not the client
        for form in ("json", "grpc"):
            with self.ours(warm=False) as server:
                target = server.target(form)
                spans = self.client.step(target.pid, target.load(seconds=WARM))["spans"]
            cpu = [span["cpu_us"] / max(span["answers"], 1) for span in spans]
            rates = [span["answers"] for span in spans]
            self.table.figure(f"second by second, {form}", cpu_us=cpu, requests_s=rates)
            self.table.at_most(f"CPU a request, first second / tenth, {form}", cpu[0] / cpu[-1], 1.5)

    def peers(self):
        """The same trees in each peer's own server, single process."""
        models = self.work / "models"
        models.mkdir()
        width = int(written_models(self.model_dir, models))
        with self.ours(models / "forest") as server:
            forest = self.closed(server.target())["requests_s"]
            self.table.row("ours, forest", requests_s=forest)
        with KServe(models / "model.joblib", self.work / "kserve.log") as peer:
            kserve = [self.peer(f"KServe, forest, {form}", peer.target(form, WIDTH)) for form in ("v1", "json")]
        with MLServer(models / "mlserver-sklearn", self.work / "mlserver.log") as peer:
            mlserver = self.peer("MLServer, forest", peer.target(WIDTH))
        with self.ours() as server:
            boosted = self.closed(server.target())["requests_s"]
            self.table.row("ours, boosted trees", requests_s=boosted)
        with MLServer(models / "mlserver-xgboost", self.work / "xgboost.log") as peer:
            xgboost = self.peer("MLServer, XGBoost", peer.target(width))
        self.table.at_least("requests/s / KServe's sklearn server", forest / max(kserve), 200)
        self.table.at_least("requests/s / MLServer's sklearn server", forest / mlserver, 200)
        self.table.at_least("requests/s / MLServer's XGBoost", boosted / xgboost, 15)

    def peer(self, name, target):
        found = self.closed(target)
        self.table.row(name, **found)
        return found["requests_s"]

    def forms(self):
        """Binary tensors against JSON, batches of several sizes, one connection, in turns."""
        with self.ours() as server:
            for rows in BATCHES:
                cpu = {"json": [], "binary": []}
                for turn in range(3):
                    for form, seen in cpu.items():
                        found = self.closed(server.target(form), 2, rows=rows, connections=1)
                        seen += [found["cpu_us"]] * (turn > 0)
                json_us, binary_us = map(statistics.mean, cpu.values())
                self.table.figure(f"{rows} rows", json_us=[json_us], binary_us=[binary_us])
                self.table.at_most(f"CPU a request, binary / JSON, {rows} rows", binary_us / json_us, 1)

    def tail(self):
        """Single rows at a steady rate while a large batch comes each second."""
        with self.ours() as server:
            target = server.target()
            batch = server.target("binary").load(rows=4096, connections=1, seconds=20, rate=1)
            single = target.load(seconds=20, rate=RATE, connections=CONNECTIONS)
            self.client.step(target.pid, {**single, "seconds": 5}, {**batch, "seconds": 5})
            found = self.client.step(target.pid, single, batch)["loads"]
        self.table.figure("under batches", p50_ms=[found[0]["p50_us"] / 1e3], max_ms=[found[0]["max_us"] / 1e3])
        name = f"p99 at {RATE}/s beside 4,096-row batches, ms"
        self.table.at_most(name, found[0]["p99_us"] / 1e3, 3)

    def batch(self):
        """Rows a second of a large batch against ONNX Runtime's own, one thread and one connection."""
        main = "io.pulseline.bench.load.GraphRate"
        alone = float(java(main, self.model_dir, LARGE, SECONDS))
        with self.ours() as server:
            for form in ("binary", "json", "grpc"):
                found = self.closed(server.target(form), rows=LARGE, connections=1)
                rows = found["requests_s"] * LARGE
                self.table.row(f"{LARGE} rows, {form}", rows_s=rows, **found)
                self.table.at_least(f"{LARGE}-row batches, rows/s / ONNX Runtime's {alone:,.0f}, {form}", rows / alone, 0.7)


def written_models(model_dir, out):
    done = subprocess.run(
        list(map(str, python("serving", PEERS / "serving_models.py", model_dir, out))),
        env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True,
    )
    return done.stdout.splitlines()[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model_dir", nargs="?", type=Path, help="a package; without one a model is trained")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    table = Table(here())
    work = Path(tempfile.mkdtemp())
    try:
        model_dir = options.model_dir or serving_lake.package(work)
        with Load() as client:
            run = Run(work, client, model_dir.resolve(), table)
            for part in options.only:
                getattr(run, part.replace("-", "_"))()
    finally:
        shutil.rmtree(work)
    if options.json:
        options.json.write_text(json.dumps(table.content(), indent=1))
    sys.exit(table.code())


if __name__ == "__main__":
    main()
