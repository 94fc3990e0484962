"""The original table, read without the product's help, and what fit said of its columns."""

import codecs
import csv
import gzip
import io
import re
from dataclasses import dataclass

MISSING = {"", "?", "na", "n/a", "nan", "null", "none", "#n/a", "<na>", "\\n"}
REPORTED = re.compile(
    r"^  (\S+) +(category, \w+|float|integer|extra|date|left out) +(?:[\d.]+ % +)?(.*)$"
)


@dataclass
class Column:
    """A column as it stands in the file: texts of the rows that count, None where missing."""

    name: str
    kind: str
    note: str
    texts: list

    @property
    def present(self):
        return [text for text in self.texts if text is not None]

    @property
    def missing(self):
        return 1 - len(self.present) / len(self.texts)


def rows(path):
    """Header and rows; of the separators the one that makes most of the rows equally wide."""
    raw = path.read_bytes()
    raw = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = raw.decode("utf-16" if wide else "utf-8-sig")
    csv.field_size_limit(1 << 30)
    best = []
    for separator in ",;\t|":
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        table = [row for row in lines if row]
        even = len({len(row) for row in table[:50]}) == 1
        if table and (not best or (even and len(table[0]) > len(best[0]))):
            best = table
    return [[field.strip() for field in row] for row in best]


def reported(output):
    """Of each column in the order of the file: name, kind and note, as fit prints them."""
    lines = output.splitlines()
    start = next((i for i, line in enumerate(lines) if re.match(r"^  column +kind", line)), None)
    found = []
    for line in lines[start + 1 :] if start is not None else []:
        match = REPORTED.match(line)
        if not match:
            break
        found.append(match.groups())
    return found


def columns(path, report, target, more=(), values=()):
    """The columns of a file, of those rows only that have a target."""
    header, *table = rows(path)
    missing = (MISSING | {text.lower() for text in more}) - {text.lower() for text in values} | {""}
    at = header.index(target) if target in header else [name for name, _, _ in report].index(target)
    table = [row for row in table if row[at].lower() not in missing]
    return [
        Column(name, kind, note, [None if row[i].lower() in missing else row[i] for row in table])
        for i, (name, kind, note) in enumerate(report)
    ]
