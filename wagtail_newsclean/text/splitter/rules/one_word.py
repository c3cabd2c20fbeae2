"""A paragraph of one word, "Gone.": below a paragraph a word with a full stop is no button and no link."""

from __future__ import annotations

from collections.abc import Collection

from ...types import PICTURE_KINDS, Block, Document, Kind
from .asked import AMONG_PARAGRAPHS, asked

#: What such a word is taken for.
_LIKE_WORD = frozenset({Kind.RELATED, Kind.SHARE, Kind.NAV, Kind.TAGS, Kind.SECTION, Kind.BIO})
_GOES_ON = PICTURE_KINDS | {Kind.BODY, Kind.HEADING}
_LONGEST, _UNSURE = 24, 0.95  #: characters


def keep_one_word(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Keep such words in the story in ``blocks``, where a paragraph or a picture follows; what is ``known`` stays."""
    for at in range(1, len(blocks) - 1):
        block = blocks[at]
        if (
            block.kind in _LIKE_WORD
            and blocks[at - 1].kind is Kind.BODY
            and blocks[at + 1].kind in _GOES_ON
            and block.confidence < _UNSURE
            and at not in known
        ):
            text = document.lines[at].text
            if len(text) <= _LONGEST and text[-1] == "." and text[:-1].isalpha() and text[0].isupper():
                blocks[at] = asked(block, Kind.BODY, AMONG_PARAGRAPHS)
