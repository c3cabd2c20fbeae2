"""The story's own headline: its form is weak evidence, its place and its words in the story are strong."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "title form": "is written like a title",
    "title with colon": "is a title with a colon",
    "question title": "is a question in title form",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if (
        not f.stops
        and 24 <= f.length <= 130
        and f.sentences == 1
        and f.first_class in ("capital", "quote", "digit")
        and f.covered < 0.4
    ):
        add("title form")
    if not f.stops and ": " in f.text[:60] and 30 <= f.length <= 130:
        add("title with colon")
    if f.last == "?" and 20 <= f.length <= 110 and "question" in f.opening:
        add("question title")
