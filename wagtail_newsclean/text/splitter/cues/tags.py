"""Topic lists."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "tag label": "is a label for topics",
    "hashtags": "is made of hashtags",
    "comma list": "is a short list of topics",
    "two capital words": "is one or two words",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "tags" in f.opening and f.length < 120:
        add("tag label")
    if (f.first == "#" and f.length < 40) or ("#" in f.text and f.text.count("#") > 1):
        add("hashtags")
    if f.length < 120 and not f.stops and "said" not in f.hits and f.text.count(",") > 1:
        add("comma list")
    if len(f.words) <= 2 and f.first.isalpha() and not f.hits:
        add("two capital words")
