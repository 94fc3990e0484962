"""Detection delay and false alarms: the monitor beside Evidently's PSI and KS presets.

All judge the same one-minute windows of a generated stream against the same training rows, with
their default limits: a column that steps by one standard deviation at a random second of a window,
one that moves by a tenth of one a minute, and a day of windows without drift. A column is flagged
in a window when Evidently reports it as drifted, ours while its alert is raised and not cleared.
Run it through bench/drift.sh.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import warnings
from pathlib import Path

import evidently

from learned import Learned, model
from presets import presets
from pulseline import here
from tally import Tally
from training import DATASET, lake
from windows import SECONDS, windows

# Windows that a scenario has; the first is calm, the drift begins in the second
STEP, RAMP = 6, 12
MINUTES_OF_RAMP = 10
CALM_SEED = 0


class Comparison:
    """One rate of records, judged by all."""

    def __init__(self, rate, package, learned, options):
        self.rate, self.package, self.options = rate, package, options
        self.peers = presets(learned)
        self.columns = len(learned.columns)
        self.tallies = {name: Tally(self.columns) for name in ("ours", *self.peers)}

    def run(self):
        for seed in range(1, self.options.seeds + 1):
            begin = SECONDS + random.Random(seed).randrange(SECONDS)
            end = begin + MINUTES_OF_RAMP * 60
            self.move("step", seed, STEP, f"+1sd@{begin}s")
            self.move("ramp", seed, RAMP, f"+1sd@{begin}s..{end}s")
            say(f"{self.rate:,} records a second: seed {seed} of {self.options.seeds}")
        calm = self.judged(CALM_SEED, self.options.windows, self.options.reports)
        for number, flagged in enumerate(calm, start=1):
            for name, columns in flagged.items():
                self.tallies[name].calm(columns)
            if number % 60 == 0:
                say(f"{self.rate:,} records a second: window {number:,} without drift")
        return self.tallies

    def move(self, course, seed, count, drift):
        """Counts the windows until the column is flagged; the first in which it moves is 1."""
        column = self.options.column
        until = dict.fromkeys(self.tallies)
        reports = self.options.reports if seed == 1 else 0
        for number, flagged in enumerate(self.judged(seed, count, reports, f"{column}={drift}")):
            moving = {column} if number > 0 else set()
            for name, columns in flagged.items():
                self.tallies[name].beside(columns - moving, self.columns - len(moving))
                if columns & moving and until[name] is None:
                    until[name] = number
        for name, windows_until in until.items():
            self.tallies[name].found(course, windows_until)

    def judged(self, seed, count, reports, *drifts):
        """Yields for each window who flags which columns."""
        stream = windows(DATASET, self.package, seed, self.rate, count, *drifts)
        for number, (verdict, rows) in enumerate(stream):
            flagged = {"ours": set(verdict["drifting"])}
            self.tallies["ours"].seconds.append(verdict["seconds"])
            for name, preset in self.peers.items():
                flagged[name], seconds = preset.drifting(rows)
                self.tallies[name].seconds.append(seconds)
                if number < reports:
                    self.report(name, rows, flagged[name])
            yield flagged

    def report(self, name, rows, flagged):
        reported, seconds = self.peers[name].reported(rows)
        if reported != flagged:
            raise SystemExit(f"error: {name}'s report says {reported}, its tests say {flagged}")
        self.tallies[name].report_seconds.append(seconds)


def say(words):
    print(words, file=sys.stderr, flush=True)


def show(rate, before, rows, tallies):
    print(f"\n{rate:,} records a second, {rate * SECONDS:,} rows a window; training rows: {rows:,}")
    print(f"{before}, after it {os.getloadavg()[0]:.1f}; Evidently {evidently.__version__}")
    print(f"  {'':62}" + "".join(f"{name:>15}" for name in tallies))
    found = [tally.lines() for tally in tallies.values()]
    for what in found[0]:
        print(f"  {what:62}" + "".join(f"{lines[what]:>15}" for lines in found), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rates", type=int, nargs="+", default=[1_000, 10], help="of records a second"
    )
    parser.add_argument("--seeds", type=int, default=20, help="runs with a step, and with a ramp")
    parser.add_argument("--windows", type=int, default=1_440, help="without drift")
    parser.add_argument("--column", default="chol", help="a numeric one, which is moved")
    parser.add_argument("--rows", type=int, default=10_000, help="of the lake that is trained on")
    parser.add_argument(
        "--reports", type=int, default=10, help="windows of a run that get Evidently's whole report"
    )
    parser.add_argument("--data", type=Path, help="folder that keeps lake and model for next time")
    parser.add_argument("--json", type=Path, help="receives the figures")
    options = parser.parse_args()
    if min(*options.rates, options.seeds, options.windows) < 1:
        parser.error("--rates, --seeds and --windows are at least 1")
    # As if interrupted: the process that makes the windows ends too, and temporary folders go
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    warnings.filterwarnings("ignore", category=FutureWarning)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        data = (options.data or Path(folder)).resolve()
        data.mkdir(parents=True, exist_ok=True)
        work = data / f"work-{options.rows}"
        package = model(DATASET, lake(options.rows, data), work)
        learned = Learned(package, work)
        numeric = [column["name"] for column in learned.columns if learned.is_numeric(column)]
        if options.column not in numeric:
            parser.error(f"--column {options.column}: name one of {', '.join(numeric)}")
        for rate in options.rates:
            before = here()
            tallies = Comparison(rate, package, learned, options).run()
            show(rate, before, len(learned.rows), tallies)
            seen = {name: tally.figures() for name, tally in tallies.items()}
            results.append({"rate": rate, "before": before, **seen})
    if options.json:
        options.json.write_text(json.dumps(results, indent=2) + "\n")


if __name__ == "__main__":
    main()
