"""Ways around the site."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "menu word": "is a menu word",
    "menu row": "is a row of menu words",
    "starts as menu": "starts with a menu word",
    "page numbers": "is numbers of pages or a count",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "nav" in f.alone:
        add("menu word")
    if ("nav" in f.hits or "section" in f.hits) and f.covered > 0.6 and len(f.words) > 2:
        add("menu row")
    if "nav" in f.opening and f.length < 50:
        add("starts as menu")
    if f.length < 14 and f.digits > 0 and f.digits * 2 >= f.length:
        add("page numbers")
