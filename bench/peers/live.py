"""The local stack as `./pulseline up` starts it, with a model in production that all three jobs work by."""

import json
import signal
import subprocess
import sys
import time
import urllib.request

from processes import Process
from pulseline import COMMAND, ENVIRONMENT, output

DATASET = "heart-disease"
RECORDS_OF_THE_MODEL = 20_000
PATIENCE = 180
TRIES = 3


def leave(*_):
    """Closes what was begun; a second signal, as `timeout` sends, would come in between."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(143)


class Live(Process):
    """Nine ports from `base` on, and a data folder in `work`; close it."""

    def __init__(self, work, base):
        self.data = work / "data"
        self.bootstrap = f"127.0.0.1:{base}"
        self.elasticsearch = f"http://127.0.0.1:{base + 2}"
        self.s3 = f"http://127.0.0.1:{base + 4}"
        self.rest = f"http://127.0.0.1:{base + 6}"
        self.grpc = f"127.0.0.1:{base + 7}"
        self.metrics = f"http://127.0.0.1:{base + 8}/metrics"
        signal.signal(signal.SIGTERM, leave)
        up = [COMMAND, "up", "--foreground", "--data", self.data, "--port-base", base]
        super().__init__(up, work / "up.log", ENVIRONMENT)

    def stream(self, *options):
        """The command that sends generated records."""
        kafka = ("--bootstrap", self.bootstrap, "--dataset", DATASET)
        return [COMMAND, "generate", "stream", *map(str, (*kafka, *options))]

    def promote(self):
        """Puts a model into production once all is up; the first record_id that is free then."""
        self.await_line("READY")
        output(self.stream("--rate", 0, "--records", RECORDS_OF_THE_MODEL))
        self.settle(lambda ledger: True)
        lake = ("--lake", "s3://pulseline", "--s3-endpoint", self.s3)
        output(
            [COMMAND, "train", "run", "--dataset", DATASET, *lake]
            + ["--work", str(self.data / "model"), "--promote", "first"],
            {**ENVIRONMENT, "AWS_SHARED_CREDENTIALS_FILE": str(self.data / "credentials")},
        )
        self.settle(lambda ledger: ledger["predictions"])
        self.await_server()
        return RECORDS_OF_THE_MODEL

    def await_server(self):
        """Waits until the model is served."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                return urllib.request.urlopen(f"{self.rest}/v2/health/ready", timeout=5).close()
            except OSError:
                time.sleep(1)
        raise SystemExit(f"error: no model is served at {self.rest}:\n{self.tail()}")

    def settle(self, enough):
        """Waits for a ledger that balances and is enough; one of many million records takes minutes to read."""
        verify = [COMMAND, "verify", "--data", str(self.data), "--json"]
        tries, end = 0, float("inf")
        while tries < TRIES or time.monotonic() < end:
            done = subprocess.run(verify, env=ENVIRONMENT, capture_output=True, text=True)
            if done.returncode == 0 and enough(json.loads(done.stdout.splitlines()[-1])):
                return
            tries, end = tries + 1, min(end, time.monotonic() + PATIENCE)
            time.sleep(1)
        raise SystemExit(f"error: the ledger does not balance:\n{done.stdout}{done.stderr}\n{self.tail()}")
