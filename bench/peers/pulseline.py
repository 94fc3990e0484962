"""Our own commands, and where they are."""

import os
import platform
import subprocess
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMAND = str(ROOT / "pulseline")
BUILT_IN = ROOT / "contract" / "src" / "main" / "resources" / "datasets"
# Whoever runs a benchmark has built before: no measurement may include that
ENVIRONMENT = {**os.environ, "PULSELINE_BUILD": "never"}


def pulseline(*arguments):
    """Runs a command to its end; its standard output."""
    return output([COMMAND, *map(str, arguments)])


def java(main, *arguments):
    """Standard output of a class of bench's, or of what it may lean on."""
    return output(java_command(main, *arguments))


def java_command(main, *arguments):
    libraries = ROOT / "bench" / "target" / "dist" / "lib"
    if not libraries.is_dir():
        raise SystemExit("error: build first: mvn -pl bench -am package -DskipTests")
    return ["java", "-Xmx2g", "-cp", f"{libraries}/*", main, *map(str, arguments)]


def output(command, environment=None):
    done = subprocess.run(command, env=environment or ENVIRONMENT, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


def descriptor(dataset):
    """The dataset.yaml of a built-in dataset, or of a folder."""
    folder = BUILT_IN / dataset if (BUILT_IN / dataset).is_dir() else Path(dataset)
    return folder / "dataset.yaml"


def here():
    """Machine, date and load, for the first line of every result."""
    now = datetime.now(timezone.utc)
    with open("/proc/cpuinfo") as lines:
        models = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return (
        f"{now:%Y-%m-%d %H:%M} UTC, {' '.join(models[:1])} {platform.machine()},"
        f" {len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}"
    )
