"""Advertisement and shop labels."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "ad label": "is an advertisement label",
    "sells": "sells something",
    "commission": "speaks of advertising or commissions",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "ad" in f.alone or ("ad" in f.opening and f.length < 50):
        add("ad label")
    if "shop" in f.hits and (f.money or f.length < 60):
        add("sells")
    if "ad" in f.hits and f.length < 300 and ("we" in f.hits or "please" in f.hits or f.covered > 0.5):
        add("commission")
