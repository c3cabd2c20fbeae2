"""Word lists kept as data: ``data/NAME.txt``, words or phrases separated by commas, ``# comments``, ``[sections]``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from .gazetteer import fold

_FOLDER = Path(__file__).parent / "data"


@lru_cache(maxsize=64)
def words(name: str, section: str = "") -> frozenset[str]:
    """Words of a list (one section of it, or what stands before the first), folded as the gazetteer folds names."""
    return frozenset(map(fold, phrases(name, section)))


@lru_cache(maxsize=64)
def phrases(name: str, section: str = "") -> tuple[str, ...]:
    """The same as they stand in the file, in order."""
    found: list[str] = []
    here = ""
    for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            here = line.strip("[] ")
        elif here == section and not line.startswith("#"):
            found += [phrase.strip() for phrase in line.split(",") if phrase.strip()]
    return tuple(found)
