"""Words that open a line like a place does and name none: desk labels, notices, parts of a page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ..gazetteer import fold

_FOLDER = Path(__file__).parents[1] / "data"


def is_label(word: str) -> bool:
    """CORRECTION, UPDATE, EXCLUSIVE, ACHTUNG: never a place, whatever the gazetteer knows of it."""
    return fold(word) in _words("labels.txt")


def is_ambiguous(name: str) -> bool:
    """READING, Nice: a place, but as likely a word; Jordan, Sydney: as likely a person, unless in capitals."""
    key = fold(name)
    return key in _words("ambiguous.txt") or (not name.isupper() and key in _words("namesakes.txt"))


@lru_cache(maxsize=4)
def _words(file: str) -> frozenset[str]:
    lines = (_FOLDER / file).read_text("utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split(","))
