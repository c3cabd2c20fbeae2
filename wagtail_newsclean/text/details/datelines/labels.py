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
    return fold(name) in _words("ambiguous.txt") or (not name.isupper() and is_namesake(name))


def is_namesake(name: str) -> bool:
    """Jordan, Sydney, Washington: people and teams carry the name too."""
    return fold(name) in _words("namesakes.txt")


@lru_cache(maxsize=1)
def particles() -> frozenset[str]:
    """Words in lower case inside names: Rio de Janeiro, Newcastle upon Tyne."""
    return _words("particles.txt")


@lru_cache(maxsize=4)
def _words(file: str) -> frozenset[str]:
    lines = (_FOLDER / file).read_text("utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split(","))
