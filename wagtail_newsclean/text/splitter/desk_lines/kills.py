"""Notices that withdraw a story: every line of them is for desks, and there is no story in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...types import Verdict
from ...word_lists import any_of, phrases_in
from .common import LONGEST, NOTE

_TOP = 4  #: lines in which a notice says that it is one
_LONGEST_NOTICE = 1500  #: characters; with more of them the story itself may stand below


def kill(texts: Sequence[str]) -> dict[int, Verdict]:
    """All lines of a notice that says at its top that it withdraws a story, and below that what desks must do."""
    if sum(map(len, texts)) > _LONGEST_NOTICE:
        return {}
    label, order = _said()
    if not any(label.search(text[:LONGEST]) for text in texts[:_TOP]) or not any(map(order.search, texts)):
        return {}
    return dict.fromkeys(range(len(texts)), NOTE)


@cache
def _said() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A label in capitals, alone, before a colon or at the end of a slug; an order to desks."""
    phrases = phrases_in(__package__, "kills.txt")
    return (
        re.compile(rf"(?:^\W{{0,3}}|[,:/–—-]\s?)(?:{any_of(phrases['label'])})\s?(?:[:,/–—!.-]|\W{{0,3}}$)"),
        re.compile(rf"(?<!\w)(?:{any_of(phrases['order'])})(?!\w)", re.IGNORECASE),
    )
