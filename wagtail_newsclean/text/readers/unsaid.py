"""Which texts of a file say something that is not shown yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
#: Of the words of a text that stand among those shown: then it says the same, if in another format.
_SAME = 0.8


def unsaid(texts: Iterable[str], shown: str) -> Iterator[str]:
    """The texts of which most words stand neither in what is ``shown`` nor in a text before them."""
    seen = _words(shown)
    for text in texts:
        words = _words(text)
        if words and len(words & seen) < _SAME * len(words):
            seen |= words
            yield text


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
