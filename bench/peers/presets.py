"""Evidently's drift presets at their default thresholds."""

import time

from evidently import DataDefinition, Dataset, Report
from evidently.legacy.calculations.stattests import get_stattest
from evidently.legacy.core import ColumnType
from evidently.presets import DataDriftPreset


class Preset:
    """One of them, with the rows of a model as its reference.

    Most of a report's time goes into its charts. `drifting` makes the preset's tests alone, and so
    makes many windows possible; `reported` is the whole report, to be held against it.
    """

    def __init__(self, reference, methods):
        """Methods are by column: PSI of all of them, or what fits its kind."""
        self.reference, self.methods = reference, methods
        numeric = [name for name, (kind, _) in methods.items() if kind == ColumnType.Numerical]
        self.definition = DataDefinition(
            numerical_columns=numeric,
            categorical_columns=[name for name in methods if name not in numeric],
        )
        self.tests = {
            name: (kind, get_stattest(reference[name], reference[name], kind, method))
            for name, (kind, method) in methods.items()
        }

    def drifting(self, window):
        """Columns that drift, and how many seconds it took."""
        start = time.perf_counter()
        found = {
            name
            for name, (kind, test) in self.tests.items()
            if test(self.reference[name].dropna(), window[name].dropna(), kind, None).drifted
        }
        return found, time.perf_counter() - start

    def reported(self, window):
        """Likewise, of the whole report."""
        start = time.perf_counter()
        methods = {name: method for name, (_, method) in self.methods.items()}
        report = Report([DataDriftPreset(per_column_method=methods)], include_tests=True).run(
            *(
                Dataset.from_pandas(rows[list(methods)], data_definition=self.definition)
                for rows in (window, self.reference)
            )
        )
        found = {
            test["metric_config"]["params"]["column"]
            for test in report.dict()["tests"]
            if test["id"] == "drift" and test["status"] == "FAIL"
        }
        return found, time.perf_counter() - start


def presets(learned):
    """By name. The KS preset takes for categories what Evidently takes for them by default."""
    kinds = {
        column["name"]: ColumnType.Numerical
        if learned.is_numeric(column)
        else ColumnType.Categorical
        for column in learned.columns
    }
    return {
        "Evidently PSI": Preset(learned.rows, {name: (kind, "psi") for name, kind in kinds.items()}),
        "Evidently KS": Preset(
            learned.rows,
            {name: (kind, chance(learned.rows[name], kind)) for name, kind in kinds.items()},
        ),
    }


def chance(reference, kind):
    if kind == ColumnType.Numerical:
        return "ks"
    return "z" if reference.nunique() <= 2 else "chisquare"
