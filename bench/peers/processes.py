"""Processes of a benchmark: how they start, what processor time they take, how they end."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

# What wraps a server so that it ends with its parent is not what it is called by
MAIN = re.compile(r"io\.pulseline\.(?!launch\.)[\w.]+")
TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    """A child and what it starts; close it."""

    def __init__(self, command, log, environment=None):
        self.log = Path(log)
        with open(self.log, "wb") as out:
            self.process = subprocess.Popen(
                list(map(str, command)), stdout=out, stderr=subprocess.STDOUT, env=environment
            )

    def await_line(self, start, seconds=120):
        """Waits for a line that begins so, and returns the rest of it."""
        for _ in range(seconds * 10):
            for line in self.log.read_text(errors="replace").splitlines():
                if line.startswith(start):
                    return line[len(start) :].strip()
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit(f"error: {self.log} has no line {start!r}:\n{self.tail()}")

    def tail(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

    def cpu(self):
        """Seconds of processor time of the child and of all that descends from it."""
        return sum(ticks for ticks in map(_ticks, _family(self.process.pid))) / TICKS

    def peak_mb(self):
        """Sum of the peaks of resident memory of those that live."""
        return sum(_status_mb(pid, "VmHWM") for pid in _family(self.process.pid))

    def residents(self):
        """Main class as `jobs.Main`, pid and resident MB of each JVM of the family."""
        for pid in _family(self.process.pid):
            words = _read(pid, "cmdline").split("\0")
            mains = [word for word in words if MAIN.fullmatch(word)]
            for main in mains[:1]:
                yield ".".join(main.split(".")[-2:]), pid, _status_mb(pid, "VmRSS")

    def ended(self):
        return self.process.poll() is not None

    def close(self):
        if not self.ended():
            self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _family(root):
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _stat(int(entry.name))
            if fields:
                parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, todo = [], [root]
    while todo:
        pid = todo.pop()
        found.append(pid)
        todo += parents.get(pid, [])
    return found


def _stat(pid):
    """The fields after the name: state, parent, …; none of a process that has gone."""
    return _read(pid, "stat").rpartition(")")[2].split()


def _ticks(pid):
    """Of the process, and of its children that ended and were waited for."""
    return sum(map(int, _stat(pid)[11:15]))


def _status_mb(pid, name):
    lines = _read(pid, "status").splitlines()
    return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith(name)), 0)


def _read(pid, name):
    """A file of /proc; nothing of a process that has gone."""
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:
        return ""
