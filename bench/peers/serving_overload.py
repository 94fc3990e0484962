"""Ten times what a server can do. Run it through bench/serving-overload.sh."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from load import Load
from pulseline import here
from serving_lake import package
from serving_servers import Ours

CAPACITY_SECONDS = 10
FEW = 4
AGAIN_SECONDS = 10
FULL = 0.9
TIMES = 10
GROWTH_MB = 150
LATENCY_MS = 1_000
# What a refusal may be: 429 or 503 that say when to try again, RESOURCE_EXHAUSTED or UNAVAILABLE
REFUSALS = {"429", "503", "1008", "1014"}


class Overload:
    """Of one form of requests; finds what is wrong."""

    def __init__(self, client, server, target, rows, many):
        self.client, self.server, self.target, self.rows, self.many = client, server, target, rows, many

    def answers_s(self, seconds, skip=0):
        """Good answers of a few connections, a second each."""
        load = self.target.load(rows=self.rows, connections=FEW, seconds=seconds)
        spans = self.client.step(self.target.pid, load, may_fail=True)["spans"][skip:]
        return [span["answers"] for span in spans]

    def resident(self):
        return self.server.resident_mb()

    def run(self, name, seconds):
        self.answers_s(CAPACITY_SECONDS)
        measured = self.answers_s(CAPACITY_SECONDS, 1)
        capacity = sum(measured) / len(measured)
        short = self.put_on(capacity, 5)  # buffers that a burst needs stay
        before = self.resident()
        found = self.put_on(capacity, seconds)
        grown = self.resident() - before
        again = self.answers_s(AGAIN_SECONDS)
        back = next((second + 1 for second, rate in enumerate(again) if rate >= FULL * capacity), None)
        refused = sum(found["failures"].values())
        offered = (found["answers"] + refused) / seconds
        print(
            f"{name}: capacity {capacity:,.0f}/s; asked {offered:,.0f}/s for {seconds} s:"
            f" {found['answers'] / seconds:,.0f}/s answered within {found['p50_us'] / 1e3:.1f} ms (p50),"
            f" {found['p99_us'] / 1e3:.1f} ms (p99), {found['max_us'] / 1e3:.0f} ms at most;"
            f" refused {found['failures']}; {grown:+.0f} MB resident after it, {before:.0f} MB before;"
            f" {FULL:.0%} of capacity again in second {back}",
            flush=True,
        )
        yield from (f"answered with {status}" for status in {**short["failures"], **found["failures"]} if status not in REFUSALS)
        if found["p99_us"] / 1e3 > LATENCY_MS:
            yield f"an accepted request takes {found['p99_us'] / 1e3:.0f} ms (p99)"
        if grown > GROWTH_MB:
            yield f"grown by {grown:.0f} MB"
        if not back or back > 5:
            yield "not at full speed again after 5 s"
        if self.server.ended():
            yield "the server has ended"

    def put_on(self, capacity, seconds):
        load = self.target.load(rows=self.rows, connections=self.many, seconds=seconds, rate=TIMES * capacity)
        return self.client.step(self.target.pid, {**load, "sinceSent": True}, may_fail=True)["loads"][0]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=int, nargs="?", default=60)
    parser.add_argument("model_dir", type=Path, nargs="?")
    options = parser.parse_args()
    print(here(), flush=True)
    wrong = []
    with tempfile.TemporaryDirectory() as folder, Load() as client:
        work = Path(folder)
        model_dir = options.model_dir or package(work)
        for form, rows, many in (("json", 1, 1000), ("binary", 1024, 200), ("grpc", 1024, 100)):
            with Ours(model_dir, work / "overload.log") as server:
                server.ready()
                overload = Overload(client, server, server.target(form), rows, many)
                began = time.monotonic()
                wrong += [f"{form}: {what}" for what in overload.run(f"{rows} rows, {form}", options.seconds)]
                print(f"  {time.monotonic() - began:.0f} s", file=sys.stderr)
    for what in wrong:
        print("error:", what)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
