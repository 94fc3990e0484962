"""What one judge of windows got right and wrong."""

import math
import statistics


class Tally:
    """Counts of one judge at one rate; a pair is a column in a window."""

    def __init__(self, columns):
        self.columns = columns
        self.until = {"step": [], "ramp": []}
        self.calm_windows = self.calm_flagged = self.calm_pairs = 0
        self.beside_flagged = self.beside_pairs = 0
        self.seconds, self.report_seconds = [], []

    def found(self, course, windows):
        """How many windows it took, None when it was not found."""
        self.until[course].append(windows)

    def calm(self, flagged):
        """A window in which nothing moves."""
        self.calm_windows += 1
        self.calm_flagged += bool(flagged)
        self.calm_pairs += len(flagged)

    def beside(self, flagged, columns):
        """Columns that do not move, in runs where another one does."""
        self.beside_flagged += len(flagged)
        self.beside_pairs += columns

    def lines(self):
        """Figures as text, by what they are."""
        runs = len(self.until["step"])
        pairs = self.calm_windows * self.columns
        return {
            f"step of 1 sd: windows until flagged, median / worst of {runs}": self.delay("step"),
            f"0.1 sd a minute: the same, of {runs}": self.delay("ramp"),
            f"no drift: flagged, of {pairs:,} columns in windows": f"{self.calm_pairs:,}",
            f"no drift: windows with any, of {self.calm_windows:,}": f"{self.calm_flagged:,}",
            f"flagged beside a column that moves, of {self.beside_pairs:,}": (
                f"{self.beside_flagged:,}"
            ),
            "seconds a window, median": f"{seconds(self.seconds):.4f}",
            "seconds a window with Evidently's charts": (
                f"{seconds(self.report_seconds):.2f}" if self.report_seconds else ""
            ),
        }

    def figures(self):
        """For JSON: what was counted, and medians of what was timed."""
        timed = {name: seconds(getattr(self, name)) for name in ("seconds", "report_seconds")}
        return {**vars(self), **timed}

    def delay(self, course):
        until = [math.inf if windows is None else windows for windows in self.until[course]]
        return " / ".join(
            "never" if windows == math.inf else f"{windows:g}"
            for windows in (statistics.median(until), max(until))
        )


def seconds(taken):
    return statistics.median(taken) if taken else None
