"""Tables of stories as spreadsheets and databases write them (CSV, TSV): a row of names, then a row for each story."""

from __future__ import annotations

import csv
import io

from ..types import Copy, CopyError, Document
from .encoding import decode, text_of
from .json_file import Fields, first_of
from .json_roles import named
from .other_json import item_of
from .sniff import Head

_SEPARATORS = "\t;,|"
_FEWEST = 3  #: columns: a title, a text, and one more; a sentence may have a comma
_LONGEST_NAME = 40  #: characters
_MOST = 1000  #: stories


def is_delimited(head: Head) -> bool:
    """A first line of names, one of a title and one of a text, and rows below it that have as many values."""
    if not any(separator in head.text.split("\n", 1)[0] for separator in _SEPARATORS):
        return False
    return bool(_stories(decode(head.data).text))


def read_delimited(copy: Copy) -> Document:
    """The story of the first row; others are kept out of it. Raises ``CopyError``."""
    decoded = text_of(copy.data or b"")
    stories = _stories(decoded.text)
    if len(stories) > _MOST:
        raise CopyError("too_large", "This table holds too many stories. Add some of them at a time.")
    return first_of(map(item_of, stories), "table", decoded.warnings)


def _stories(text: str) -> list[Fields]:
    """The rows as fields, none where this is no table of stories."""
    text = text.lstrip("\ufeff")
    first = text.split("\n", 1)[0].strip()
    separator = max(_SEPARATORS, key=first.count)
    try:
        columns = next(csv.reader([first], delimiter=separator), [])
    except csv.Error:
        return []
    if len(columns) < _FEWEST or any(len(name) > _LONGEST_NAME for name in columns):
        return []
    names = dict.fromkeys(columns)
    if not (named(names, "title") and named(names, "text")) or len(names) != len(columns):
        return []
    try:
        _, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error:
        return []
    rows = [row for row in rows if any(value.strip() for value in row)]
    if not rows or any(len(row) != len(columns) for row in rows):
        return []
    return [dict(zip(columns, row, strict=True)) for row in rows]
