"""Whether the sender says that a story cannot wait: a label before the headline, never a word inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .word_lists import any_of, phrases_in

_LOOKED_AT = 6  #: lines at the top of the copy
_EDGE = r"[\s*+#=•>\[(]*"
_SEPARATOR = r"\s*(?:[:：–—|+=\])]|\*{2,}|-\s|/{2})"


def is_urgent(lines: Sequence[str]) -> bool:
    """``lines`` are the first of the copy, down to its headline.

    >>> is_urgent(["BREAKING: Bridge at Marrow closed"]), is_urgent(["Breaking the ice: a winter swim"])
    (True, False)
    """
    top = [line.strip() for line in lines if line.strip()][:_LOOKED_AT]
    return any(_label().match(line) for line in top) or any(_alone().fullmatch(line) for line in top)


@cache
def _label() -> re.Pattern[str]:
    """A label and what sets it apart from the headline after it."""
    shouted = any_of([label.upper() for label in (*_labels("any"), *_labels("capitals"))])
    return re.compile(rf"{_EDGE}(?:(?:{shouted}){_SEPARATOR}|(?i:{any_of(_labels('any'))})\s*[:：])")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"{_EDGE}(?:{any_of([label.upper() for label in _labels('alone')])})[\s*+#=•<\])!.:]*")


def _labels(section: str) -> tuple[str, ...]:
    return phrases_in(__package__, "urgent_labels.txt")[section]
