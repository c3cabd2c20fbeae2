"""Only a photo credit."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "photo label": "starts with a photo label",
    "agency and slash": "is short, with a slash and an agency name",
    "agency alone": "is the name of a picture agency by itself",
    "handle and slash": "is a handle and a network with a slash",
    "name and slash": "is short names with a slash",
    "sign and name": "is a © and a name",
    "courtesy of": "says who supplied the picture",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "photo" in f.opening and f.length < 120:
        add("photo label")
    if "agency" in f.hits and f.length < 75 and ("/" in f.text or "|" in f.text):
        add("agency and slash")
    if "agency" in f.alone:
        add("agency alone")
    if f.handle and "/" in f.text and f.length < 60:
        add("handle and slash")
    if (
        "/" in f.text
        and f.length < 60
        and f.capital > 0.7
        and not f.digits
        and not f.stops
        and "section" not in f.hits
    ):
        add("name and slash")
    if "©" in f.text and f.length < 70 and "copyright" not in f.hits and not f.year:
        add("sign and name")
    if "courtesy" in f.hits and f.length < 90 and not f.stops:
        add("courtesy of")
