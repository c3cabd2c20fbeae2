"""The dateline at the start of a story: where it may stand. How it is read is the business of ``datelines``."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ..stopwords import STOPWORDS
from ..types import Block, Dateline, Kind
from .datelines.reader import Reader
from .gazetteer import fold

_PARAGRAPHS = 6  # body paragraphs in which a dateline with date or agency is looked for
_BARE_PARAGRAPHS = 3  # and one that is only a place and a separator
_BLOCKS = 40  # blocks of other kinds that are looked at before and between them
_NEAR = 20  # blocks: a menu farther above the story is not looked at
_SHORTEST_FRONT = 40  # characters of a byline or note that may run into the story
_PARAGRAPH = 80  # characters from which a block is a paragraph, whatever its kind
_ITEM = 60  # characters of a digest's item; a list's is shorter
_ENDS_IN_DASH = re.compile(r"[-–—_:=]$|(?<=[\])/】］）〕电電讯訊])$|(?<=[)/])\.$")
_ENDS_IN_LONG_DASH = re.compile(r"(?:[–—_]|--|\.-)$")
_DASHED = re.compile(r"[-–—_]$")
_HINT_WITHIN = 152  # characters: as far as the proof begins
_HINT = re.compile(r"[\d)/】］電电]")
_PROOF = re.compile(r"[^\n]{0,150}?(?:\d|\)|/|】|］|）)[^\n]{0,20}?(?:[-–—_:=】］)）電电]|/)")
_GOES_ON = re.compile(r"(?:,|\b([^\W\d_]+))\n[ \t]*$")
_SENTENCE_END = re.compile(r"[.!?…)\"”»]$")
#: Agencies caption pictures in the form of a dateline, so these count only where they open the copy: no picture yet.
_NEVER = frozenset((Kind.CAPTION, Kind.CREDIT))
_SOFT = frozenset(
    (Kind.HEADING, Kind.STANDFIRST, Kind.SECTION, Kind.TIMESTAMP, Kind.BYLINE, Kind.NOTE, Kind.OTHER)
)
#: What an item of a list is taken for.
_ITEMS = frozenset((Kind.BODY, Kind.HEADING, Kind.STANDFIRST, Kind.OTHER))
_ABOVE = frozenset((Kind.BYLINE, Kind.TIMESTAMP, Kind.NOTE, Kind.SECTION))
_INDENT = 2  # characters between two lines: the second is indented
_WRAPPED_LINE, _WIDEST = 35, 100  # characters of a hard-wrapped line
_OWN_LINE_LONGEST = 80  # characters
#: What a dateline on a line of its own is taken for.
_OWN_LINE = _SOFT | {Kind.HEADLINE, Kind.CREDIT, Kind.NAV, Kind.SHARE}


def find_dateline(
    source: str, blocks: Sequence[Block], *, received: datetime.date | None = None, language: str = ""
) -> Dateline | None:
    """The dateline that stands in the first body paragraphs, None where the copy has none.

    A line of another kind counts too if it begins with a full dateline: kinds are guesses, and a dateline is proof.
    ``received`` gives the year that datelines leave out; without it such a date stays unknown. ``text`` is
    ``source[start:end]``, so that ``source[end:]`` is the story without it.
    """
    reader = Reader(source, received, language)
    kinds = [block.kind for block in blocks]
    title = blocks[kinds.index(Kind.HEADLINE)] if Kind.HEADLINE in kinds else None
    headline = source[title.start : title.end] if title is not None else ""
    text = Kind.BODY
    body = [number for number, kind in enumerate(kinds) if kind is text][: _PARAGRAPHS + 1]
    if not body:  # a short paste may have been taken for anything
        body = [
            number
            for number, block in enumerate(blocks[:_PARAGRAPHS])
            if block.end - block.start >= _PARAGRAPH
        ][:1]
    last = body[_PARAGRAPHS - 1] if len(body) >= _PARAGRAPHS else len(blocks) - 1
    paragraphs = others = 0
    above_all: Dateline | None = None
    for number, block in enumerate(blocks[: last + 1]):
        above = body[0] - number if body else 0
        if block.kind is Kind.BODY or not above:
            found = _in_body(reader, block, paragraphs, headline)
            if (
                found
                and _is_bare(found)
                and not _bare_may_stand(reader, blocks, body, number, paragraphs, found)
            ):
                found = None
            paragraphs += 1
        elif (block.kind in _NEVER and number and above != 1) or others >= _BLOCKS or above > _NEAR < number:
            continue
        else:
            others += 1
            after = blocks[number + 1] if number + 1 < len(blocks) else None
            found = _elsewhere(reader, block, above, after, first=not number)
            if found is None and _opens_the_copy(source, blocks, number):
                found = reader.at_start(block.start, block.end, paragraph=0)
        if found is not None and found.place is None and above > 0:
            above_all = above_all or found  # "(AP) URGENT" stands above a whole dateline
            continue
        if found or (above_all and number == body[0]):
            return found or above_all
    return above_all


def _in_body(reader: Reader, block: Block, paragraph: int, headline: str) -> Dateline | None:
    found = reader.at_start(block.start, block.end, paragraph=paragraph)
    if found is None and paragraph < _BARE_PARAGRAPHS:
        found = reader.after_front(block.start, block.end, headline=headline)
    return found


def _elsewhere(
    reader: Reader, block: Block, above: int, after: Block | None, *, first: bool
) -> Dateline | None:
    """In a line that is not labelled body: with a date or an agency, or in capitals right above the story.

    ``above``: how many blocks the line stands above the first body paragraph, not positive if it does not."""
    soft = 0 < above < _BARE_PARAGRAPHS and block.kind in _SOFT
    town_line = above == 1 and block.kind is Kind.HEADING  # a town by itself, as some agencies set it
    short = block.end - block.start <= _OWN_LINE_LONGEST
    own_line = short and ((above == 1 and block.kind in _OWN_LINE) or first)
    if not (soft or own_line) and not (
        _HINT.search(reader.source, block.start, min(block.end, block.start + _HINT_WITHIN))
        and _PROOF.match(reader.source, block.start, block.end)
    ):
        return None
    # The first paragraph in bold letters was taken for a standfirst.
    lead = above == 1 and block.kind is Kind.STANDFIRST and block.end - block.start >= _PARAGRAPH
    near = town_line or own_line or lead
    found = reader.at_start(block.start, block.end, paragraph=0 if near else _PARAGRAPHS)
    if found and found.end == block.end and (town_line or _may_be_own_line(found, after)):
        return found if near else None
    if block.kind in _NEVER and not first:
        return None
    if found is None and (block.kind in _SOFT or first) and block.end - block.start >= _SHORTEST_FRONT:
        found = reader.after_front(block.start, block.end)
    if found is None or not _ENDS_IN_DASH.search(found.text):
        return None
    if block.kind in _NEVER and found.text.endswith(":"):
        return None
    if _is_bare(found):
        alone = own_line and found.end == block.end
        return found if (soft or alone) and found.places[0].isupper() else None
    return found


def _may_be_own_line(found: Dateline, after: Block | None) -> bool:
    """Place first, then a date or an agency, and a paragraph below: not the time and town of an event."""
    if _is_bare(found) or found.place is None or not found.text.startswith(found.place):
        return False
    return found.places[0].isupper() or (after is not None and after.end - after.start >= _ITEM)


def _opens_the_copy(source: str, blocks: Sequence[Block], number: int) -> bool:
    """The first line of hard-wrapped or indented copy, taken for a headline: the text goes on right below it."""
    if any(block.kind not in _ABOVE for block in blocks[:number]) or number + 1 >= len(blocks):
        return False
    block, after = blocks[number], blocks[number + 1]
    between = source[block.end : after.start].lstrip("\r")
    if between.count("\n") > 1 or block.kind in _ABOVE or after.kind in _ABOVE:
        return False
    if len(between) > _INDENT:
        return True
    line, following = source[block.start : block.end], source[after.start : after.end]
    return following[0].islower() or (
        _WRAPPED_LINE <= len(following.split("\n", 1)[0]) <= _WIDEST
        and len(line) <= _WIDEST
        and _SENTENCE_END.search(line) is None
    )


def _is_bare(dateline: Dateline) -> bool:
    return dateline.date is None and dateline.agency is None and not any(c.isdigit() for c in dateline.text)


def _bare_may_stand(
    reader: Reader, blocks: Sequence[Block], body: Sequence[int], number: int, paragraph: int, found: Dateline
) -> bool:
    """Whether a place and a separator are a dateline here: not in the middle of a sentence, nor in a list."""
    if paragraph >= _BARE_PARAGRAPHS or _goes_on(reader, blocks[number], found):
        return False
    if paragraph and any(_opens(reader, block) for block in blocks[number + 1 : number + 3]):
        return False
    block = blocks[number]
    if _opens_alike(reader, block, blocks[max(0, number - _PARAGRAPHS) : number]):
        return False
    following = [blocks[other] for other in body if other > number]
    if not following or not (_opens(reader, following[0]) or _opens_alike(reader, block, following)):
        return True
    opens = not any(block.end - block.start >= _ITEM for block in blocks[:number])
    return opens and _is_item(reader, block, found)


def _opens(reader: Reader, block: Block) -> bool:
    return reader.opening_place(block.start, block.end) is not None


def _opens_alike(reader: Reader, block: Block, near: Sequence[Block]) -> bool:
    """One of "Paris – Take the metro", "Rome – Walk": a line near it opens in the same way with another place."""
    own = reader.opening_place(block.start, block.end)
    if own is None:
        return False
    others = (reader.opening_place(other.start, other.end) for other in near if other.kind in _ITEMS)
    return any(other and other[1] is own[1] and fold(other[0]) != fold(own[0]) for other in others)


def _is_item(reader: Reader, block: Block, found: Dateline) -> bool:
    """The first item of a digest, where each item is a story with its dateline; not of a list or an interview."""
    rest = reader.source[found.end : block.end].strip()
    dashed = _DASHED.search(found.text) is not None and found.places[0].isupper()
    return dashed and len(rest) >= _ITEM and _SENTENCE_END.search(rest) is not None


def _goes_on(reader: Reader, block: Block, found: Dateline) -> bool:
    """The line before stops in the middle of a sentence: "of / Ottawa. Terms were not disclosed"."""
    if _ENDS_IN_LONG_DASH.search(found.text):
        return False
    before = _GOES_ON.search(reader.source, max(0, block.start - 40), block.start)
    if before is None:
        return False
    word = before[1]
    return word is None or word in STOPWORDS.get(reader.language, STOPWORDS["en"])
