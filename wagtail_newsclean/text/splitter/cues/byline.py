"""Who wrote it."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "by a name": "names a writer after a “by”",
    "only a name": "is a person's name by itself",
    "name with role": "names a writer and a job",
    "by and time": "names a writer and a time",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "by" in f.opening and f.length < 130 and f.capital > 0.5:
        add("by a name")
    if f.name_like and not f.hits:
        add("only a name")
    if "role" in f.hits and f.length < 110 and f.capital > 0.5 and not f.stops:
        add("name with role")
    if "by" in f.hits and (f.date or f.time or f.year) and f.length < 140:
        add("by and time")
