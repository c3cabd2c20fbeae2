"""Datelines of East Asia, which have brackets and signs of their own."""

from __future__ import annotations

import datetime
import re

from ..gazetteer import look_up
from .agencies import is_agency
from .dates import FoundDate, find_dates
from .explain import Explained

#: Full-width forms to their ASCII twins, one character for one, so that offsets hold.
_NARROW = str.maketrans(
    {c + 0xFEE0: c for c in range(0x21, 0x7F)}
    | {ord("、"): ",", ord("،"): ",", ord("　"): " ", ord("〔"): "[", ord("〕"): "]"}
)

_WIDE = re.compile("[\uff01-\uff5e、،　〔〕]")

_HAN = r"[\u3040-\u30ff\u3400-\u9fff々ー·]"
_DATE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_NO_COMPOUND = (
    "视視话話影力动動子池网網脑腦"  # television, telephone, film and what else begins with "electric"
)
_REPORTED = (
    rf"(?:综合|綜合|外电|外電|专|專)*"
    rf"(?:[电電讯訊](?![{_NO_COMPOUND}])(?:报道|報導|報道)?|报道|報導|報道)"
)
_AGENCY = rf"(?P<agency>{_HAN}{{1,6}}?(?:社|网|網|報|报|台)|本报|本報|路透|法新|彭博)"
_WIRE = re.compile(
    rf"^\(?{_AGENCY}(?:記者|记者)?(?P<name>{_HAN}{{2,4}}?)??"
    rf"(?P<place>{_HAN}{{2,10}}?)(?P<date>{_DATE})?(?:{_REPORTED}(?P<close>\))?\s?[-—–:]?|\s[-—–](?=\s))"
)
_NO_PLACE = re.compile(rf"^{_AGENCY}(?P<date>{_DATE})?(?:[电電讯訊](?=\s)|消息:)")
_REPORTER = re.compile(
    rf"^(?:(?P<agency>本报|本報|{_HAN}{{2,5}}(?:社|報|报))?(?:記者|记者)[^/\s]{{2,4}}?[/\s]?)?"
    rf"(?P<place>{_HAN}{{2,6}}?)(?:报道|報導|報道)$"
)
_KOREAN = re.compile(
    r"^[(\[【](?P<inner>[^()\[\]【】]{2,60})[)\]】]\s?(?P<names>[^=.\d]{2,60}?(?:기자|특파원|통신원|앵커))?\s?="
)
_BRACKET = re.compile(r"^[【\[](?P<inner>[^【】\[\]]{2,60})[】\]](?:\s?[-–—=:])?")
_NAMED_BRACKET = re.compile(r"^\((?P<inner>[^()]{2,30}=[^()]{2,30})\)")  # place = reporter
_SEAT = re.compile(rf"{_HAN}{{1,6}}[市町村区都府県郡]")  #: 山田町, before "=" and a reporter
_BRACKET_SPLIT = re.compile(r"[\s=,]+")
_JOINED = re.compile(r"[/·]")
_FIRST_EASTERN = 0x2E80
_REPORT = re.compile(r"[訊讯电電]$")


def narrow(text: str) -> str:
    """The text with its full-width forms as their ASCII twins."""
    return text.translate(_NARROW) if not text.isascii() and _WIDE.search(text) else text


def explain_cjk(head: str, received: datetime.date | None) -> tuple[Explained, int] | None:
    """The parts of an East Asian dateline at the start of ``head`` and where it ends; None if none stands there."""
    text = narrow(head)
    wire = _wire(text, received) or _without_place(text, received)
    if wire:
        return wire
    korean = _KOREAN.match(text)
    if korean and (found := _inside(korean["inner"], received)):
        return found, korean.end()
    bracket = _BRACKET.match(text) or _NAMED_BRACKET.match(text)
    if bracket and (inside := _wire(bracket["inner"], received)):
        return inside[0], bracket.end()
    if bracket and (found := _inside(bracket["inner"], received)):
        return found, bracket.end()
    return None


def _wire(narrow: str, received: datetime.date | None) -> tuple[Explained, int] | None:
    """Agency, place, date and the character for "wired": the form of the Chinese agencies."""
    wire = _WIRE.match(narrow)
    if (
        wire
        and (wire["close"] is not None) == narrow.startswith("(")
        and (wire["date"] or look_up(wire["place"]))
    ):
        date = next(find_dates(wire["date"], received), None) if wire["date"] else None
        place = _shorter((wire["name"] or "") + wire["place"])
        return _parts((place,), date, wire["agency"]), wire.end()
    return None


def _without_place(narrow: str, received: datetime.date | None) -> tuple[Explained, int] | None:
    """A known agency and a date or the character for "wired", and no place: 中新网5月3日电."""
    found = _NO_PLACE.match(narrow)
    if found is None or not is_agency(found["agency"]):
        return None
    date = next(find_dates(found["date"], received), None) if found["date"] else None
    return _parts((), date, found["agency"]), found.end()


def _shorter(place: str) -> str:
    """A reporter's name may stand before the place: take the longest ending that the gazetteer knows."""
    return next((place[i:] for i in range(len(place) - 1) if look_up(place[i:])), place)


def _inside(inner: str, received: datetime.date | None) -> Explained | None:
    """The parts of a bracket: place, date, agency and reporter in any order; the place or the agency must be known."""
    eastern = any(ord(c) > _FIRST_EASTERN for c in inner)
    date = next(find_dates(inner, received), None)
    if date:
        inner = inner[: date.start] + " " + inner[date.end :]
    reporter = _REPORTER.match(inner.strip())
    if reporter:
        town = _shorter(reporter["place"])
        return _parts((town,), date, reporter["agency"]) if look_up(town) else None
    place: tuple[str, ...] = ()
    agency = written = None
    left = []
    for word in filter(None, _BRACKET_SPLIT.split(_REPORT.sub("", inner.strip()))):
        if agency is None and is_agency(word):
            agency = word
        elif not place and all(map(look_up, _JOINED.split(word))):
            place = tuple(_JOINED.split(word))
            written = word
        else:
            left.append(word)
    if not place and agency is None:
        for word in left:
            for i in range(2, len(word) - 1):
                if look_up(word[:i]) and is_agency(word[i:].lstrip("·")):
                    return _parts((word[:i],), date, word[i:].lstrip("·"))
        if not ("=" in inner and left and _SEAT.fullmatch(left[0])):
            return None
        place, written = (left[0],), left.pop(0)
    if agency is None and not (_REPORT.search(inner.strip()) or "=" in inner or date):
        return None
    if len(left) > 2 or not eastern:
        return None
    return _parts(place, date, agency, written)


def _parts(
    places: tuple[str, ...], found: FoundDate | None, agency: str | None, written: str | None = None
) -> Explained:
    date = found.date if found else None
    place = written or (places[0] if places else None)
    return Explained(place, places, (), date, found is not None, agency, True, False, True)
