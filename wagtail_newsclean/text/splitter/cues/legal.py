"""Copyright, terms, cookies."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "copyright sign": "carries a copyright sign",
    "rights": "claims rights",
    "terms": "is about terms, privacy or cookies",
    "cookie notice": "is a cookie or privacy notice",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "©" in f.text and ("copyright" in f.hits or f.year or f.length < 60):
        add("copyright sign")
    if "copyright" in f.hits and f.length < 400:
        add("rights")
    if "legal" in f.hits and (f.covered > 0.5 or f.length < 40):
        add("terms")
    if ("legal" in f.hits and "please" in f.hits) or ("legal" in f.hits and "we" in f.hits and f.length > 60):
        add("cookie notice")
