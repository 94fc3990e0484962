"""Lake to model: `train run` and the reference's steps on the same Parquet files, side by side.

Each is one process with the machine's first two cores, timed from its start. AUC is given on the
rows that each held out, and on fresh rows that neither has seen. Run it through bench/training.sh.
"""

import argparse
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measured import measured
from pulseline import COMMAND, ENVIRONMENT, descriptor, here, pulseline

DATASET = "heart-disease"
PEERS = Path(__file__).resolve().parent
CORES = 2
FRESH_ROWS = 200_000


def python(script, *arguments):
    return [sys.executable, str(PEERS / script), *map(str, arguments)]


def sampled(rows, seed, out):
    pulseline(
        *("generate", "sample", "--dataset", DATASET),
        *("--rows", rows, "--seed", seed, "--out", out),
    )
    return out


def lake(rows, data):
    """A lake of generated rows, made once in a data folder."""
    whole = data / f"lake-{rows}"
    if not whole.exists():
        with tempfile.TemporaryDirectory(dir=data) as folder:
            drawn = sampled(rows, 7, Path(folder, "rows.parquet"))
            subprocess.run(python("lake.py", drawn, Path(folder, "lake"), DATASET), check=True)
            Path(folder, "lake").rename(whole)
    return whole


def fresh(data):
    """A file of rows of another seed."""
    whole = data / "fresh.parquet"
    if not whole.exists():
        sampled(FRESH_ROWS, 8, data / "draft.parquet").rename(whole)
    return whole


def ours(where, work, arguments):
    shutil.rmtree(where / "models", ignore_errors=True)
    command = ["train", "run", "--dataset", DATASET, "--lake", where, "--work", work]
    command += ["--promote", "never", "--json", *arguments]
    return measured([COMMAND, *map(str, command)], ENVIRONMENT)


def peer(where, out):
    return measured(python("forest.py", where / "raw" / DATASET, descriptor(DATASET), out))


def median(runs, figure):
    return statistics.median(getattr(run, figure) for run in runs)


def compare(rows, data, options):
    where = lake(rows, data)
    found = {"rows": rows, "before": here(), "ours": [], "peer": []}
    for _ in range(options.repeats):
        with tempfile.TemporaryDirectory(dir=data) as folder:
            work, forest = Path(folder, "work"), Path(folder, "forest")
            found["ours"].append(ours(where, work, options.arguments))
            models = [found["ours"][-1].result["package"]]
            if not options.no_peer:
                found["peer"].append(peer(where, forest))
                models.append(forest / "model.joblib")
            found["fresh"] = measured(python("fresh.py", fresh(data), *models)).result
    return found


def row(what, ours, peer, form, last):
    said = f"  {what:22}{format(ours, form):>12}"
    if peer is not None:
        said += f"{format(peer, form):>12}{last(ours, peer):>12}"
    print(said)


def show(found):
    runs, peers = found["ours"], found["peer"]
    print(f"\n{found['rows']:,} rows; {found['before']}, after it {os.getloadavg()[0]:.1f}")
    print(f"  {'':22}{'ours':>12}" + (f"{'peer':>12}{'peer/ours':>12}" if peers else "   (--no-peer)"))
    for what, figure, form in (
        ("wall s", "wall", ",.1f"),
        ("CPU s", "cpu", ",.1f"),
        ("peak resident MB", "peak_mb", ",.0f"),
    ):
        theirs = median(peers, figure) if peers else None
        row(what, median(runs, figure), theirs, form, lambda a, b: f"{b / a:.2f}")
    print(f"  {'':46}{'ours-peer':>12}" if peers else "")
    ours, theirs = (side[-1].result["metrics"] if side else {} for side in (runs, peers))
    ours["fresh"], theirs["fresh"] = found["fresh"]["ours"], found["fresh"].get("peer")
    for what, name in (
        ("accuracy", "accuracy"),
        ("weighted F1", "f1_weighted"),
        ("AUC", "auc"),
        ("AUC on fresh rows", "fresh"),
    ):
        row(what, ours[name], theirs.get(name), ".4f", lambda a, b: f"{a - b:+.4f}")
    for who, side in (("ours", runs), ("peer", peers)):
        for words, seconds in side[-1].steps if side else []:
            print(f"    {who} {seconds:7.2f} s  {words}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="*", default=[10_000, 1_000_000])
    parser.add_argument("--data", type=Path, help="folder that keeps the lakes for the next time")
    parser.add_argument("--repeats", type=int, default=1, help="of each; medians are shown")
    parser.add_argument("--no-peer", action="store_true", help="ours alone")
    parser.add_argument("--json", type=Path, help="receives the figures")
    parser.add_argument(
        "--train", dest="arguments", default="", type=str.split, help="more options of 'train run'"
    )
    options = parser.parse_args()
    # As if interrupted: the process that is measured ends too, and temporary folders go
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    results = []
    with tempfile.TemporaryDirectory() as folder:
        data = options.data or Path(folder)
        data.mkdir(parents=True, exist_ok=True)
        for rows in options.rows:
            results.append(compare(rows, data.resolve(), options))
            show(results[-1])
    if options.json:
        options.json.write_text(json.dumps(results, indent=2, default=vars) + "\n")


if __name__ == "__main__":
    main()
