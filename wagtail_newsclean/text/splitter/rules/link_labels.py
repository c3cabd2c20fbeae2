"""Links with a label that the model does not know for one: "From the archive: How Mill Street lost its Sundays".

Below the last paragraph, or beside other furniture; among paragraphs "Yesterday: rain" is the story.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from ...types import STORY_KINDS, Block, Document, Kind
from ...word_lists import any_of, phrases_in
from .asked import asked

#: What such a line is taken for.
_LIKE_LINK = frozenset(
    {Kind.CAPTION, Kind.CREDIT, Kind.APPEAL, Kind.NEWSLETTER, Kind.SHARE, Kind.BIO, Kind.BODY}
)
_FEWEST_PARAGRAPHS = 3
_LONGEST, _OPENING = 120, 40  #: characters
_STOPS = '.!…:;”"»'
_LABELLED = "has words for related stories"
_UNSURE = 0.4


def tell_labelled_links(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Tell the links in ``blocks`` that their labels give away; what is ``known`` stays."""
    paragraphs = 0
    for at, block in enumerate(blocks):
        if (
            block.kind in _LIKE_LINK
            and paragraphs >= _FEWEST_PARAGRAPHS
            and at not in known
            and (at + 1 == len(blocks) or blocks[at + 1].kind not in STORY_KINDS)
            and (block.kind is not Kind.BODY or block.confidence < _UNSURE)
        ):
            text = document.lines[at].text
            if (
                len(text) <= _LONGEST
                and ":" in text[:_OPENING]
                and text[-1] not in _STOPS
                and _labels().match(text)
            ):
                block = blocks[at] = asked(block, Kind.RELATED, _LABELLED)
        paragraphs += block.kind is Kind.BODY


@cache
def _labels() -> re.Pattern[str]:
    labels = any_of(phrases_in(__package__, "links.txt")[""])
    return re.compile(rf"(?:{labels})(?:\s[\w’'-]+){{0,3}}\s?:\s(?=[^\W\d_]|[«„“\"‘])", re.IGNORECASE)
