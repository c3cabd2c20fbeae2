"""Kicker, section label, breadcrumb."""

from __future__ import annotations

from collections.abc import Callable

from ..facts import Facts

#: What each cue says, for a person to read.
PHRASES = {
    "section name": "is the name of a section",
    "breadcrumb": "is a trail of section names",
    "starts as section": "starts with the name of a section",
}


def cues(f: Facts, add: Callable[[str], None]) -> None:
    """Add the names of the cues that the line shows."""
    if "section" in f.alone:
        add("section name")
    if (
        ("section" in f.hits or "nav" in f.hits)
        and f.length < 110
        and not f.stops
        and any(mark in f.text for mark in "|>/»›·•")
    ):
        add("breadcrumb")
    if "section" in f.opening and f.length < 40 and not f.stops:
        add("starts as section")
