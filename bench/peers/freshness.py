"""From Kafka's append to a search that finds the document. Run it through bench/freshness.sh."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from live import DATASET, Live
from processes import Process
from pulseline import here, java_command, output

PORTS = 19810
WARM_RECORDS = 200_000


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=int, nargs="?", default=120)
    parser.add_argument("rate", type=int, nargs="?", default=1_000)
    parser.add_argument("--warm", type=int, default=WARM_RECORDS, help="records before, at full rate")
    options = parser.parse_args()
    print(f"{here()}; {options.rate:,} records of {DATASET} a second for {options.seconds} s", flush=True)
    with tempfile.TemporaryDirectory() as folder, Live(Path(folder), PORTS) as stack:
        start, records = stack.promote(), options.seconds * options.rate
        first = start + options.warm
        if options.warm:
            warm = ("--rate", 0, "--records", options.warm, "--start-id", start)
            output(stack.stream(*warm, "--seed", 2))
            stack.settle(lambda ledger: True)
        names = (DATASET, stack.bootstrap, stack.elasticsearch)
        watch = java_command("io.pulseline.bench.Freshness", *names, first, records)
        with Process(watch, Path(folder) / "freshness.log") as watching:
            watching.await_line("READY")
            before = stack.cpu()
            rate = ("--rate", options.rate, "--records", records)
            output(stack.stream(*rate, "--start-id", first, "--seed", 2))
            status = watching.process.wait()
            print(watching.tail().removeprefix("READY\n"))
            print(f"CPU-seconds of the whole stack {stack.cpu() - before:.1f}, load {os.getloadavg()[0]:.1f}")
        sys.exit(status)


if __name__ == "__main__":
    main()
