"""Memory and state of the local stack over time, at a steady rate. Run it through bench/soak.sh."""

import argparse
import json
import re
import statistics
import tempfile
import time
import urllib.request
from pathlib import Path

from live import DATASET, Live
from processes import Process
from pulseline import ENVIRONMENT, here, output, pulseline

PORTS = 19800
EVERY = 30
# Of the first minutes the code is compiled in some, and caches fill
SHARE_OF_START = 0.25
CHECKPOINT = "flink_jobmanager_job_lastCheckpointSize"
LINE = re.compile(r"^(\w+)(?:\{(.*)\})? (\S+)$")


def scraped(metrics):
    """What the jobs say: name, job and value."""
    with urllib.request.urlopen(metrics, timeout=20) as answer:
        for line in answer.read().decode().splitlines():
            if found := LINE.match(line):
                labels = dict(re.findall(r'(\w+)="([^"]*)"', found[2] or ""))
                yield found[1], labels.get("job_name", ""), float(found[3])


def live_heap(pid):
    """MB that are reachable: what a class histogram counts, after a full collection."""
    return int(output(["jcmd", str(pid), "GC.class_histogram"]).split("Total")[-1].split()[1]) / 1e6


def sample(stack):
    """MB of everything, now."""
    found = {}
    for name, pid, megabytes in stack.residents():
        found[f"{name}, resident"] = megabytes
        if name.startswith("jobs."):
            found[f"{name}, live heap"] = live_heap(pid)
    for name, job, value in scraped(stack.metrics):
        if name == CHECKPOINT:
            found[f"{job}, checkpoint"] = value / 1e6
    return found


def watch(stack, source, minutes):
    """A sample each half minute, with its minute."""
    start, seen = time.monotonic(), []
    while time.monotonic() < start + minutes * 60:
        time.sleep(EVERY)
        if source.ended() or stack.ended():
            raise SystemExit(f"error: something ended:\n{source.tail()}\n{stack.tail()}")
        seen.append(((time.monotonic() - start) / 60, sample(stack)))
        if len(seen) % 10 == 0:
            print(f"  {seen[-1][0]:4.0f} min", ", ".join(f"{k} {v:.0f}" for k, v in seen[-1][1].items()))
    return seen


def slopes(seen):
    """By name: mean, largest, and slope a minute of what came after the start."""
    kept = [at for at in seen if at[0] >= seen[-1][0] * SHARE_OF_START]
    for name in seen[-1][1]:
        minutes, values = zip(*((minute, found[name]) for minute, found in kept if name in found))
        yield name, {
            "mean_mb": statistics.fmean(values),
            "largest_mb": max(values),
            "mb_a_minute": statistics.linear_regression(minutes, values).slope,
        }


def show(seen):
    print(f"{'':32}{'mean MB':>10}{'largest':>10}{'MB/min':>10}")
    for name, of in slopes(seen):
        print(f"{name:32}" + "".join(f"{of[k]:>10.1f}" for k in ("mean_mb", "largest_mb")), end="")
        print(f"{of['mb_a_minute']:>10.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=30)
    parser.add_argument("rate", type=int, nargs="?", default=10_000)
    parser.add_argument("--json", type=Path, help="receives every sample")
    options = parser.parse_args()
    print(f"{here()}; {options.rate:,} records of {DATASET} a second for {options.minutes:g} minutes")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with Live(work, PORTS) as stack:
            rest = stack.stream("--start-id", stack.promote(), "--rate", options.rate, "--seed", 2)
            with Process(rest, work / "stream.log", ENVIRONMENT) as source:
                seen = watch(stack, source, options.minutes)
            # Before the ledger, which may still say no
            show(seen)
            if options.json:
                options.json.write_text(json.dumps(seen, indent=2) + "\n")
            stack.settle(lambda ledger: True)
            print(pulseline("verify", "--data", stack.data))


if __name__ == "__main__":
    main()
