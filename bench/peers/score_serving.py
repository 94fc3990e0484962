"""Predictions of `job score` and answers of `serve` to the same records. Run it through bench/score-serving.sh."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from live import DATASET, Live
from pulseline import here, java_command, output

PORTS = 19830


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int, nargs="?", default=20_000)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    options = parser.parse_args()
    print(here(), flush=True)
    with tempfile.TemporaryDirectory() as folder, Live(Path(folder), PORTS) as stack:
        first = stack.promote()
        rest = ("--records", options.records, "--start-id", first, "--seed", options.seed)
        output(stack.stream("--rate", 0, *rest))
        servers = (stack.bootstrap, stack.rest, stack.grpc)
        main_class = "io.pulseline.bench.agreement.ScoreServing"
        sys.exit(subprocess.run(java_command(main_class, DATASET, *servers, options.seed)).returncode)


if __name__ == "__main__":
    main()
