"""The dateline at the start of a story: where it may stand. How it is read is the business of ``datelines``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ..types import Block, Dateline, Kind
from .datelines.reader import Reader

_PARAGRAPHS = 6  # body paragraphs in which a dateline with date or agency is looked for
_BARE_PARAGRAPHS = 3  # and one that is only a place and a separator
_BLOCKS = 80  # blocks of other kinds that are looked at before and between them
_SHORTEST_FRONT = 40  # characters of a byline or note that may run into the story
_ENDS_IN_DASH = re.compile(r"[-–—_=:]$|(?<=[\])/])$")
_HINT_WITHIN = 152  # characters: as far as the proof begins
_HINT = re.compile(r"[\d)/】］]")
_PROOF = re.compile(r"[^\n]{0,150}?(?:\d|\)|/|】|］)[^\n]{0,20}?(?:[-–—_:=】］)]|/)")
#: Agencies caption pictures in the form of a dateline, so these count only where they open the copy: no picture yet.
_NEVER = frozenset((Kind.CAPTION, Kind.CREDIT))
_SOFT = frozenset(
    (Kind.HEADING, Kind.STANDFIRST, Kind.SECTION, Kind.TIMESTAMP, Kind.BYLINE, Kind.NOTE, Kind.OTHER)
)


def find_dateline(
    source: str, blocks: Sequence[Block], *, received: datetime.date | None = None, language: str = ""
) -> Dateline | None:
    """The dateline that stands in the first body paragraphs, None where the copy has none.

    A line of another kind counts too if it begins with a full dateline: kinds are guesses, and a dateline is proof.
    ``received`` gives the year that datelines leave out; without it such a date stays unknown. ``text`` is
    ``source[start:end]``, so that ``source[end:]`` is the story without it.
    """
    reader = Reader(source, received, language)
    headline = next((source[b.start : b.end] for b in blocks if b.kind is Kind.HEADLINE), "")
    body = [number for number, block in enumerate(blocks) if block.kind is Kind.BODY][: _PARAGRAPHS + 1]
    last = body[_PARAGRAPHS - 1] if len(body) >= _PARAGRAPHS else len(blocks) - 1
    paragraphs = others = 0
    for number, block in enumerate(blocks[: last + 1]):
        if block.kind is Kind.BODY:
            found = _in_body(reader, block, paragraphs, headline)
            if (
                found
                and _is_bare(found)
                and (paragraphs >= _BARE_PARAGRAPHS or _is_list(reader, blocks, body, number))
            ):
                found = None
            paragraphs += 1
        elif (block.kind in _NEVER and number) or others >= _BLOCKS:
            continue
        else:
            others += 1
            found = _elsewhere(reader, block, body[0] - number if body else 0)
        if found:
            return found
    return None


def _in_body(reader: Reader, block: Block, paragraph: int, headline: str) -> Dateline | None:
    found = reader.at_start(block.start, block.end, paragraph=paragraph)
    if found is None and paragraph < _BARE_PARAGRAPHS:
        found = reader.after_front(block.start, block.end, headline=headline)
    return found


def _elsewhere(reader: Reader, block: Block, above: int) -> Dateline | None:
    """In a line that is not labelled body: with a date or an agency, or in capitals right above the story.

    ``above``: how many blocks the line stands above the first body paragraph, not positive if it does not."""
    soft = 0 < above < _BARE_PARAGRAPHS and block.kind in _SOFT
    if not soft and not (
        _HINT.search(reader.source, block.start, min(block.end, block.start + _HINT_WITHIN))
        and _PROOF.match(reader.source, block.start, block.end)
    ):
        return None
    own_line = above == 1 and block.kind is Kind.HEADING  # a town by itself, as some agencies set it
    found = reader.at_start(block.start, block.end, paragraph=0 if own_line else _PARAGRAPHS)
    if found is None and block.kind in _SOFT and block.end - block.start >= _SHORTEST_FRONT:
        found = reader.after_front(block.start, block.end)
    if found is None or (own_line and found.end == block.end and _is_bare(found)):
        return found
    if not _ENDS_IN_DASH.search(found.text) or (block.kind in _NEVER and found.text.endswith(":")):
        return None
    if _is_bare(found):
        return found if soft and found.places[0].isupper() else None
    return found


def _is_bare(dateline: Dateline) -> bool:
    return dateline.date is None and dateline.agency is None and not any(c.isdigit() for c in dateline.text)


def _is_list(reader: Reader, blocks: Sequence[Block], body: Sequence[int], number: int) -> bool:
    """The next paragraph begins in the same way: a list of places, a digest or an interview."""
    following = next((blocks[other] for other in body if other > number), None)
    return following is not None and reader.opens_with_place(following.start, following.end)
