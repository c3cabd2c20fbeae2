"""Boxes of paid links: "Around the Web", "Promoted Links by Taboola". What stands under such a title is advertising,
though its lines look like links to other stories."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from ...types import Block, Document, Kind, Line
from ...word_lists import any_of, phrases_in
from ..features import own_line
from ..lexicons import lexicon

_LONGEST_TITLE = 60  #: characters
_MOST = 40  #: lines in such a box
_LISTED = frozenset({Kind.RELATED, Kind.AD})
#: Kinds of word that a title of links to the publisher's own stories has.
_OWN_LINKS = frozenset({"related", "readmore"})
_REASONS = ("stands in a list under advertising words",)


def tell_sponsored(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Make links under the title of a box of paid links advertising; what is ``known`` stays."""
    for title, line in enumerate(document.lines):
        if len(line.text) <= _LONGEST_TITLE and blocks[title].kind in _LISTED and _is_title(line.text):
            below = list(_box_below(document.lines, blocks, title, language))
            for at in (title, *below) if below else ():
                if blocks[at].kind is Kind.RELATED and at not in known:
                    blocks[at] = replace(blocks[at], kind=Kind.AD, reasons=_REASONS, second=Kind.RELATED)


def _box_below(lines: Sequence[Line], blocks: Sequence[Block], title: int, language: str) -> Iterator[int]:
    """The lines of the box with that title, to the title of another."""
    mask = lexicon().mask(language)
    for at in range(title + 1, min(title + 1 + _MOST, len(lines))):
        line = lines[at]
        if blocks[at].kind not in _LISTED or not _in_one_box(lines[title], lines[title + 1], line):
            return
        if not _OWN_LINKS.isdisjoint(own_line(line.text, mask).facts.alone) and not _is_title(line.text):
            return
        yield at


@lru_cache(maxsize=4096)
def _is_title(text: str) -> bool:
    return _titles().fullmatch(text) is not None


@cache
def _titles() -> re.Pattern[str]:
    phrases = phrases_in(__package__, "sponsored.txt")
    network = rf"(?:{any_of(phrases['networks'])})"
    by = r"(?:by|von|par|por|di|da|od|door|от|від)"
    title = rf"(?:{any_of(phrases['titles'])})"
    one = rf"(?:{title}(?:\s(?:{by}\s)?{network})?|[^.!?]{{0,30}}\b{by}\s{network}|{network})"
    return re.compile(rf"\W*{one}(?:\s{one})*\W*", re.IGNORECASE)


def _in_one_box(title: Line, first: Line, line: Line) -> bool:
    """Whether the line stands in the smallest element that holds the title and what follows it; a paste has none."""
    if title.element is None or first.element is None or line.element is None:
        return True
    shared = [one for one in title.element.chain if one in first.element.chain]
    return not shared or shared[-1] in line.element.chain
