"""Words that open a line like a place does and name none: desk labels, notices, parts of a page."""

from __future__ import annotations

from ..gazetteer import fold
from ..words import words


def is_label(word: str) -> bool:
    """CORRECTION, UPDATE, EXCLUSIVE, ACHTUNG: never a place, whatever the gazetteer knows of it."""
    return fold(word) in words("labels")


def is_ambiguous(name: str) -> bool:
    """READING, Nice: a place, but as likely a word; Jordan, Sydney: as likely a person, unless in capitals."""
    return fold(name) in words("ambiguous") or (not name.isupper() and is_namesake(name))


def is_namesake(name: str) -> bool:
    """Jordan, Sydney, Washington: people and teams carry the name too."""
    return fold(name) in words("namesakes")


def is_particle(word: str) -> bool:
    """Words in lower case inside names: Rio de Janeiro, Newcastle upon Tyne."""
    return word in words("particles")
