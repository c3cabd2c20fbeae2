"""The deck under the headline."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "one or two sentences": "is a sentence or two by itself",
    "deck without stop": "is a long line without a final stop",
    "summary label": "announces a summary",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if 60 <= f.length <= 320 and f.sentences <= 2:
        add("one or two sentences")
    if 70 <= f.length <= 240 and not f.stops and f.last != ":":
        add("deck without stop")
    if "summary" in f.alone or ("summary" in f.opening and f.length < 50):
        add("summary label")
