"""Can every character of a line's beginning be explained as part of a dateline?

The agency in brackets, the date and what stands around them are taken off one by one; what is left must have the form
of one place. So the order of the parts does not matter, and one word too many means that it is no dateline.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..gazetteer import Place, fold, look_up
from ..words import words
from .agencies import agency_of, is_agency, may_be_agency
from .dates import INVALID, find_dates, find_weekday, is_calendar_word, resolve
from .labels import is_particle
from .letters import LETTERS
from .unbracketed import GLUE, agency_after_place, bare_agency

_HOLE = "\0"
_BRACKETED = re.compile(
    r"\((?P<round>[^()]{1,60})\)|\[(?P<square>[^\[\]]{1,60})\]"
    r"|(?:(?<=[\s.,;\d–—-])|^)/\s?(?P<slash>(?!\d)[^/()]{2,40}?)\s?/(?P<other>[^\W\d_]\w+)?"
)
_ENCLOSED = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*")
_TIME = re.compile(
    r"(?:/\s*)?\b\d{1,2}[:.h]\d\d\b(?:\s?[ap]\.?m\b\.?|\s?uhr\b|\s?h(?:rs)?\b)?(?:\s?(?:GMT|UTC|[A-Z]{1,2}S?T)\b)?",
    re.IGNORECASE,
)
_BRACKETS = str.maketrans({"(": ", ", "[": ", ", ")": "", "]": ""})
_BARE_DAY = re.compile(rf",\s(\d{{1,2}})\s*(?={_HOLE})")  # "MADRID, 3 (EUROPA PRESS)"
_DAY_AND_MONTH = re.compile(rf"[\s,](\d{{1,2}})/(\d{{1,2}})\s*(?={_HOLE})")  # "BRUGGE 02/06 (BELGA)"
_ENDS_IN_WEEKDAY = re.compile(r", [^\s,]+\s*")
_SPACED = re.compile(r"\S+")
_SMALL_WORDS = 3  # that are no particles
_CHUNK = re.compile(rf"[^{_HOLE}]+")
_WORD = re.compile(rf"{LETTERS}(?:[-–'’‘`´.}}]+{LETTERS})*\.?")
_LONGEST_ABBREVIATION = 5  # letters: Calif.
_CITY_DIGITS = 6  # Augusta and March are months somewhere, but only Augusta is a city of 100,000
_TOWN_DIGITS = 5  # a smaller town tells nobody where another is
_TOWN_SEPARATOR = re.compile(r"\s+(?:and|und|et|y|e|и|і|та|och|og|en)\s+")
_MOST_WORDS, _MOST_SEGMENTS, _MOST_CHARACTERS = 6, 4, 80
#: The end of a byline and then the place: "Smith LONDON".
_TITLE_THEN_CAPITALS = re.compile(
    r"(?:[^\W\d_]+\s+)*[^\W\d_a-z][a-z]{2,}\s+(?=[^\W\d_]{3})(?![^\W\d_]*[a-z])"
)


@dataclass(frozen=True, slots=True)
class Explained:
    """The parts of a dateline's text. Offsets are inside the text that was explained."""

    place: str | None = None
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    date: datetime.date | None = None
    dated: bool = False  #: a date stands there, even if its year cannot be known
    agency: str | None = None
    agency_known: bool = False
    agency_first: bool = False
    bracketed: bool = False  #: the agency stands in brackets or slashes
    date_first: bool = False  #: before the place: "11.12.2019, Chemnitz"
    weekday: bool = False  #: in place of a date: "HAMBURG, Monday —"
    enclosed: bool = False  #: all of it stands in brackets: "(Leipzig) -"


@lru_cache(maxsize=1024)
def explain(text: str, received: datetime.date | None, language: str = "") -> Explained | None:
    """The parts of ``text`` (without its final separator), None if anything is left over.

    The latest are remembered: later versions of a story open like the first.
    """
    if not _may_be(text) or text.count("(") != text.count(")"):
        return None
    enclosed = _ENCLOSED.fullmatch(text)
    if enclosed:
        inside = explain(f" {enclosed[1]} ", received, language)
        if inside and not inside.agency and inside.places and any(map(look_up, inside.places)):
            return replace(inside, enclosed=True)
    rest, agency, known, agency_at, bracket_date = _take_brackets(text, received, language)
    if rest is None:
        return None
    for taken, date, dated in _without_date(rest, received, language, bracket_date):
        found = _explain_rest(taken, text, agency, known, agency_at, date, dated)
        if found:
            return found
    return None


def _may_be(text: str) -> bool:
    """Cheap refusal of prose: too many words in lower case that are no particles."""
    return reach(text) > len(text)


def reach(head: str) -> int:
    """Before which character a dateline that begins ``head`` must have ended: there it is prose."""
    small = 0
    for found in _SPACED.finditer(head):
        word = found[0]
        if word[0].islower() and not is_particle(word):
            small += 1
            if small > _SMALL_WORDS:
                return found.end()
    return len(head) + 1


def _take_brackets(
    text: str, received: datetime.date | None, language: str
) -> tuple[str | None, str | None, bool, int, tuple[datetime.date | None] | None]:
    agency, known, at, date = None, False, -1, None
    rest = text
    brackets = list(_BRACKETED.finditer(text))
    # "Marna (Norland), 4 mar (EFE)": before an agency we know, brackets hold a country we need not know.
    agency_last = len(brackets) > 1 and is_agency(agency_of(_inside(brackets[-1])))
    for match in brackets:
        inner = _inside(match)
        if match["other"]:  # /ritzau/Reuters
            inner += f"/{match['other']}"
        inner_date = (
            next(find_dates(inner, received, language), None) if any(c.isdigit() for c in inner) else None
        )
        if inner_date:
            inner = (inner[: inner_date.start] + inner[inner_date.end :]).strip(" ,-–—")
            date = (inner_date.date,)
        place = look_up(inner) if not is_agency(inner) else None
        named = (
            (place and place.region)
            or _tells_where(match, place)
            or fold(inner) in words("particles", "bracket")
        )
        named = named or (
            agency_last and match is not brackets[-1] and not inner_date and not is_agency(inner)
        )
        if named and not match["slash"] and match.start():
            rest = (
                rest[: match.start()]
                + rest[match.start() : match.end()].translate(_KEEP)
                + rest[match.end() :]
            )
            continue
        named_one = agency_of(inner)
        if inner and (agency is not None or not (may_be_agency(inner) or is_agency(named_one))):
            return None, None, False, -1, None
        if match["slash"] and inner and not is_agency(named_one) and " " in inner:
            return None, None, False, -1, None
        if inner:
            agency, known, at = named_one, is_agency(named_one), match.start()
        rest = rest[: match.start()] + _HOLE * (match.end() - match.start()) + rest[match.end() :]
    return rest, agency, known, at, date


def _tells_where(match: re.Match[str], place: Place | None) -> bool:
    """ "Peñalba (Huesca), 12 may": a town between a place and its date. After the date stands an agency."""
    if place is None or place.digits < _TOWN_DIGITS or not (match["round"] or "").istitle():
        return False
    before, after = match.string[: match.start()], match.string[match.end() :]
    return not any(c.isdigit() for c in before) and any(c.isdigit() for c in after)


def _inside(match: re.Match[str]) -> str:
    return (match["round"] or match["square"] or match["slash"] or "").strip(" -–—,")


_KEEP = str.maketrans("()[]", "\x01\x02\x01\x02")
_BACK = str.maketrans("\x01\x02", "()")


def _without_date(
    rest: str, received: datetime.date | None, language: str, bracket_date: tuple[datetime.date | None] | None
) -> Iterator[tuple[str, datetime.date | None, bool]]:
    if not any(c.isdigit() for c in rest):
        yield rest, bracket_date[0] if bracket_date else None, bracket_date is not None
        return
    if bracket_date:
        return
    tried = set()
    day = _BARE_DAY.search(rest)
    if day:
        date = resolve(None, None, int(day[1]), received)
        if date is not INVALID:
            yield _blank(rest, *day.span(1)), date, True
    short = _DAY_AND_MONTH.search(rest)
    if short:
        date = resolve(None, int(short[2]), int(short[1]), received)
        if date is not INVALID:
            yield _blank(rest, short.start(1), short.end(2)), date, True
    for found in find_dates(rest, received, language):
        if (found.start, found.end) not in tried:
            tried.add((found.start, found.end))
            taken = _blank(rest, found.start, found.end)
            clock = _TIME.search(taken)
            yield _blank(taken, *clock.span()) if clock else taken, found.date, True


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + _HOLE * (end - start) + text[end:]


def _explain_rest(
    rest: str, text: str, agency: str | None, known: bool, at: int, date: datetime.date | None, dated: bool
) -> Explained | None:
    if any(c.isdigit() for c in rest):
        return None
    weekday = find_weekday(rest)
    if weekday and not (dated or agency) and not _ENDS_IN_WEEKDAY.fullmatch(rest, weekday[0] - 2):
        weekday = None
    if weekday:
        rest = _blank(rest, *weekday)
    bracketed = agency is not None
    chunks = _chunks(rest)
    if agency is None:
        agency, at, chunks = bare_agency(chunks, dated, re.search(r"\0[\s.,]*[-–—]", rest) is not None)
        known = agency is not None and is_agency(agency)
    if len(chunks) > 1:
        return None
    first = agency is not None and bool(chunks) and at < chunks[0][0]
    if not chunks:
        if agency is None:
            return None
        return Explained(None, (), (), date, dated, agency, known, first, bracketed)
    start, place = chunks[0]
    place = text[start : start + len(place)]
    if agency is None:
        place, agency = agency_after_place(place)
        known = agency is not None and is_agency(agency)
    parts = _place_parts(place.translate(_BRACKETS))
    if parts is None:
        return None
    date_first = dated and _HOLE in rest[:start]
    in_place = weekday is not None and not (dated or agency)
    return Explained(
        place, parts[0], parts[1], date, dated, agency, known, first, bracketed, date_first, in_place
    )


def _chunks(rest: str) -> list[tuple[int, str]]:
    """What stands between the holes, without the glue around it."""
    found = []
    for match in _CHUNK.finditer(rest):
        raw = match[0]
        left = len(raw) - len(raw.lstrip(GLUE))
        text = _without_glue(raw)
        if text:
            found.append((match.start() + left, text))
    return found


def _without_glue(raw: str) -> str:
    """The text without separators around it; an abbreviation keeps its dot ("Calif.", "N.Y.")."""
    text = raw.strip(GLUE)
    if text and raw[raw.index(text) + len(text) :][:1] == ".":
        last = re.split(r"[\s,/]+", text)[-1]
        if "." in last or ("," in text and len(last) <= _LONGEST_ABBREVIATION):
            text += "."
    return text.translate(_BACK)


def _place_parts(place: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Places and regions, None if the text has not the form of a place."""
    if len(place) > _MOST_CHARACTERS:
        return None
    segments = [segment.strip() for segment in place.split(",")]
    segments = [segment for segment in segments if segment.strip(" .")]
    if (
        not 1 <= len(segments) <= _MOST_SEGMENTS
        or not _has_form(segments[0])
        or not all(_has_form(segment, region=True) for segment in segments[1:])
    ):
        return None
    parts = segments[0].split()
    if len(segments) == 1 and len(parts) > 1 and not look_up(segments[0]):
        region = look_up(parts[-1])
        if region and region.region and (len(parts[-1]) > 3 or parts[-1].endswith(".")):
            segments = [" ".join(parts[:-1]), parts[-1]]
    towns = tuple(town for town in re.split(r"\s*/\s*", segments[0]) if town)
    joined = _TOWN_SEPARATOR.split(segments[0])
    if len(towns) == 1 < len(joined) and all(map(look_up, joined)) and not look_up(segments[0]):
        towns = tuple(joined)
    return towns, tuple(segments[1:])


def _has_form(segment: str, *, region: bool = False) -> bool:
    names = [word for word in re.split(r"[\s/]+", segment) if word]
    if not 1 <= len(names) <= _MOST_WORDS or (is_particle(names[-1]) and len(names) > 1):
        return False
    if names[0][0].islower() and not (region and is_particle(names[0])):
        known = look_up(segment) if len(names) > 1 or not is_particle(names[0]) else None
        if known is None:
            return False
    small = any(word[0].islower() and not is_particle(word) and "." not in word for word in names)
    if small and not look_up(segment):
        return False
    if _TITLE_THEN_CAPITALS.match(segment) and not look_up(segment):
        return False
    for position, word in enumerate(names):
        if not _WORD.fullmatch(word):
            return False
        if word.endswith(".") and position < len(names) - 1 and len(word) > 4 and word.count(".") == 1:
            return False
    return len(names) > 1 or not is_calendar_word(segment) or _is_city(segment)


def _is_city(name: str) -> bool:
    place = look_up(name)
    return place is not None and place.digits >= _CITY_DIGITS
