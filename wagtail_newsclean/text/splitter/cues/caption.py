"""Under a picture, with or without its credit."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "caption with credit": "ends with a photo credit",
    "describes a picture": "describes who is seen where",
    "words and agency": "is a sentence with a picture agency",
    "words and photo label": "is a sentence with a photo label",
    "picture number": "is numbered among pictures",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if (
        f.length > 30
        and ("photo" in f.kinds or "agency" in f.kinds or "courtesy" in f.kinds)
        and (f.last == ")" or "(" in f.text.rstrip(" )]").rsplit(" ", 1)[0][-40:])
    ):
        add("caption with credit")
    if "shows" in f.hits and 20 < f.length < 300:
        add("describes a picture")
    if "agency" in f.hits and 35 < f.length < 300:
        add("words and agency")
    if "photo" in f.hits and "photo" not in f.opening and 30 < f.length < 300:
        add("words and photo label")
    if f.first.isdigit() and "/" in f.text[:6] and f.length > 12 and not f.date:
        add("picture number")
