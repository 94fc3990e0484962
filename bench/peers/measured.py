"""A process and what it took."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field


@dataclass
class Measured:
    """Of one process, its start included; steps are (words, seconds since the start)."""

    wall: float
    cpu: float
    peak_mb: float
    result: dict
    steps: list = field(repr=False)


def measured(command, environment=None):
    """Runs a command that says its steps on standard error and its result as its last line.

    The peak is the kernel's, of resident memory. Children count, but for a process that is not
    waited for; a launcher that becomes its program has none.
    """
    steps = []
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            for line in process.stderr:
                steps.append((line.rstrip(), time.perf_counter() - start))
            out = process.stdout.read()
        except BaseException:
            process.terminate()  # whoever is interrupted leaves nothing running behind
            raise
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit("\n".join([f"{command} failed:", *(words for words, _ in steps)]))
    # Linux counts in KiB, macOS in bytes
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Measured(
        wall,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * unit / 1e6,
        json.loads(out.splitlines()[-1]),
        steps,
    )
