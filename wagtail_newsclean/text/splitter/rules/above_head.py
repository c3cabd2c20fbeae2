"""A sentence above the headline is no paragraph: outlets speak up before menu and section, "Nobody owns this paper"."""

from __future__ import annotations

from collections.abc import Collection

from ...types import STORY_KINDS, Block, Document, Kind
from ..features import own_line
from ..lexicons import lexicon
from .asides import cues_of
from .asked import FOR_ITSELF, asked

#: What may stand between it and the headline.
_OF_HEAD = frozenset(
    {Kind.NAV, Kind.SECTION, Kind.TIMESTAMP, Kind.SHARE, Kind.AD, Kind.APPEAL, Kind.NEWSLETTER, Kind.TAGS}
)
_BOXES = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.RELATED})
_HEAD, _LONGEST, _UNSURE = 3, 200, 0.6  #: lines from the top, characters


def clear_above(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Take out of the story in ``blocks`` what the outlet says above its headline; what is ``known`` stays."""
    for at, block in enumerate(blocks[:_HEAD]):
        if block.kind is Kind.HEADLINE:
            return
        text = document.lines[at].text
        if (
            block.kind is not Kind.BODY
            or block.confidence >= _UNSURE
            or at in known
            or at + 1 == len(blocks)
            or blocks[at + 1].kind not in _OF_HEAD
            or not _leads_to_headline(blocks, at + 1)
            or len(text) > _LONGEST
        ):
            continue
        f = own_line(text, lexicon().mask(language)).facts
        if f.stops and not f.quotes:
            kind = block.second if block.second in _BOXES else Kind.APPEAL if cues_of(f, language) else None
            if kind is not None:
                blocks[at] = asked(block, kind, FOR_ITSELF)


def _leads_to_headline(blocks: list[Block], at: int) -> bool:
    """Whether only what stands above a story is between this line and its headline."""
    for block in blocks[at:]:
        if block.kind is Kind.HEADLINE:
            return True
        if block.kind in STORY_KINDS or block.kind not in _OF_HEAD:
            return False
    return False
