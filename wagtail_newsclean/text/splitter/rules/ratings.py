"""Marks of a review, "Our verdict: 2/5", "Food ★★★☆": what a critic says in figures is the story's."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...types import STORY_KINDS, Block, Document, Kind
from .asked import AMONG_PARAGRAPHS, asked

#: What such a line is taken for.
_LIKE_MARKS = frozenset(
    {Kind.SHARE, Kind.CAPTION, Kind.RELATED, Kind.AD, Kind.NAV, Kind.TAGS, Kind.NOTE, Kind.OTHER}
)
_UNSURE, _LONGEST = 0.9, 90  #: characters
#: "A drama by Ana Lund, 1h52. With Jo Roe.": what is reviewed, and how long it takes.
_SHEET = re.compile(
    r"(?:\b\d\s?h(?:\s?\d\d)?|\b\d{2,3}\s?(?:min|mins|minutes|minuten|minuti|minutos|мин|хв))\b.*\.$"
)
_MARKS = re.compile(r"[^\W\d_].*?\s(?:[★☆⭐✩✭]{1,6}(?:½)?|\d{1,2}(?:[.,]\d)?\s?/\s?(?:5|6|10|20))\.?$")


def keep_ratings(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Keep in the story in ``blocks`` the marks that stand beside a paragraph; what is ``known`` stays."""
    for at in range(len(blocks) - 1, 0, -1):
        block = blocks[at]
        if block.kind not in _LIKE_MARKS or block.confidence >= _UNSURE or at in known:
            continue
        text = document.lines[at].text
        if len(text) > _LONGEST or text[-1] not in "★☆⭐✩✭½0123456789.":
            continue
        if not _MARKS.match(text) and not (block.kind is Kind.CAPTION and _SHEET.search(text)):
            continue
        below = blocks[at + 1].kind if at + 1 < len(blocks) else None
        if blocks[at - 1].kind in STORY_KINDS or below in STORY_KINDS:
            blocks[at] = asked(block, Kind.BODY, AMONG_PARAGRAPHS)
