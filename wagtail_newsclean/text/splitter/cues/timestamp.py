"""When it was published, and how long it takes to read."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "published when": "says when it was published",
    "date alone": "is a date or time by itself",
    "some time ago": "says how long ago",
    "clock and weekday": "is a weekday with a time",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "published" in f.hits and (f.date or f.time or f.year or "month" in f.hits) and f.length < 130:
        add("published when")
    if (
        f.length < 60
        and (f.date or f.time or (f.year and "month" in f.hits) or ("month" in f.hits and f.digits > 0))
        and f.sentences < 2
    ):
        add("date alone")
    if "ago" in f.hits and f.length < 45:
        add("some time ago")
    if "weekday" in f.hits and f.length < 70 and f.digits > 0 and "said" not in f.hits:
        add("clock and weekday")
