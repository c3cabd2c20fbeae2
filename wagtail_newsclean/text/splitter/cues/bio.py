"""About the author."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "about the writer": "says what the writer does",
    "who works where": "tells about a journalist's work",
    "mail of writer": "gives someone's e-mail address or handle",
    "bio label": "is the label of an author box",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "bio" in f.hits and ("role" in f.hits or f.email or f.handle) and f.length < 700:
        add("about the writer")
    if "bio" in f.hits and 50 < f.length < 700 and not f.quotes:
        add("who works where")
    if f.email or (f.handle and f.length < 120 and "network" not in f.hits):
        add("mail of writer")
    if "bio" in f.alone or ("bio" in f.opening and f.length < 40):
        add("bio label")
