"""Numbers as people write them, read by a second hand."""

import re

GROUPED = r"[0-9.,'’\u00a0\u2009\u202f ]*"
FIGURE = re.compile(GROUPED + "[0-9]" + GROUPED + r"(?:[eE][+-]?\d+)?")


def decimal_mark(texts):
    """Of a column, None when it does not tell."""
    for text in texts:
        point, comma = text.rfind("."), text.rfind(",")
        if point >= 0 and comma >= 0:
            return "." if point > comma else ","
    for mark, other in (".", ","), (",", "."):
        if any(text.count(mark) > 1 for text in texts):
            return other
        if any(re.search(rf"\{mark}(?!\d{{3}}(?!\d))", text) for text in texts):
            return mark
    return None


def number(text, mark):
    """The number that a text is, None when it is none."""
    match = FIGURE.search(text)
    if not match:
        return None
    negative = bool(re.search(r"[-−–﹣－(]", text.replace(match.group(), "")))
    digits = re.sub(r"['’\s]", "", match.group())
    digits = digits.replace("," if mark == "." else ".", "").replace(mark, ".")
    return -float(digits) if negative else float(digits)


def decimals(text, mark):
    """How many it is written with; None when an exponent moves them."""
    if re.search(r"\d[eE]", text):
        return None
    return len(re.search(rf"\{mark}(\d*)|$", text).group(1) or "")
