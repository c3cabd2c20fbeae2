"""How a site sets its datelines: the house style out. The words of the copy are never lost, the caller keeps them.

The profiles are what the books of the houses said in 2024; a site that follows another edition changes the fields.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from ..types import Dateline
from .gazetteer import fold, look_up
from .words import words

_FILE = Path(__file__).parent / "data" / "month_styles.json"
_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class DatelineStyle:
    """One house's way to set datelines.

    >>> AP == DatelineStyle(capitals=True, agency="({agency})", separator=" —")
    True
    """

    capitals: bool = False  #: LONDON, but the region as it is
    region: bool = True  #: keep state or country after a city that does not stand alone
    date: bool = False  #: set the date, where the copy gives one
    day_first: bool | None = None  #: None: as the language does
    year: bool = False
    short_months: bool = True  #: abbreviate as the language's newspapers do; March to July never in English
    agency: str = ""  #: how the agency is set, "({agency})"; empty leaves it out
    separator: str = " —"  #: with the space before it
    stand_alone: frozenset[str] | None = (
        None  #: folded names of cities that need no region; None: the usual list
    )


#: New York (AP) style, with the region and without a date.
AP = DatelineStyle(capitals=True, agency="({agency})")
#: LONDON, May 3 (Reuters) -
REUTERS = DatelineStyle(capitals=True, date=True, agency="({agency})", separator=" -")
#: London, May 3 —
CITY_AND_DATE = DatelineStyle(region=False, date=True)
#: London —
CITY = DatelineStyle(region=False)

STYLES = {"ap": AP, "reuters": REUTERS, "city-date": CITY_AND_DATE, "city": CITY}


def format_dateline(dateline: Dateline, style: DatelineStyle, language: str = _LANGUAGE) -> str:
    """The dateline in house style, without a space after its separator; empty when nothing of it is left to set.

    Only what the copy says is set: a missing date or agency stays missing.

    >>> found = Dateline("LIMA, Peru (AP) —", 0, 17, "LIMA, Peru", ("LIMA",), datetime.date(2024, 5, 3), "AP")
    >>> format_dateline(found, REUTERS)
    'LIMA, Peru, May 3 (AP) -'
    >>> format_dateline(found, CITY)
    'Lima —'
    """
    place = _place(dateline, style)
    date = _date(dateline.date, style, language) if style.date and dateline.date else ""
    agency = style.agency.replace("{agency}", dateline.agency) if style.agency and dateline.agency else ""
    said = " ".join(filter(None, (", ".join(filter(None, (place, date))), agency)))
    return said + style.separator if said else ""


def _place(dateline: Dateline, style: DatelineStyle) -> str:
    if not dateline.places:
        return ""
    towns = "/".join(town.upper() if style.capitals else _in_title_case(town) for town in dateline.places)
    region = _region(dateline)
    alone = words("stand_alone") if style.stand_alone is None else style.stand_alone
    if not style.region or not region:
        return towns
    if all(fold(town) in alone and _is_the_known_one(town, region) for town in dateline.places):
        return towns
    return f"{towns}, {region}"


def _is_the_known_one(town: str, region: str) -> bool:
    """PARIS, France, but not PARIS, Texas."""
    place, wider = look_up(town), look_up(region)
    return place is None or wider is None or place.countries[:1] == (wider.region_of,)


def _region(dateline: Dateline) -> str:
    """What the copy writes after the town."""
    region = (dateline.place or "").partition(",")[2].strip()
    return _in_title_case(region) if len(region) > 3 and "." not in region else region


def _in_title_case(name: str) -> str:
    """Names in capitals as a sentence writes them; names in mixed case stay as they are."""
    if not name.isupper():
        return name
    small = words("particles")
    parts = []
    for number, word in enumerate(name.split(" ")):
        low = word.lower()
        titled = "-".join(
            piece if number and piece in small else _capitalised(piece) for piece in low.split("-")
        )
        parts.append(low if number and low in small else titled)
    return " ".join(parts)


def _capitalised(word: str) -> str:
    for mark in ("'", "’"):
        head, found, tail = word.partition(mark)
        if found and head in ("d", "l", "o", "n"):
            return f"{head.upper()}{mark}{tail[:1].upper()}{tail[1:]}"
    if "." in word.strip("."):
        return word.upper()
    return word[:1].upper() + word[1:]


def _date(date: datetime.date, style: DatelineStyle, language: str) -> str:
    months = _months()
    entry = months.get(language[:2].lower(), months[_LANGUAGE])
    name = (entry["short"] if style.short_months else entry["long"])[date.month - 1]
    pattern = entry["pattern"]
    if style.day_first is not None and language[:2].lower() in ("en", ""):
        pattern = "{day} {month}" if style.day_first else "{month} {day}"
    text = pattern.format(day=date.day, month=name, number=date.month)
    if not style.year:
        return text
    return entry["year"].format(date=text, year=date.year, comma="" if pattern.startswith("{day}") else ",")


def month_languages() -> tuple[str, ...]:
    """The languages whose months can be set, as ISO 639-1 codes."""
    return tuple(_months())


def usual_stand_alone() -> frozenset[str]:
    """Cities that newspapers set without state or country, folded."""
    return words("stand_alone")


class _Months(TypedDict):
    long: list[str]
    short: list[str]
    pattern: str
    year: str


@lru_cache(maxsize=1)
def _months() -> dict[str, _Months]:
    loaded: dict[str, _Months] = json.loads(_FILE.read_text("utf-8"))
    return loaded
