"""A live blog's entries: below a time by itself a title, and below that a paragraph, whatever the title looks like."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from ...details.credit import credit_span
from ...types import STORY_KINDS, Block, Document, Kind, Line
from .asked import AMONG_PARAGRAPHS, SHORT_TITLE, asked

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
#: So many times, most of them the story's, make a live blog; lines from one to the next, at most.
_FEWEST_TIMES, _LONGEST_ENTRY = 3, 20
_LIKE_TICKER = frozenset({Kind.RELATED, Kind.NAV})
_SURE = 0.95
#: "20:55, Channel One: The Bridge"
_TIMED = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?(?:uhr|uur|h|[ap]\.?m\.?))?[\s,:–—-]+[^\W\d_]", re.IGNORECASE)
_STOPS = '.!?…”"»'


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


def keep_live(document: Document, blocks: list[Block], known: Collection[int]) -> Sequence[int]:
    """Keep in the story in ``blocks`` what stands from one time of a live blog to the next; what is ``known`` stays.

    Tickers of other stories have times too, but those are links themselves. The lines of the blog, to its last time and
    what stands below that: what its writers say to readers there is no box.
    """
    lines = document.lines
    times = [at for at, line in enumerate(lines) if _is_clock(line.text)]
    linked = sum(blocks[at].kind in _LIKE_TICKER for at in times)
    of_story = sum(blocks[at].kind is Kind.TIMESTAMP for at in times)
    if len(times) < _FEWEST_TIMES or of_story < _FEWEST or 2 * linked >= len(times):
        return range(0)
    for at in times:
        if blocks[at].kind is not Kind.TIMESTAMP and at not in known:
            blocks[at] = asked(blocks[at], Kind.TIMESTAMP, _BY_ITSELF)
    for time, following in pairwise(times):
        if following - time <= _LONGEST_ENTRY:
            _keep_entry(lines, blocks, range(time + 1, following), known)
    last = times[-1] + 1
    return range(times[0], last + (last < len(blocks) and blocks[last].kind in STORY_KINDS))


def _keep_entry(
    lines: Sequence[Line], blocks: list[Block], entry: Sequence[int], known: Collection[int]
) -> None:
    told = any(blocks[at].kind in STORY_KINDS for at in entry)  # an entry says something
    for at in entry:
        block, text = blocks[at], lines[at].text
        if block.kind in STORY_KINDS or block.confidence >= _SURE or at in known:
            continue
        if text[-1] in _STOPS:
            pictured = block.kind is Kind.CREDIT or (block.kind is Kind.CAPTION and told)
            if not pictured and credit_span(text) is None:
                blocks[at] = asked(block, Kind.BODY, AMONG_PARAGRAPHS)
        elif block.kind is Kind.RELATED and block.second is Kind.CAPTION and len(text) <= _LONGEST:
            title = at == entry[0] and len(entry) > 1
            blocks[at] = asked(block, Kind.HEADING if title else Kind.CAPTION, AMONG_PARAGRAPHS)


def keep_programme(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """ "20:55, Channel One: The Bridge" above a paragraph, and the next so too, are sub-headings of a programme."""
    lines = document.lines
    rows = [
        at
        for at, line in enumerate(lines[:-1])
        if line.text[0].isdigit()
        and len(line.text) <= _LONGEST
        and line.text[-1] not in ".:"
        and _TIMED.match(line.text)
        and lines[at + 1].text[-1] in _STOPS
    ]
    if len(rows) < _FEWEST_TIMES or 2 * sum(blocks[at + 1].kind is Kind.BODY for at in rows) <= len(rows):
        return
    for at in rows:
        for line, kind in ((at, Kind.HEADING), (at + 1, Kind.BODY)):
            block = blocks[line]
            if block.kind not in STORY_KINDS and block.confidence < _SURE and line not in known:
                blocks[line] = asked(block, kind, AMONG_PARAGRAPHS)


def _is_clock(text: str) -> bool:
    return len(text) < _LONGEST_CLOCK and text[0].isdigit() and _CLOCK.fullmatch(text) is not None


def tell_times(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """ "16.05 Uhr" above an entry says when it was written."""
    for at in range(len(blocks) - 1):
        block, text = blocks[at], document.lines[at].text
        if (
            block.kind in STORY_KINDS
            and blocks[at + 1].kind in (Kind.BODY, Kind.HEADING)
            and at not in known
            and _is_clock(text)
        ):
            blocks[at] = replace(block, kind=Kind.TIMESTAMP, reasons=(_BY_ITSELF,), second=block.kind)
