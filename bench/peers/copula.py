"""SDV's GaussianCopulaSynthesizer with the settings that the tutorial uses."""

from sdv.metadata import Metadata
from sdv.single_table import GaussianCopulaSynthesizer


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
