"""Names that credit a picture for where they stand: below a paragraph with an agency in capitals, "Jane Roe - NORD",
"NORD/Jane Roe"; below a caption by themselves, where the story has its byline above."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...types import Block, Document, Kind
from ..features import own_line
from ..lexicons import lexicon
from .asked import asked

#: What such a line is taken for.
_LIKE_CREDIT = frozenset(
    {Kind.BIO, Kind.BYLINE, Kind.RELATED, Kind.SECTION, Kind.TAGS, Kind.NOTE, Kind.HEADING}
)
_FEWEST_PARAGRAPHS, _LONGEST = 2, 60  #: characters
_UNSURE = 0.5
_NAME = r"[^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+(?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w'’-]+){1,2}"
_AGENCY = r"(?:[^\W\d_a-zà-ÿа-яёіїєґ]){2,8}"
_CREDIT = re.compile(rf"{_NAME}\s?[-–—/]\s?{_AGENCY}|{_AGENCY}\s?[-–—/]\s?{_NAME}")
_AGENCY_NAME = "has an agency name"
_OF_WRITERS = frozenset(("by", "role"))
_BARE_NAME = re.compile(_NAME)
_BELOW_CAPTION = "stands below a picture"


def tell_name_credits(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Tell the credits in ``blocks`` that stand right below a paragraph; what is ``known`` stays."""
    paragraphs = 0
    for at, block in enumerate(blocks):
        paragraphs += block.kind is Kind.BODY
        if (
            (block.kind in _LIKE_CREDIT or (block.kind is Kind.BODY and block.confidence < _UNSURE))
            and paragraphs >= _FEWEST_PARAGRAPHS
            and blocks[at - 1].kind is Kind.BODY
            and at not in known
        ):
            text = document.lines[at].text
            if len(text) <= _LONGEST and not text.isupper() and _CREDIT.fullmatch(text):
                blocks[at] = asked(block, Kind.CREDIT, _AGENCY_NAME)


def tell_bare_names(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Tell the credits in ``blocks`` that look like a second byline right below a caption; what is ``known`` stays."""
    lines = document.lines
    mask = lexicon().mask(language)
    writers = ""
    for at in range(1, len(blocks)):
        if blocks[at - 1].kind is Kind.BYLINE:
            writers += lines[at - 1].text.casefold() + "\n"
        text = lines[at].text
        if (
            writers
            and blocks[at].kind is Kind.BYLINE
            and blocks[at - 1].kind is Kind.CAPTION
            and at not in known
            and len(text) <= _LONGEST
            and text.casefold() not in writers
            and _BARE_NAME.fullmatch(text)
            and _OF_WRITERS.isdisjoint(own_line(text, mask).facts.hits)
        ):
            blocks[at] = asked(blocks[at], Kind.CREDIT, _BELOW_CAPTION)
