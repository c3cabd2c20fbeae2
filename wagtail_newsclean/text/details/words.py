"""The word lists of details: ``data/NAME.txt``, words or phrases separated by commas."""

from __future__ import annotations

from functools import lru_cache

from ..word_lists import phrases_in
from .gazetteer import fold


@lru_cache(maxsize=64)
def words(name: str, section: str = "") -> frozenset[str]:
    """Words of a list (one section of it, or what stands before the first), folded as the gazetteer folds names."""
    return frozenset(map(fold, phrases(name, section)))


def phrases(name: str, section: str = "") -> tuple[str, ...]:
    """The same as they stand in the file, in order."""
    return phrases_in(__package__, f"data/{name}.txt", ",").get(section, ())
