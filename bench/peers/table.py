"""Tables, and SDV's GaussianCopulaSynthesizer with the settings that the tutorial uses."""

import pandas as pd
from sdv.metadata import Metadata
from sdv.single_table import GaussianCopulaSynthesizer

MISSING = ["", "?", "NA", "N/A", "NaN", "nan", "null", "none"]


def read(path):
    return pd.read_csv(path, encoding="utf-8-sig", na_values=MISSING, keep_default_na=False)


def kinds(descriptor):
    """Of each column in a dataset.yaml: numeric or categorical."""
    return {column["name"]: column["kind"] for column in descriptor["columns"]}


def metadata(kind):
    return {
        "columns": {
            name: {"sdtype": "categorical" if k == "categorical" else "numerical"}
            for name, k in kind.items()
        }
    }


def synthesizer(table, kind):
    """Fitted on a table."""
    details = Metadata.load_from_dict({"tables": {"table": metadata(kind)}, "relationships": []})
    made = GaussianCopulaSynthesizer(details, enforce_min_max_values=True, enforce_rounding=True)
    made.fit({"table": table})
    return made


def sample(fitted, rows):
    """A data frame."""
    sampled = fitted.sample(num_rows=rows)
    return sampled["table"] if isinstance(sampled, dict) else sampled
