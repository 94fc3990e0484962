"""See bench/trials.sh."""

import argparse
import csv
import json
import platform
import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import checks
import stack
import table
from figures import decimal_mark

PULSELINE = Path(__file__).resolve().parents[2] / "pulseline"
SAMPLED = 10_000


class Trial:
    """One file: its options, and what was found of it."""

    def __init__(self, path, work):
        self.path = path
        self.work = work / path.name.removesuffix(".gz").removesuffix(".csv").replace(" ", "-")
        self.work.mkdir(parents=True)
        self.dataset = self.work / "set"
        side = path.parent / (path.name.split(".csv")[0] + ".args")
        words = shlex.split(side.read_text()) if side.exists() else []
        self.has_target = words != ["no", "target"]
        parser = argparse.ArgumentParser()
        header = table.rows(path)[0] if path.stat().st_size else ["y"]
        parser.add_argument("--target", default=header[-1])
        parser.add_argument("--types", type=lambda name: path.parent / name)
        for option in ("--missing", "--not-missing"):
            parser.add_argument(option, action="append", default=[])
        parser.add_argument("--decimal")
        self.options = parser.parse_args(words if self.has_target else [])
        self.faults = []
        self.figures = []

    def conventions(self):
        """The options that fit and quality share."""
        o = self.options
        words = [f"--missing={text}" for text in o.missing]
        words += [f"--not-missing={text}" for text in o.not_missing]
        return words + ([f"--decimal={o.decimal}"] if o.decimal else [])

    def run(self, *words):
        command = [str(word) for word in (PULSELINE, *words)]
        return subprocess.run(command, capture_output=True, text=True, errors="replace")

    def verdict(self, demo):
        began = time.time()
        fitted = self.fit()
        if fitted.returncode:
            message = stack.last_line(self.log("fit", fitted))
            one_line = fitted.returncode == 1 and message.startswith("error")
            self.figures.append(message)
            return "refused" if one_line else "FAULT"
        self.columns = table.columns(
            self.path,
            table.reported(fitted.stderr),
            self.options.target,
            [word for text in self.options.missing for word in text.split(",")],
            [word for text in self.options.not_missing for word in text.split(",")],
        )
        self.figures.append(f"fit {time.time() - began:.1f} s")
        for step in [self.sample, self.quality] + ([self.demo] if demo and self.has_target else []):
            try:
                step()
            except (RuntimeError, ValueError, KeyError) as e:
                self.faults.append(f"{step.__name__}: {type(e).__name__} {e}")
        return "FAULT" if self.faults else "right"

    def log(self, step, done):
        path = self.work / f"{step}.log"
        path.write_text(done.stdout + done.stderr)
        return path

    def checked(self, step, *words):
        done = self.run(*words)
        log = self.log(step, done)
        if done.returncode:
            raise RuntimeError(stack.last_line(log))
        return done

    def fit(self):
        o = self.options
        words = ["--csv", self.path, "--target", o.target, "--out", self.dataset, "--name", "trial"]
        words += ["--types", o.types] if o.types else []
        fitted = self.run("generate", "fit", *words, *self.conventions())
        self.log("fit", fitted)
        return fitted

    def kept(self):
        return [column for column in self.columns if column.kind != "left out"]

    def judge(self, where, texts_of):
        """Every column that was kept against what came back."""
        mark = self.options.decimal or next(
            filter(None, (decimal_mark(c.present) for c in self.columns if c.kind == "float")), None
        )
        for column in self.kept():
            for problem in checks.problems(column, texts_of(column.name), mark):
                self.faults.append(f"{where}, {column.name}: {problem}")

    def sample(self):
        texts = self.sampled(SAMPLED, 42)
        self.judge("sample", texts.get)
        for column in self.kept():
            if repeated := checks.repeats(column, texts[column.name]):
                self.faults.append(f"sample, {column.name}: {repeated} repeat, none in the file")
        gaps = [(checks.z(column, texts[column.name]), column) for column in self.kept()]
        self.zs = [z for z, _ in gaps if z]
        worst, column = max(gaps, key=lambda gap: abs(gap[0]))
        self.figures.append(f"z {worst:+.1f} of {len(self.zs)}" if self.zs else "no gaps")
        if abs(worst) > 2:  # by chance, one in twenty; other rows, and more of them, tell
            again = checks.z(column, self.sampled(10 * SAMPLED, 43)[column.name])
            self.figures[-1] += f", {again:+.1f} in {10 * SAMPLED} others"
            if abs(again) > 2:
                self.faults.append(f"sample, {column.name}: {self.figures[-1]} rows")

    def sampled(self, rows, seed):
        """Texts of each column, None where missing."""
        out = self.work / "rows.csv"
        words = ["--dataset", self.dataset, "--rows", rows, "--seed", seed, "--out", out]
        self.checked("sample", "generate", "sample", *words)
        with open(out, newline="", encoding="utf-8") as file:
            header, *found = list(csv.reader(file))
        if len(found) != rows or set(header) != {column.name for column in self.kept()}:
            raise RuntimeError(f"{len(found)} rows of the columns {header}")
        return {name: [row[i] or None for row in found] for i, name in enumerate(header)}

    def quality(self):
        words = ["generate", "quality", "--dataset", self.dataset, "--csv", self.path, "--json"]
        done = self.checked("quality", *words, *self.conventions())
        self.figures.append(f"quality {json.loads(done.stdout.splitlines()[-1])['overall']:.3f}")

    def demo(self):
        began = time.time()
        target = next(c for c in self.columns if self.options.target in (c.name, self.header(c)))
        features = [c for c in self.kept() if c.kind not in ("extra", "date") and c is not target]
        data, log = self.work / "data", self.work / "demo.log"
        with stack.Demo(PULSELINE, self.dataset, data, log) as demo:
            report, lake, index = demo.report, demo.lake(), demo.index()
            asked = [lake[key] for key in sorted(lake)[: stack.ASKED]]
            labels = demo.labels(asked, {c.name: c.kind for c in features})
        if demo.process.returncode not in (0, 143):
            self.faults.append(f"demo: exit {demo.process.returncode}")
        if report["lost"] or report["duplicated"] or report["accepted"] != len(lake) or not lake:
            self.faults.append(f"demo: {report['accepted']} accepted, {len(lake)} rows in Parquet")
        self.faults += stack.differing(lake, index, [column.name for column in self.kept()])
        self.judge("Parquet", lambda name: [stack.text(row[name]) for row in lake.values()])
        wrong = checks.categories(target, [stack.text(label) for label in labels])
        self.faults += [f"server: {problem}" for problem in wrong]
        if len(labels) != len(asked):
            self.faults.append(f"server: {len(labels)} labels of {len(asked)} rows")
        kinds = sorted({stack.text(label) for label in labels})
        self.figures.append(f"demo {time.time() - began:.0f} s, {len(lake)} rows")
        self.figures.append(f"labels {'/'.join(kinds)[:40]}")

    @staticmethod
    def header(column):
        _, renamed, name = column.note.rpartition("; header '")
        return name[:-1] if renamed else column.name


def main():
    parser = argparse.ArgumentParser(prog="bench/trials.sh")
    parser.add_argument("dir", type=Path)
    parser.add_argument("names", nargs="*", help="only tables whose names begin so")
    parser.add_argument("--no-demo", action="store_true")
    parser.add_argument("--keep", type=Path, help="new folder for datasets, samples and logs")
    given = parser.parse_args()
    work = given.keep or Path(tempfile.mkdtemp(prefix="trials"))
    paths = [p for p in sorted(given.dir.iterdir()) if p.name.endswith((".csv", ".csv.gz", ".tsv"))]
    print(f"{platform.node()}, {time.strftime('%Y-%m-%d')}, {SAMPLED} rows of each", flush=True)
    zs, faults = [], 0
    for path in paths:
        if given.names and not path.name.startswith(tuple(given.names)):
            continue
        trial = Trial(path, work)
        verdict = trial.verdict(not given.no_demo)
        zs += getattr(trial, "zs", [])
        faults += verdict == "FAULT"
        print(f"{path.name:32} {verdict:8} {'; '.join(trial.figures)}", flush=True)
        for fault in trial.faults:
            print(f"{'':32} - {fault}", flush=True)
    if zs:
        near = sum(abs(z) <= 2 for z in zs)
        print(
            f"{near} of {len(zs)} missing shares within two standard errors;"
            f" all together as far off by chance: {checks.share_by_chance(zs):.2f}"
        )
    if not given.keep:
        shutil.rmtree(work)
    raise SystemExit(1 if faults else 0)


main()
