"""A server's end and hot swaps, under load. Run it through bench/serving-swap.sh."""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from processes import Process
from pulseline import here, java_command
from serving_lake import DATASET, lake
from serving_servers import Ours

POLL = "50ms"
FLAT = 1.1
MARGIN_MB = 20
PATIENCE = 40


def drain(model_dir, work, rounds, seed):
    """SIGTERM in the middle of requests: none fails, and the exit is a clean one."""
    for number in range(rounds):
        with Ours(model_dir, work / "drain.log") as server:
            server.ready()
            main = "io.pulseline.bench.reliability.Drain"
            ports = (server.http, server.grpc, server.process.pid)
            done = subprocess.run(
                java_command(main, *ports, model_dir, seed + number),
                stdout=subprocess.PIPE, text=True, cwd=work,
            )
            print(f"  round {number + 1}: {done.stdout.strip()}", flush=True)
            if done.returncode:
                raise SystemExit(f"error: a request failed at seed {seed + number}:\n{server.tail()}")
            code = server.process.wait(PATIENCE)
            if code:
                raise SystemExit(f"error: the server ended with {code}:\n{server.tail()}")
    print(f"{rounds} ends under load, no request failed", flush=True)


def swap(folder, work, swaps, seed):
    """Promotions under load: none fails, each answer is that of the version it names, memory stays."""
    follow = ("--model_name=m", f"--lake={folder}", f"--dataset={DATASET}", f"--poll={POLL}")
    with Ours(None, work / "swap.log", *follow) as server:
        server.ready()
        main = "io.pulseline.bench.reliability.Swaps"
        command = java_command(main, server.http, server.grpc, folder, DATASET, swaps, seed)
        resident = {}
        with Process(command, work / "swaps.log") as client:
            for line in lines(client, work / "swaps.log", " swaps, "):
                megabytes = server.resident_mb()
                print(f"  {line}, {megabytes:.0f} MB resident", flush=True)
                resident[int(re.search(r"(\d+) swaps", line)[1])] = megabytes
            if client.process.wait():
                raise SystemExit(f"error:\n{client.tail()}\n{server.tail()}")
    counts = sorted(resident)
    quarter = resident[counts[len(counts) // 4]]
    end = resident[counts[-1]]
    print(f"{swaps} swaps, no request failed; {quarter:.0f} MB resident after a quarter, {end:.0f} MB at the end")
    if end > quarter * FLAT + MARGIN_MB:
        raise SystemExit("error: memory grows")


def lines(process, log, what):
    """Its lines that say this, as they come."""
    seen = 0
    while True:
        ended = process.ended()
        complete = log.read_text().split("\n")[:-1]
        yield from (line for line in complete[seen:] if what in line)
        seen = len(complete)
        if ended:
            return
        try:
            process.process.wait(0.2)
        except subprocess.TimeoutExpired:
            pass


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("swaps", type=int, nargs="?", default=1_000)
    parser.add_argument("ends", type=int, nargs="?", default=20)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    options = parser.parse_args()
    print(here(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        versions = lake(work)
        model_dir = next(versions.glob(f"models/{DATASET}/*/model.onnx")).parent
        drain(model_dir, work, options.ends, options.seed)
        swap(versions, work, options.swaps, options.seed)
    sys.exit(0)


if __name__ == "__main__":
    main()
