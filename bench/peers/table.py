"""Tables as files have them."""

import pandas as pd

MISSING = ["", "?", "NA", "N/A", "NaN", "nan", "null", "none"]


def read(path, **options):
    return pd.read_csv(
        path, encoding="utf-8-sig", na_values=MISSING, keep_default_na=False, **options
    )


def kinds(descriptor):
    """Of each column in a dataset.yaml: numeric or categorical."""
    return {column["name"]: column["kind"] for column in descriptor["columns"]}
