"""Editorial notes, public and internal."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "note about the story": "is a note about the story itself",
    "who contributed": "says who contributed to the report",
    "for editors": "speaks to editors",
    "signature": "is a wire signature",
    "in brackets": "stands in brackets as a whole",
    "in asterisks": "starts with an asterisk",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "note" in f.opening or ("note" in f.hits and f.length < 260 and "said" not in f.hits):
        add("note about the story")
    if "note" in f.hits and f.capital > 0.35 and f.length < 300:
        add("who contributed")
    if "private" in f.hits and (
        "private" in f.opening or f.phone or f.email or "note" in f.kinds or "role" in f.kinds
    ):
        add("for editors")
    if f.signature and not f.hits:
        add("signature")
    if f.first in "([" and f.last in ")]" and f.length > 15:
        add("in brackets")
    if f.first == "*" and f.length > 20:
        add("in asterisks")
