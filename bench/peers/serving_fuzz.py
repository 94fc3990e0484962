"""Wrong requests by the million, and clients that mean harm. Run it through bench/serving-fuzz.sh."""

import argparse
import re
import sys
import tempfile
from pathlib import Path

import serving_harm
from processes import Process
from pulseline import here, java_command
from serving_lake import package
from serving_servers import Ours
from serving_swap import lines

GROWTH_MB = 150
# Tells of each buffer that nobody gave back
LEAKS = "-Dio.netty.leakDetection.level=paranoid"


def fuzz(model_dir, work, inputs, seed):
    """Mutations of valid requests; what is wrong, if anything."""
    with Ours(model_dir, work / "fuzz.log", flags=LEAKS) as server:
        server.ready()
        main = "io.pulseline.bench.reliability.Fuzz"
        command = java_command(main, server.http, server.grpc, model_dir, inputs, seed)
        resident = []
        with Process(command, work / "client.log") as client:
            for line in lines(client, work / "client.log", " inputs"):
                resident.append(server.resident_mb())
                print(f"  {line}, {resident[-1]:.0f} MB resident", flush=True)
            if client.process.wait():
                yield f"{client.tail()}\n{server.tail()}"
        if server.ended():
            yield f"the server has ended:\n{server.tail()}"
        # Compilers and buffers have all they want after a quarter
        quarter = resident[len(resident) // 4] if resident else 0
        if resident and resident[-1] > quarter + GROWTH_MB:
            yield f"grown from {quarter:.0f} to {resident[-1]:.0f} MB"
        log = server.log.read_text(errors="replace")
        if "LEAK" in log:
            yield "a buffer was not given back:\n" + log[log.index("LEAK") :][:3000]
        failures = re.findall(r"^.*\bERROR\b.*$", log, re.M)
        if failures:
            yield f"the log has {len(failures)} errors, such as: {failures[0]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", type=int, nargs="?", default=1_000_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("model_dir", type=Path, nargs="?")
    parser.add_argument("--only", choices=("fuzz", "harm"))
    options = parser.parse_args()
    print(here(), flush=True)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        model_dir = options.model_dir or package(work)
        if options.only != "fuzz":
            wrong += serving_harm.found(model_dir, work)
        if options.only != "harm":
            wrong += fuzz(model_dir, work, options.inputs, options.seed)
    for what in wrong:
        print("error:", what)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
