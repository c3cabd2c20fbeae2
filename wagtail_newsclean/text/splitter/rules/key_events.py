"""What a live blog has at its top: "Key events", "What we know so far", and below it a line on each."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from ...types import STORY_KINDS, Block, Document, Kind
from ...word_lists import phrases_in
from ..features import own_line
from ..lexicons import lexicon
from .asked import asked

#: What such lines are taken for, without stops and with names in them.
_LIKE_POINTS = frozenset(
    {Kind.SECTION, Kind.BYLINE, Kind.RELATED, Kind.NAV, Kind.SHARE, Kind.CAPTION, Kind.CREDIT, Kind.HEADING, Kind.AD,
     Kind.HEADLINE}
)  # fmt: skip
_HEAD, _POINTS = 12, 6  #: lines from the top, and below the title
_LONGEST, _FEWEST_WORDS = 40, 4  #: characters of the title, words of a point
_NAMES = 0.6  #: of the longer words begin with a capital, where writers are named
_SUMS_UP = "has summary words"


def tell_key_events(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Tell in ``blocks`` the points that sum a copy up above its text; what is ``known`` stays."""
    named = False
    for at, block in enumerate(blocks[:_HEAD]):
        if block.kind is Kind.BODY:
            return
        named = named or block.kind is Kind.HEADLINE
        text = document.lines[at].text
        if not named or len(text) > _LONGEST or text.casefold().strip(" :") not in _titles():
            continue
        mask = lexicon().mask(language)
        points = []
        for point in range(at + 1, min(at + 1 + _POINTS, len(blocks))):
            f = own_line(document.lines[point].text, mask).facts
            if (
                blocks[point].kind not in _LIKE_POINTS | STORY_KINDS
                or len(f.words) < _FEWEST_WORDS
                or "by" in f.opening
                or (blocks[point].kind is Kind.BYLINE and f.capital > _NAMES)
            ):
                break
            points.append(point)
        if points:
            for line in (at, *points):
                told = blocks[line]
                if line not in known and told.kind is not Kind.BODY and told.kind is not Kind.STANDFIRST:
                    blocks[line] = asked(told, Kind.STANDFIRST, _SUMS_UP)
        return


@cache
def _titles() -> frozenset[str]:
    return frozenset(phrases_in(__package__, "key_events.txt")[""])
