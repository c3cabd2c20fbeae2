"""A sub-heading inside the story."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "short title": "is a short title without a stop",
    "numbered title": "is a numbered title",
    "ending title": "is a usual last heading",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if (
        4 <= f.length <= 70
        and f.last_class in ("letter", "?", "quote", "digit", ":")
        and f.sentences <= 1
        and f.covered < 0.5
        and f.first_class in ("capital", "quote", "digit")
    ):
        add("short title")
    if (
        f.first.isdigit()
        and f.length < 80
        and f.last_class == "letter"
        and f.text[1:3].strip()[:1] in (".", ")", ":")
    ):
        add("numbered title")
    if "end" in f.alone:
        add("ending title")
