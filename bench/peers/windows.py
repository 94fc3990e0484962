"""The windows of a generated stream, each with what the monitor says of it (DriftWindows.java)."""

import json
import subprocess

import numpy as np
import pandas as pd
import yaml

from pulseline import descriptor, java_command

MAIN = "io.pulseline.bench.DriftWindows"
SECONDS = 60


def windows(dataset, package, seed, rate, count, *drifts):
    """Yields so many pairs of the monitor's verdict and the rows as a data frame of doubles."""
    columns = [
        column["name"] for column in yaml.safe_load(descriptor(dataset).read_text())["columns"]
    ]
    shape = (len(columns), rate * SECONDS)
    command = java_command(MAIN, dataset, package, seed, rate, count, *drifts)
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        for line in process.stdout:
            values = np.frombuffer(process.stdout.read(8 * np.prod(shape)), "<f8").reshape(shape)
            yield json.loads(line), pd.DataFrame(dict(zip(columns, values)))
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
