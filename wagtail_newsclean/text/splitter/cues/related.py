"""Links to other stories."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "read also": "points to another story",
    "label and title": "is a “read also” label and a title",
    "list title": "is the title of a list of stories",
    "bracketed link": "is a link in brackets or behind an arrow",
    "teaser time": "is a title with its time",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "readmore" in f.opening or "related" in f.opening:
        add("read also")
        if f.length > 25 and not f.stops:
            add("label and title")
    if "related" in f.alone:
        add("list title")
    if f.first_class in ("[", "bullet") and ("readmore" in f.kinds or "related" in f.kinds):
        add("bracketed link")
    if "ago" in f.hits and f.length > 25:
        add("teaser time")
