"""Scored cues, one file a kind. A cue proves nothing: the learnt weights say what it is worth, and for which kind.

A cue file has ``PHRASES`` (name of the cue to what it says to a person) and ``cues(facts, add)``.
"""

from __future__ import annotations

from . import (
    ad,
    appeal,
    bio,
    body,
    byline,
    caption,
    credit,
    heading,
    headline,
    legal,
    nav,
    newsletter,
    note,
    other,
    related,
    section,
    share,
    standfirst,
    tags,
    timestamp,
)

_FILES = (
    headline, standfirst, byline, timestamp, section, body, heading, caption, credit, newsletter, appeal, related,
    ad, share, tags, bio, note, legal, nav, other,
)  # fmt: skip

ALL = tuple(module.cues for module in _FILES)

PHRASES: dict[str, str] = {name: phrase for module in _FILES for name, phrase in module.PHRASES.items()}
