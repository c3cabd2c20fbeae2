"""Somebody at work in the last paragraph is no author of the story: "The editor writes in gloves."

Who wrote it is named above it: a profile is about one of those.
"""

from __future__ import annotations

from collections.abc import Collection

from ...details.byline import names_in
from ...types import Block, Document, Kind
from ..forms import is_plain_sentence
from .asked import AMONG_PARAGRAPHS, asked

_UNSURE = 0.7
_LONGEST = 120  #: characters
_FEWEST_PARAGRAPHS = 3


def keep_strangers(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Keep in the story in ``blocks`` a sentence below it about others than its writers; what is ``known`` stays."""
    paragraphs = 0
    writers: set[str] | None = None  #: words of their names; found when first asked for
    for at, block in enumerate(blocks):
        paragraphs += block.kind is Kind.BODY
        if (
            block.kind is Kind.BIO
            and block.confidence < _UNSURE
            and paragraphs >= _FEWEST_PARAGRAPHS
            and blocks[at - 1].kind is Kind.BODY
            and at not in known
        ):
            text = document.lines[at].text
            if len(text) > _LONGEST or not is_plain_sentence(text, language):
                continue
            if writers is None:
                writers = _writers(document, blocks, language)
            if writers and writers.isdisjoint(text.replace(",", " ").replace(".", " ").split()):
                blocks[at] = asked(block, Kind.BODY, AMONG_PARAGRAPHS)


def _writers(document: Document, blocks: list[Block], language: str) -> set[str]:
    return {
        name
        for line, block in zip(document.lines, blocks, strict=True)
        if block.kind is Kind.BYLINE
        for whole in names_in(line.text, language)
        for name in whole.split()
    }
