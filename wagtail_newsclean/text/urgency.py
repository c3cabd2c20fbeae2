"""Whether the sender says that a story cannot wait: a label before the headline, never a word inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .word_lists import any_of, phrases_in

_LOOKED_AT = 6  #: lines at the top of the copy
#: The priority among the codes of a wire service: "xyz0123 1 pl 40", "a0021 b w BC-Storm".
_CODES = re.compile(r"[a-z]{2,4}\d{3,5}\s[12]\s[a-z]{1,4}\s|(?:[a-z]\d{3,4}\s)?[bf]\s[a-z]\s(?i:bc|am|pm)-")
_EDGE = r"[\s*+#=•>\[(【]*"
_SEPARATOR = r"\s*(?:[:：–—|+=\])】]|\*{2,}|-\s|/{2})"


def is_urgent(lines: Sequence[str]) -> bool:
    """``lines`` are the first of the copy, down to its headline.

    >>> is_urgent(["BREAKING: Bridge at Marrow closed"]), is_urgent(["Breaking the ice: a winter swim"])
    (True, False)
    """
    top = [line.strip() for line in lines if line.strip()][:_LOOKED_AT]
    return any(
        _label().match(line) or _alone().fullmatch(line) or _CODES.match(line) is not None for line in top
    )


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
