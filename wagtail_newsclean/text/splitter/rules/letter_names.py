"""The name of a newsletter above what it offers: "The Kettle", and below it "Five stories before your tea, on Fridays".

By itself it looks like one more link, or an ad.
"""

from __future__ import annotations

from collections.abc import Collection

from ...types import Block, Document, Kind
from ..features import own_line
from ..lexicons import lexicon
from .asides import cues_of
from .asked import FOR_ITSELF, HEADS, asked
from .list_edges import reads_on

_LIKE_NAME = frozenset({Kind.RELATED, Kind.AD, Kind.BIO})
_SURE, _UNSURE = 0.9, 0.5
_NAME, _OFFER = 60, 160  #: characters


def tell_letter_names(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Tell in ``blocks`` the lines above a newsletter's that are its first; what is ``known`` stays."""
    lines = document.lines
    mask = lexicon().mask(language)
    for at in range(len(blocks) - 2, 0, -1):
        block, above, text = blocks[at], blocks[at - 1], lines[at].text
        if block.kind not in _LIKE_NAME or block.second is not Kind.NEWSLETTER or at in known:
            continue
        if blocks[at + 1].kind is not Kind.NEWSLETTER or block.confidence >= _SURE:
            continue
        stands_apart = (
            above.kind is not block.kind
            or block.kind is Kind.AD
            or block.confidence < _UNSURE
            or reads_on(lines[at - 1].text)
        )
        if stands_apart and len(text) <= _NAME:
            blocks[at] = asked(block, Kind.NEWSLETTER, HEADS)
        elif len(text) <= _OFFER and "regular" in cues_of(own_line(text, mask).facts, language):
            blocks[at] = asked(block, Kind.NEWSLETTER, FOR_ITSELF)
