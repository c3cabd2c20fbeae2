"""Markers and readers' comments."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "only signs": "has no words",
    "bare address": "is a bare address",
    "someone said": "looks like a reader's comment",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if not f.words:
        add("only signs")
    if f.address and " " not in f.text:
        add("bare address")
    if "i" in f.hits and not f.quotes and f.length > 20:
        add("someone said")
