"""Reads a dateline at a place in the source: at the start of a paragraph, or after a byline, a note or the headline.

Every separator near the start is a possible end, tried from the farthest: what stands before it must be explained to
the last character (``explain``), and be meant as a dateline (``judge``).
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ...types import Dateline
from ..gazetteer import look_up
from .agencies import is_agency
from .cjk import explain_cjk, narrow
from .cuts import LONGEST, Separator, cuts
from .explain import Explained, explain, reach
from .judge import is_dateline
from .setting import Setting

_LIST_ITEM = 48  # characters in which a list's item names its place
_WRAPPED = 40  # characters of a line that may have been wrapped; a shorter one is a line of its own
_FRONT = 320  # characters of byline, note or headline that may run into the dateline
_INDENT = 2  # characters that the first line of a paragraph stands farther in than the line above
_LATER = 99  # a paragraph that does not open the story
_REST = 400  # characters after a dateline that are looked at
_BIG_CITY_DIGITS = 7  # of the population: known without its country
_FIRST_EASTERN = "\u2e80"
_JUNK = re.compile(r"(?:[*>•●■▪►◆\s\u200b\ufeff]|[-–—]\s)*")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_RESTART = re.compile(r"(?:(?<=[\s)\].:;,—–-])|(?<=\s[(\[/]))(?=[^\W\d_a-z])")
_TAIL = re.compile(r"\([^()]{2,40}\)|/[^/\s][^/]{1,30}/|\d{1,2}\s?[-–—]")
_DASHES = "-–—:•_="
_DASHED = re.compile(rf"[{_DASHES}]\s*$")
_FRONT_MATTER = re.compile(r"(?:by|von|par|por|di|door|av|af|автор|\(|\[)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads datelines of one copy."""

    source: str
    received: datetime.date | None = None
    language: str = ""

    def at_start(self, start: int, line_end: int, *, paragraph: int) -> Dateline | None:
        """The dateline that a line begins with. Near the first body paragraph (0) weak separators count too."""
        start = self._after_junk(start, line_end)
        return self._at(start, self._head(start), line_end, paragraph=paragraph)

    def after_front(self, start: int, line_end: int, *, headline: str = "") -> Dateline | None:
        """The dateline that stands in a line after other text. Only a full one counts."""
        start = self._after_junk(start, line_end)
        head = self._head(start)
        if not _TAIL.search(head):
            return None
        if headline and head.startswith(headline):
            found = self.at_start(start + len(headline), line_end, paragraph=0)
            if found:
                return found
        front_is_known = _FRONT_MATTER.match(head) is not None
        first = None
        last = max(map(head.rfind, _DASHES))  # with one of these it ends (_may_follow)
        for restart in _RESTART.finditer(head, 0, max(last, 0)):
            offset = restart.start()
            if offset and head[offset - 1] in "([/":
                offset -= 1
            if start + offset >= line_end:
                break
            if not offset:
                continue
            later = self._at(start + offset, head[offset:], line_end, paragraph=_LATER)
            if later and _may_follow(later, front_is_known):
                if look_up(later.places[0]) or "," in (later.place or ""):
                    return later
                first = first or later  # "JANE POOLE LONDON": the byline may be in capitals too
        return first

    def opening_place(self, start: int, line_end: int) -> tuple[str, Separator] | None:
        """The place and the separator that a line begins with, like the items of a list and the turns of a talk."""
        head = self._head(start)[:_LIST_ITEM]
        for cut in cuts(head, line_end - start, reach(head)):
            found = explain(head[: cut.inner], None)
            if found and found.places and not found.dated and not found.agency and look_up(found.places[0]):
                return found.places[0], cut.separator
        return None

    def _after_junk(self, start: int, line_end: int) -> int:
        junk = _JUNK.match(self.source, start, line_end)
        return junk.end() if junk else start

    def _head(self, start: int) -> str:
        """The beginning of the paragraph. The ends of lines that were wrapped become spaces, so that offsets hold."""
        head = self.source[start : start + _FRONT].replace("\r", " ")
        line = head.find("\n")
        if 0 <= line < _WRAPPED:
            head = head[:line]
        else:
            indent = start - self.source.rfind("\n", 0, start) - 1
            end = _PARAGRAPH_END.search(head) or re.search(rf"\n[ \t]{{{indent + _INDENT},}}(?=\S)", head)
            head = (head[: end.start()] if end else head).replace("\n", " ")
        return narrow(head)

    def _at(self, start: int, head: str, line_end: int, *, paragraph: int) -> Dateline | None:
        if not head.isascii() and max(head[:40], default="") > _FIRST_EASTERN:
            east = explain_cjk(self.source[start : start + LONGEST], self.received)
            if east:
                return self._dateline(start, start + east[1], east[0])
        head = head[:LONGEST]
        for cut in cuts(head, line_end - start, reach(head)):
            found = explain(head[: cut.inner], self.received, self.language) if cut.inner else None
            if not found:
                continue
            rest = self._rest(start + cut.end, own_line=cut.separator is Separator.LINE)
            if is_dateline(found, cut, Setting(rest, self.source, paragraph, self.language)):
                return self._dateline(start, start + cut.end, found)
        return None

    def _rest(self, end: int, *, own_line: bool) -> str:
        """What follows: the paragraph, or the next lines where the dateline has one of its own."""
        rest = self.source[end : end + _REST]
        paragraph = None if own_line else _PARAGRAPH_END.search(rest)
        return rest[: paragraph.start()] if paragraph else rest

    def _dateline(self, start: int, end: int, found: Explained) -> Dateline:
        text = self.source[start:end].rstrip()
        return Dateline(
            text=text,
            start=start,
            end=start + len(text),
            place=found.place,
            places=found.places,
            date=found.date,
            agency=found.agency,
            country=_country(found),
        )


def _may_follow(found: Dateline, front_is_known: bool) -> bool:
    """After other text: place, dash, and an agency, or a date after a byline or a note."""
    if not found.places or not _DASHED.search(found.text):
        return False
    known = found.places[0].isupper() or look_up(found.places[0]) is not None
    dated = any(character.isdigit() for character in found.text)
    return known and ((found.agency is not None and is_agency(found.agency)) or (dated and front_is_known))


def _country(found: Explained) -> str | None:
    """The country that the dateline names, else that of a city so big that it needs none."""
    for region in found.regions:
        place = look_up(region)
        if place and place.country:
            return place.country
    town = look_up(found.places[0]) if found.places and not found.regions else None
    if town and town.digits >= _BIG_CITY_DIGITS and town.countries:
        return town.countries[0]
    return (town.country or None) if town else None
