"""Kills steps of a training at seeded moments and looks at what they left.

    killed.py MOMENTS [SEED]
"""

import hashlib
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from pulseline import COMMAND, ENVIRONMENT, here, pulseline

DATASET = "heart-disease"
ROWS = 2_000
HELD_BY_ONE = ("production", "staging")


class Training:
    """A lake, a work folder, and the commands that change its registry."""

    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        self.lake = folder / "lake"
        self.work = folder / "work"
        rows = folder / "rows.parquet"
        pulseline(
            *("generate", "sample", "--dataset", DATASET, "--rows", ROWS),
            *("--seed", seed, "--out", rows),
        )
        lake = Path(__file__).with_name("lake.py")
        subprocess.run([sys.executable, lake, rows, self.lake, DATASET], check=True)
        self.commands = {"run": self.run, "register": self.register, "promote": self.promote}
        # how long each takes when it is let live
        self.seconds = {name: self.timed(name) for name in self.commands}

    def run(self):
        # another seed each time: all steps run, none is taken from the run before
        seed = self.random.randrange(1000)
        return ["train", "run", *self.where(), "--work", self.work, "--seed", seed]

    def register(self):
        return ["train", "register", *self.where(), "--work", self.work]

    def promote(self):
        versions = [entry["version"] for entry in self.versions()]
        chosen = self.random.choice(versions)
        return ["models", "promote", chosen, *self.where(), "--force", "--reason", "by chance"]

    def where(self):
        return ["--dataset", DATASET, "--lake", self.lake]

    def timed(self, name):
        command = self.commands[name]()
        start = time.perf_counter()
        pulseline(*command)
        return time.perf_counter() - start

    def versions(self):
        return self.listed()["versions"]

    def listed(self):
        return json.loads(pulseline("models", "list", *self.where(), "--json").splitlines()[-1])

    def killed(self, name):
        """Starts a command and kills it; whether it had ended before."""
        command = [COMMAND, *map(str, self.commands[name]())]
        process = subprocess.Popen(
            command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            process.wait(self.random.uniform(0, self.seconds[name]))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        return process.wait() != -signal.SIGKILL

    def faults(self):
        """What is wrong with the registry and the packages that it shows."""
        listed = self.listed()
        found = [f"broken: {broken}" for broken in listed["broken"]]
        stages = Counter(entry["stage"] for entry in listed["versions"])
        found += [f"{stages[stage]} in {stage}" for stage in HELD_BY_ONE if stages[stage] > 1]
        for entry in listed["versions"]:
            folder = self.lake / "models" / DATASET / entry["version"]
            manifest = json.loads((folder / "model.json").read_text())
            for file, digest in {"model.onnx": manifest["onnxSha256"], **manifest["files"]}.items():
                if hashlib.sha256((folder / file).read_bytes()).hexdigest() != digest:
                    found.append(f"{folder.name}/{file} is not what its manifest says")
        return found


def main():
    moments = int(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    print(f"{moments} moments, seed {seed}, {here()}")
    with tempfile.TemporaryDirectory() as folder:
        training = Training(Path(folder), seed)
        for name, seconds in training.seconds.items():
            print(f"{name:9} takes {seconds:.1f} s when it is let live")
        ended = Counter()
        kills = Counter()
        for moment in range(moments):
            name = training.random.choice(list(training.commands))
            (ended if training.killed(name) else kills)[name] += 1
            faults = training.faults()
            if faults:
                raise SystemExit(f"error: after moment {moment} ({name}): {'; '.join(faults)}")
        again = training.timed("run")
        faults = training.faults()
        if faults:
            raise SystemExit(f"error: after the last run: {'; '.join(faults)}")
        stages = Counter(entry["stage"] for entry in training.versions())
        for name in training.commands:
            print(f"{name:9} killed {kills[name]} times, {ended[name]} times it was faster")
        print(f"a run afterwards: {again:.1f} s; {dict(stages)}; nothing broken, no stage held twice")


if __name__ == "__main__":
    main()
