"""Invitations to the press: WHO, WHAT, WHEN and WHERE, each with its label.

What happens, and where, is the story; where to park and whom to answer is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...types import Kind, Verdict
from ...word_lists import any_of, phrases_in
from .common import LONGEST, NOTE

_TOP = 40  #: lines in which such labels are looked for
_FEWEST = 3  #: labels of what happens
_APART = 3  #: lines between two labels, at most

_FACT = Verdict(Kind.BODY, "says who, what, when or where", 0.9)


def advisory(texts: Sequence[str], *, sent: bool) -> dict[int, Verdict]:
    """The lines with such labels, and those right below a label that has a line of its own.

    ``sent``: the copy is addressed to the press; elsewhere "Contact:" below "Where:" is for readers.
    """
    found: dict[int, Verdict] = {}
    events: set[str] = set()
    for at, text in enumerate(texts[:_TOP]):
        match = _label().match(text[:LONGEST])
        if match is None or (found and at - max(found) > _APART):
            if len(events) < _FEWEST:
                found, events = {}, set()
            if match is None:
                continue
        verdict = _FACT if match["event"] or not sent else NOTE
        found[at] = verdict
        if match["event"]:
            events.add(match["event"].casefold())
        if match.end() == len(text) and at + 1 < len(texts):
            found[at + 1] = verdict
    return found if len(events) >= _FEWEST else {}


@cache
def _label() -> re.Pattern[str]:
    phrases = phrases_in(__package__, "advisories.txt")
    event, press = any_of(phrases["event"]), any_of(phrases["press"])
    return re.compile(rf"\W{{0,3}}(?:(?P<event>{event})|(?:{press}))\s?[:：]\s*", re.IGNORECASE)
