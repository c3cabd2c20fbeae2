"""Chronologies: "3 May: the wall falls", a date a line, is the story's and no list of other stories.

Of 51 such lines on labelled pages 50 were the story's; titles of other stories have no colon before them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from ...details.datelines.dates import find_dates
from ...types import Block, Document, Kind, Line
from .asked import keep

#: So many lines, one below the other, make a chronology.
_FEWEST = 3
#: "1998: ", "3 May 2024 : ", "Sept. 8, 1963: ".
_HEAD = re.compile(r"(?=.{0,20}\d)(?P<date>[^:：]{4,30}?)\s?[:：]\s")
_LONGEST_HEAD = 34  #: characters, with the colon and what stands around it
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_LINKED = 0.9
#: What entries are taken for.
_CONFUSED = frozenset({
    Kind.RELATED, Kind.NAV, Kind.OTHER, Kind.TIMESTAMP, Kind.NOTE, Kind.CAPTION, Kind.TAGS, Kind.SECTION, Kind.SHARE
})  # fmt: skip

_ENTRY = "is an entry of a chronology"


def keep_chronologies(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Dates with what happened on them are paragraphs."""
    for at in _entries(document.lines, blocks, language):
        if at not in known:
            keep(blocks, [at], _ENTRY)


def _entries(lines: Sequence[Line], blocks: Sequence[Block], language: str) -> list[int]:
    """The lines of chronologies below a paragraph that were read as something else."""
    first = next((at for at, block in enumerate(blocks) if block.kind is Kind.BODY), len(blocks))
    return [at for run in _runs(lines, first, language) for at in run if blocks[at].kind in _CONFUSED]


def _runs(lines: Sequence[Line], first: int, language: str) -> Iterator[list[int]]:
    run: list[int] = []
    for at in range(first, len(lines)):
        if _opens_with_date(lines[at], language):
            run.append(at)
            continue
        if len(run) >= _FEWEST:
            yield run
        run = []
    if len(run) >= _FEWEST:
        yield run


def _opens_with_date(line: Line, language: str) -> bool:
    start = line.text[:_LONGEST_HEAD]
    if not (":" in start or "：" in start):  # nearly all lines
        return False
    if line.element is not None and line.element.link_density > _LINKED:
        return False
    opened = _HEAD.match(start)
    if opened is None:
        return False
    date = opened["date"]
    return _YEAR.fullmatch(date) is not None or any(
        found.start == 0 and found.end == len(date) for found in find_dates(date, None, language)
    )
