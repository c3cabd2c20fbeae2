"""Dates as datelines write them: any order, many languages, mostly without a year."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..gazetteer import fold
from .letters import MARKS

_FILE = Path(__file__).parents[1] / "data" / "calendar.json"

#: Copy is filed at most this long before the day it is for (embargoes); a date further ahead is last year's.
AHEAD = datetime.timedelta(days=62)

_NEAR = datetime.timedelta(days=31)  # of 3/5 and 5/3 the day nearer to the day of receipt is meant
_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
_ARABIC_SECOND = r"(?:\s[\u0621-\u064a]+)?"  # some Arabic months have two words
_DAY = r"(?P<d>\d{1,2})(?:\s?(?:st|nd|rd|th|er|º|ª|°|d|-?(?:го|е))(?!\w)\.?|\.)?"
_OF = r"(?:\s*,?\s*(?:de|del|of|di|do|da|i)\s+|[\s,./-]*)"
_YEAR = r"(?:[\s,.]*(?:\b(?:de|del|di|da)\s+)?(?P<y>(?:19|20)\d\d)\b(?:\s*(?:г|р|r|roku|года|року)\b\.?)?)?"
_MONTH = rf"(?P<m>{_LETTER}{{2,}}{_ARABIC_SECOND}\.?)"
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<y1>(?:19|20)\d\d)[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?:(?P=sep)(?P<y2>(?:19|20)?\d\d))?\.?)(?![\d/%])"
)
_CJK = re.compile(
    r"(?:(?P<y>\d{4})\s?[年년]\s?)?(?:(?P<m>\d{1,2})\s?[月월]\s?)?(?P<d>\d{1,2})\s?[日일](?![^\W\d_]{0,1}間)"
)
_DAY_MONTH = re.compile(
    r"(?:\b(?:le|el|den|am|on|il|op|dne)\s+)?(?<![\d.,])" + _DAY + _OF
    + rf"(?P<m>{_LETTER}{{2,}}{_ARABIC_SECOND})(?!{_LETTER})\.?" + _YEAR
)  # fmt: skip
_MONTH_DAY = re.compile(r"(?<!\w)" + _MONTH + r"[\s,.]*" + _DAY + r"(?![\d%])" + _YEAR)
_YEAR_MONTH_DAY = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[\s.,]+" + _MONTH + r"\s*" + _DAY + r"(?!\d)")
_AFTER_WEEKDAY = ("", ",", ".", "\0", "-", "–", "—", "/", "|")
_WEEKDAY = re.compile(r"[^\W\d_]{2,}(?:-feira)?\.?")
#: Months in English that are long enough to be misspelt.
_ENGLISH = {
    1: "january", 2: "february", 3: "march", 4: "april", 6: "june", 7: "july", 8: "august", 9: "september",
    10: "october", 11: "november", 12: "december",
}  # fmt: skip


#: And their abbreviations, of which only swapped letters are told: Setp, Jna.
_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands; ``date`` is None when the year cannot be known."""

    start: int
    end: int
    date: datetime.date | None


def find_dates(text: str, received: datetime.date | None, language: str = "") -> Iterator[FoundDate]:
    """Dates in a short text, likeliest reading first. ``received`` gives the year and never a clock."""
    for pattern in (_YEAR_MONTH_DAY, _DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            day_first = pattern is _DAY_MONTH
            month, cut = _month_of(match["m"], language, first=day_first)
            if not month or (cut and day_first and match["y"]):
                continue
            found = resolve(match["y"], month, int(match["d"]), received)
            if found is not INVALID:
                start = match.start() + (0 if day_first else cut)
                yield FoundDate(start, match.end("m") - cut if cut and day_first else match.end(), found)
    for match in _CJK.finditer(text):
        found = resolve(match["y"], int(match["m"]) if match["m"] else None, int(match["d"]), received)
        if found is not INVALID:
            yield FoundDate(match.start(), match.end(), found)
    for match in _NUMERIC.finditer(text):
        yield from _numeric(match, received, language)


def _numeric(match: re.Match[str], received: datetime.date | None, language: str) -> Iterator[FoundDate]:
    if match["y1"]:
        orders = [(match["y1"], int(match["m1"]), int(match["d1"]))]
    else:
        first, second, year = int(match["a"]), int(match["b"]), match["y2"]
        if year and len(year) == 2:
            year = "20" + year if int(year) < 70 else "19" + year
        orders = [(year, second, first), (year, first, second)]
        if not year and not match[0].endswith("."):  # "3.20" is a price
            return
        if match["sep"] in "/-":
            if not year:
                return
            if language in ("", "en"):
                orders.reverse()
    dates = [found for order in orders if (found := resolve(*order, received)) not in (INVALID, None)]
    near = [date for date in dates if received and date and abs(_day(received) - date) <= _NEAR]
    if dates:
        yield FoundDate(match.start(), match.end(), (near or dates)[0])
    elif not year and resolve(None, orders[0][1], orders[0][2], received) is None:
        yield FoundDate(match.start(), match.end(), None)


def _day(received: datetime.date) -> datetime.date:
    return received.date() if isinstance(received, datetime.datetime) else received


#: Returned for a day that no calendar has, such as 31 June.
INVALID = datetime.date.min


def resolve(
    year: str | None, month: int | None, day: int, received: datetime.date | None
) -> datetime.date | None:
    """The full date. Without a year it is the latest such day not more than ``AHEAD`` after the copy came, so that
    a December date in January rolls back; without a month the latest such day by the day after. ``INVALID`` if
    there is no such day, None if ``received`` would be needed and is missing."""
    received = received and _day(received)
    try:
        if year and month:
            return datetime.date(int(year), month, day)
        if month:
            datetime.date(2000, month, day)
        elif not 1 <= day <= 31:
            return INVALID
        if received is None:
            return None
        if month:
            for candidate in range(received.year + 1, received.year - 5, -1):
                try:
                    date = datetime.date(candidate, month, day)
                except ValueError:
                    continue
                if date <= received + AHEAD:
                    return date
            return None
        for back in range(-1, 62):
            date = received - datetime.timedelta(days=back)
            if date.day == day:
                return date
    except (ValueError, OverflowError):
        return INVALID
    return None


def _month_of(words: str, language: str, *, first: bool) -> tuple[int, int]:
    """Number of the month, and how many characters of ``words`` are not its name; 0 when it names none."""
    months = _calendar()[0]
    single = words.split()[0 if first else -1]
    for cut in (words, single):
        value = months.get(fold(cut))
        if value is None:
            continue
        if isinstance(value, dict):
            mine = [number for number, codes in value.items() if language in codes.split()]
            value = int(mine[0] if mine else next(iter(value)))
        return value, len(words) - len(cut)
    return _misspelt(fold(single)), len(words) - len(single)


def _misspelt(word: str) -> int:
    """English months with two letters swapped, one left out or one too many: Macrh, APri, Marchg."""
    if not 3 <= len(word) <= 9 or not word.isascii():
        return 0
    if len(word) < 5:
        for short, number in _SHORT.items():
            if word[0] == short[0] and sorted(word) == sorted(short):
                return number
    for number, name in _ENGLISH.items():
        if word[0] != name[0]:
            continue
        if sorted(word) == sorted(name):
            return number
        if len(word) == len(name) - 1 and any(name[:i] + name[i + 1 :] == word for i in range(1, len(name))):
            return number
        if len(word) == len(name) + 1 and any(word[:i] + word[i + 1 :] == name for i in range(1, len(word))):
            return number
    return 0


def find_weekday(text: str) -> tuple[int, int] | None:
    """Where a weekday stands by itself, in any of the languages; not the second word of Santo Domingo."""
    weekdays = _calendar()[1]
    for match in _WEEKDAY.finditer(text):
        alone = text[: match.start()].rstrip(" ")[-1:] in ("", ",", "\0", "(")
        alone = alone and text[match.end() :].lstrip()[:1] in _AFTER_WEEKDAY  # "Die Zeit" is no Dienstag
        if alone and len(match[0].rstrip(".")) > 2 and fold(match[0]) in weekdays:
            return match.span()
    return None


def is_calendar_word(word: str) -> bool:
    """Whether a word is a month or weekday: never a place."""
    months, weekdays = _calendar()
    key = fold(word)
    return len(key) > 2 and (key in months or key in weekdays)


@lru_cache(maxsize=1)
def _calendar() -> tuple[dict[str, int | dict[str, str]], frozenset[str]]:
    data = json.loads(_FILE.read_text("utf-8"))
    return data["months"], frozenset(data["weekdays"])
