"""The phrases of letters, as patterns: where they stand in a line."""

from __future__ import annotations

import re
from functools import cache

from ..word_lists import any_of, phrases_in


@cache
def begins(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.!?…]\s)(?:{any_phrase(kind)})(?!\w)", re.IGNORECASE)


@cache
def contact(kind: str) -> re.Pattern[str]:
    """A label with its colon, or a phrase that goes on with a number or an address."""
    return re.compile(
        rf"[\W_]{{0,12}}(?:{any_phrase(kind)})(?!\w)(?:[\w\s,]{{0,40}}:|\s*$|(?=.*(?:\d{{3}}|@)))",
        re.IGNORECASE,
    )


@cache
def labels(kind: str) -> re.Pattern[str]:
    """Alone on the line, or before a colon or a dash."""
    return re.compile(rf"\W{{0,3}}(?:{any_phrase(kind)})\s?(?:[:|–—]|\W{{0,3}}$)", re.IGNORECASE)


@cache
def opens(kind: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,12}}(?:{any_phrase(kind)})(?!\w)", re.IGNORECASE)


@cache
def says(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_phrase(kind)})", re.IGNORECASE)


def any_phrase(kind: str) -> str:
    return any_of(phrases_in(__package__, "letters.txt")[kind])
