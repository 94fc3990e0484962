"""Whether texts that were generated could stand in the column that they were learned from."""

import math
import re
from collections import Counter
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from statistics import NormalDist

from figures import decimal_mark, decimals, number

TOKENS = {
    "uuuu": "%Y", "uu": "%y", "MMMM": "%B", "MMM": "%b", "MM": "%m", "M": "%m", "dd": "%d",
    "d": "%d", "HH": "%H", "H": "%H", "hh": "%I", "h": "%I", "mm": "%M", "ss": "%S", "a": "%p",
}  # fmt: skip


def problems(column, texts, mark):
    """What is wrong with generated texts, None among them where missing; a line each."""
    found = [text for text in texts if text is not None]
    if not column.present or not found:
        return [] if not column.present else ["nothing was generated"]
    if column.kind.startswith("category"):
        return categories(column, found)
    if column.kind in ("integer", "float"):
        return numbers(column, found, mark)
    if column.kind == "date":
        return dates(column, found)
    return alike(column, found)


def first(what, wrong):
    return [f"{len(wrong)} {what}, as {wrong[0]!r}"] if wrong else []


def categories(column, found):
    integers = column.kind.endswith("integer")  # 1.0 in the file is the category 1
    counts = Counter(str(int(number(t, "."))) if integers else t for t in column.present)
    usual = [text for text, count in counts.items() if count / len(column.present) > 0.01]
    lost = [text for text in usual if text not in set(found)] if len(found) > 5000 else []
    unknown = [text for text in found if text not in counts]
    return first("texts that are no category", unknown) + first("usual categories not seen", lost)


def numbers(column, found, mark):
    mark = decimal_mark(column.present) or mark or "."
    real = [number(text, mark) for text in column.present]
    places = [decimals(text, mark) for text in column.present]
    # From 15 on a double has no more to give
    most = None if None in places or max(places) >= 15 else max(places)
    outside = [text for text in found if not min(real) <= float(text) <= max(real)]
    longer = [text for text in found if most is not None and places_of(text) > most]
    broken = [text for text in found if column.kind == "integer" and not float(text).is_integer()]
    return (
        first(f"numbers outside {min(real)} to {max(real)}", outside)
        + first(f"numbers of more than {most} decimals", longer)
        + first("numbers that are no integers", broken)
    )


def places_of(text):
    """Decimals of a number as programs write it."""
    return max(0, -Decimal(text).normalize().as_tuple().exponent)


def shape(text):
    """Digits by their number, letters as such: 2023-01-31 is 4-2-2."""
    return re.sub(r"\d+", lambda run: str(len(run.group())), re.sub(r"[^\W\d_]+", "a", text))


def dates(column, found):
    shapes = {shape(text) for text in column.present}
    wrong = first("dates of another form", [text for text in found if shape(text) not in shapes])
    read = reader(column.note.split("; header")[0].split(", ", 1)[1] if ", " in column.note else "")
    real = [read(text) for text in column.present]
    outside = []
    for text in found:
        try:
            if not min(real) <= read(text) <= max(real):
                outside.append(text)
        except ValueError:
            return [*wrong, f"{text!r} is no date"]
    return wrong + first("dates outside the span", outside)


def reader(pattern):
    """Of a format as Java writes it; an offset that it writes as a literal may be any."""
    form = ""
    for part in re.finditer(r"'[^']*'|([A-Za-z])\1*|.", pattern):
        text = part.group()
        if text.startswith("'"):
            form += re.sub(r"[+-]\d\d:?\d\d$", "%z", text[1:-1].replace("%", "%%"))
        elif text[0] in "Sx":
            form += "%f" if text[0] == "S" else "%z"
        else:
            form += TOKENS.get(text, text)

    def read(text):
        at = datetime.strptime(re.sub(r"([.,]\d{6})\d+", r"\1", text), form)
        return at.timestamp() if "%z" in form else at

    return read


def runs(text):
    """Its stretches of one class, as (class, length)."""
    return [(kind, len(list(group))) for kind, group in groupby(text, klass)]


def klass(c):
    return "0" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else c


def lengths(texts):
    """Shortest and longest: of each run where all have the same ones, else of the whole."""
    parts = [runs(text) for text in texts]
    if len({tuple(kind for kind, _ in part) for part in parts}) == 1:
        return [(min(run), max(run)) for run in zip(*([n for _, n in part] for part in parts))]
    return [(min(map(len, texts)), max(map(len, texts)))]


def fits(text, bounds):
    found = [n for _, n in runs(text)] if len(bounds) > 1 else [len(text)]
    return len(found) == len(bounds) and all(a <= n <= b for n, (a, b) in zip(found, bounds))


def alike(column, found):
    known = {klass(c) for text in column.present for c in text}
    wrong = []
    if "#{regexify" in column.note or "numbers its rows" in column.note:
        bounds = lengths(column.present)
        wrong += first("texts of another length", [t for t in found if not fits(t, bounds)])
    if not re.search(r"#\{(Name|Address|Company|Job)\.", column.note):
        strange = [text for text in found if not {klass(c) for c in text} <= known]
        wrong += first("texts of other characters", strange)
    return wrong


def repeats(column, texts):
    """Rows of one sample, as many as the file has, may not repeat what is unique there."""
    found = [text for text in texts[: len(column.texts)] if text is not None]
    unique = column.kind == "extra" and len(set(column.present)) == len(column.present)
    return len(found) - len(set(found)) if unique else 0


def z(column, texts):
    """How many standard errors the generated share of missing values is off."""
    share, n = column.missing, len(texts)
    off = sum(text is None for text in texts) / n - share
    error = math.sqrt(share * (1 - share) / n)
    return off / error if error else (0.0 if off == 0 else math.inf)


def share_by_chance(zs):
    """How often columns without any fault are as far off as these, all taken together."""
    n, square = len(zs), sum(z * z for z in zs)
    # Wilson and Hilferty: the cube root of a chi-square is nearly normal
    return 1 - NormalDist(1 - 2 / (9 * n), math.sqrt(2 / (9 * n))).cdf((square / n) ** (1 / 3))
