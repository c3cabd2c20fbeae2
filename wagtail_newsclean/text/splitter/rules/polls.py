"""What an outlet lets its readers vote on: "Have your say: should the wall go?", and below it "See results".

It asks as headlines of other stories do. A poll that the story reports stands among its paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from ...types import Block, Document, Kind
from ...word_lists import any_of, phrases_in
from .asked import asked

#: What such lines are taken for.
_LIKE_POLL = frozenset({Kind.RELATED, Kind.APPEAL, Kind.NEWSLETTER, Kind.BIO, Kind.TAGS})
_LONGEST, _BUTTON = 140, 40  #: characters
_SURE = 0.95
_ASKS = "?"
_VOTES = "asks for comments or counts them"


def tell_polls(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Tell such lines in ``blocks`` below the first paragraph; what is ``known`` stays."""
    paragraphs = 0
    for at, block in enumerate(blocks):
        paragraphs += block.kind is Kind.BODY
        if not paragraphs or block.kind not in _LIKE_POLL or block.confidence >= _SURE or at in known:
            continue
        text = document.lines[at].text
        if _is_button(text) or (text[-1] == _ASKS and len(text) <= _LONGEST and _questions().match(text)):
            blocks[at] = asked(block, Kind.SHARE, _VOTES)


def _is_button(text: str) -> bool:
    return len(text) <= _BUTTON and text.strip(" ›»>→.!?:").casefold() in _buttons()


@cache
def _buttons() -> frozenset[str]:
    return frozenset(phrases_in(__package__, "polls.txt")["buttons"])


@cache
def _questions() -> re.Pattern[str]:
    """ "Have your say: should it go?", "Et vous, qu'en pensez-vous ?", "¿Y vos qué harías?"."""
    return re.compile(
        rf"[¿]?(?:{any_of(phrases_in(__package__, 'polls.txt')['asks'])})(?:\s?[:,–—!?]|\s(?=[qcwк]))",
        re.IGNORECASE,
    )
