"""A live blog's entries: below a time by itself a title, and below that a paragraph, whatever the title looks like."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ...types import STORY_KINDS, Block, Document, Kind
from .asked import SHORT_TITLE, asked

#: What such a title is taken for.
_LIKE_TITLE = frozenset(
    {Kind.CAPTION, Kind.RELATED, Kind.SHARE, Kind.AD, Kind.NAV, Kind.TAGS, Kind.SECTION, Kind.BIO}
)
_FEWEST, _TIME, _LONGEST = 2, 16, 110  #: entries of a blog; characters of a time and of a title
_UNSURE = 0.8
#: "16:05", "14h30", "20.02 Uhr"
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?(?:uhr|uur|h|hrs|hs|[ap]\.?m\.?|ч\.?))?", re.IGNORECASE)
_LONGEST_CLOCK = 12  #: characters
_BY_ITSELF = "is a time by itself"


def keep_entries(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Keep in the story in ``blocks`` the titles of its entries; what is ``known`` stays."""
    lines = document.lines
    times = [
        at
        for at, block in enumerate(blocks[:-2])
        if block.kind is Kind.TIMESTAMP and len(lines[at].text) <= _TIME and lines[at].text[0].isdigit()
    ]
    if len(times) < _FEWEST:
        return
    for at in times:
        title = at + 1
        if (
            blocks[title].kind in _LIKE_TITLE
            and blocks[title].confidence < _UNSURE
            and blocks[title + 1].kind is Kind.BODY
            and len(lines[title].text) <= _LONGEST
            and lines[title].text[-1] not in ".:"
            and title not in known
        ):
            blocks[title] = asked(blocks[title], Kind.HEADING, SHORT_TITLE)


def tell_times(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """ "16.05 Uhr" above an entry says when it was written."""
    for at in range(len(blocks) - 1):
        block, text = blocks[at], document.lines[at].text
        if (
            block.kind in STORY_KINDS
            and blocks[at + 1].kind in (Kind.BODY, Kind.HEADING)
            and at not in known
            and len(text) < _LONGEST_CLOCK
            and _CLOCK.fullmatch(text)
        ):
            blocks[at] = replace(block, kind=Kind.TIMESTAMP, reasons=(_BY_ITSELF,), second=block.kind)
