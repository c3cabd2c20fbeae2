"""The dateline at the start of a story.

Every separator near the start of a body paragraph is a possible end, tried from the farthest: what stands before it
must be explained to the last character (``datelines.explain``), and be meant as a dateline (``datelines.judge``).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ..types import Block, Dateline, Kind
from .datelines.agencies import is_agency
from .datelines.cjk import NARROW, explain_cjk
from .datelines.cuts import LONGEST, Separator, cuts
from .datelines.explain import Explained, explain
from .datelines.judge import Setting, is_dateline
from .gazetteer import look_up

_PARAGRAPHS = 6  # body paragraphs in which a dateline with date or agency is looked for
_BARE_PARAGRAPHS = 2  # and one that is only a place and a dash
_LIST_ITEM = 48  # characters in which the next paragraph must not begin with a place too
_FRONT = 320  # characters of byline, note or headline that may run into the dateline
_JUNK = re.compile(r"(?:[*>•●■▪►◆\s\u200b\ufeff]|[-–—]\s)*")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_RESTART = re.compile(r"(?:(?<=[\s)\].:;,—–-])|(?<=\s[(\[/]))(?=[^\W\d_a-z])")
_TAIL = re.compile(r"\([^()]{2,40}\)|/[^/\s][^/]{1,30}/|\d{1,2}\s?[-–—]")
_DASHED = re.compile(r"[-–—:•_=]\s*$")
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|af|автор|\(|\[)", re.IGNORECASE)


def find_dateline(
    source: str, blocks: Sequence[Block], *, received: datetime.date | None = None, language: str = ""
) -> Dateline | None:
    """The dateline that stands in the first body paragraphs, None where the copy has none.

    ``received`` gives the year that datelines leave out; without it such a date stays unknown. ``text`` is
    ``source[start:end]``, so that ``source[end:]`` is the story without it.
    """
    body = [block for block in blocks if block.kind is Kind.BODY][: _PARAGRAPHS + 1]
    headline = next((source[b.start : b.end] for b in blocks if b.kind is Kind.HEADLINE), "")
    for number, block in enumerate(body[:_PARAGRAPHS]):
        found = _in_block(source, block, number, headline, received, language)
        if found and not (_is_bare(found) and (number >= _BARE_PARAGRAPHS or _is_list(source, body, number))):
            return found
    return None


def _is_bare(dateline: Dateline) -> bool:
    return dateline.date is None and dateline.agency is None and not any(c.isdigit() for c in dateline.text)


def _is_list(source: str, body: Sequence[Block], number: int) -> bool:
    """The next paragraph begins in the same way: a list of places, a digest or an interview."""
    if number + 1 >= len(body):
        return False
    following = body[number + 1]
    head = _head(source, following.start)[:_LIST_ITEM]
    for cut in cuts(head, following.end - following.start):
        found = explain(head[: cut.inner], None)
        if found and found.places and not found.dated and not found.agency and look_up(found.places[0]):
            return True
    return False


def _in_block(
    source: str, block: Block, number: int, headline: str, received: datetime.date | None, language: str
) -> Dateline | None:
    junk = _JUNK.match(source, block.start)
    start = junk.end() if junk else block.start
    head = _head(source, start)
    first = number == 0
    found = _at(source, start, head, block.end, first, received, language)
    if found or number >= _BARE_PARAGRAPHS or not _TAIL.search(head):
        return found
    if headline and len(headline) > 8 and head.startswith(headline):
        found = _at(
            source,
            start + len(headline),
            _head(source, start + len(headline)),
            block.end,
            first,
            received,
            language,
        )
        if found:
            return found
    front_is_known = _BYLINE.match(head) is not None
    for restart in _RESTART.finditer(head):
        offset = restart.start()
        if offset and head[offset - 1] in "([/":
            offset -= 1
        if not offset:
            continue
        later = _at(source, start + offset, head[offset:], block.end, False, received, language)
        if later and _may_follow(later, front_is_known):
            return later
    return None


def _may_follow(found: Dateline, front_is_known: bool) -> bool:
    """After other text only a full dateline counts: place, dash, and an agency, or a date after a byline or a note."""
    if not found.places or not _DASHED.search(found.text):
        return False
    known = found.places[0].isupper() or look_up(found.places[0]) is not None
    dated = any(c.isdigit() for c in found.text)
    return known and ((found.agency is not None and is_agency(found.agency)) or (dated and front_is_known))


def _head(source: str, start: int) -> str:
    """The beginning of the paragraph; line ends become spaces, so that offsets hold."""
    head = source[start : start + _FRONT]
    end = _PARAGRAPH_END.search(head)
    return (head[: end.start()] if end else head).replace("\r", " ").replace("\n", " ").translate(NARROW)


def _at(
    source: str,
    start: int,
    head: str,
    line_end: int,
    first: bool,
    received: datetime.date | None,
    language: str,
) -> Dateline | None:
    """A dateline that begins at ``start``."""
    if any(ord(c) > 0x2E80 for c in head[:40]):
        east = explain_cjk(source[start : start + LONGEST], received)
        if east:
            return _dateline(source, start, start + east[1], east[0])
    paragraph = _PARAGRAPH_END.search(source, start)
    for cut in cuts(head[:LONGEST], line_end - start):
        inner = head[: cut.inner]
        if not inner:
            continue
        found = explain(inner, received, language)
        if not found:
            continue
        if cut.separator is Separator.LINE:
            rest = source[start + cut.end : start + cut.end + 400]
        else:
            rest = source[start + cut.end : paragraph.start() if paragraph else len(source)]
        if is_dateline(found, cut, Setting(rest, source, first)):
            return _dateline(source, start, start + cut.end, found)
    return None


def _dateline(source: str, start: int, end: int, found: Explained) -> Dateline:
    text = source[start:end].rstrip()
    known = look_up(found.places[0]) if found.places else None
    return Dateline(
        text=text,
        start=start,
        end=start + len(text),
        place=found.place,
        places=found.places,
        date=found.date,
        agency=found.agency,
        country=_country(
            found, known.countries[0] if known and known.countries else None, known.digits if known else 0
        ),
    )


def _country(found: Explained, first: str | None, digits: int) -> str | None:
    """The region's country if one is named, else that of a city so big that it needs none."""
    for region in found.regions:
        place = look_up(region)
        if place and place.country:
            return place.country
    return first if digits >= 7 and not found.regions else None
