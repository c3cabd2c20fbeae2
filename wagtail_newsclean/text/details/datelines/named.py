"""What is known of the names in a dateline: how big the towns are, and whether the names mean something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ...word_lists import any_of
from ..gazetteer import Place, fold, look_up
from ..words import phrases, words
from .dates import is_calendar_word
from .explain import Explained
from .labels import is_ambiguous, is_label

_PREPOSITIONS = (
    "in near at from bei nach aus à a en de di da em no na w we v ve i på til te van bij"
    " в у во на из з із до к"
)
_ARTICLE = re.compile(
    r"\b(?i:(?:[dk]?ein\w{0,2}|d(?:er|ie|as|en|em|es)|dies\w+|jed\w+|mein\w*|ihre?\w?|seine?\w?|viel\w*|mehr|alle\w?"
    r"|the|an?|les?|la|une?|des|el|los|las|il|lo|gli|os?|as?|de|het|een)\s+|l['’])$"
)
_POSTCODE = re.compile(r"\b(?!(?:19|20)\d\d\s)\d{4,5}\s+$")
#: What may end a name: "in Bergens havn". And nothing.
_ENDING, _END = re.compile(r"\w{0,3}\b"), re.compile(r"\b")
_BEFORE = 60  #: characters before a name that are looked at
_MENTIONS = 500  #: of a name that are looked at; no story comes near
CITY_DIGITS = 6  #: of the population: from 100,000 up a name is a city that needs no country
TOWN_DIGITS = 5
_LONGEST_NAME = 3  #: words


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of the names alone."""

    capitals: bool
    known: bool  #: all in the gazetteer
    digits: int  #: of the biggest one's population
    region: bool  #: a state or country stands with it
    doubtful: bool  #: as likely a word, or a person
    copy: str
    town: str

    @property
    def again(self) -> bool:
        """The story names it again as a place. Asked last: it reads the whole copy."""
        return named_again(self.town, self.copy)

    @property
    def with_article(self) -> bool:
        """It is a thing: "die Brücke". Asked last, too."""
        return has_article(self.town, self.copy)


def names_of(found: Explained, copy: str) -> Names:
    places = [look_up(town) for town in found.places]
    region = has_region(found)
    return Names(
        capitals=found.places[0].isupper() and found.places[0].upper() != found.places[0].lower(),
        known=any(places),
        digits=max((digits_of(place) for place in places if place), default=0),
        region=region,
        doubtful=all(map(is_ambiguous, found.places)) and not region,
        copy=copy,
        town=found.places[0],
    )


def is_city(town: str) -> bool:
    place = look_up(town)
    return place is not None and place.digits >= CITY_DIGITS


def says_it_is_a_place(towns: Sequence[str], copy: str) -> bool:
    """PORT ELLAN, PELICAN BAY: no gazetteer has every hamlet, but many are called what they are.

    Not PORT CLOSED where the story says "closed": what it writes in lower case is a word, no name.
    """
    for town in towns:
        first, *others = town.replace(".", "").split()
        shaped = 1 <= len(others) < _LONGEST_NAME and not any(
            is_label(word) or is_calendar_word(word) for word in (first, *others)
        )
        if not shaped:
            return False
        if fold(first) in words("toponyms", "first"):
            own = others
        elif fold(others[-1]) in words("toponyms", "last"):
            own = [first, *others[:-1]]
        else:
            return False
        if any(re.search(rf"\b{re.escape(word.lower())}\b", copy) for word in own):
            return False
    return True


def is_known(found: Explained) -> bool:
    return any(_is_town(look_up(town)) for town in found.places)


def _is_town(place: Place | None) -> bool:
    return place is not None and (place.digits > 0 or bool(place.country))


def digits_of(place: Place) -> int:
    """A country counts as a city: small states are datelines of their own (BAHRAIN, SINGAPORE)."""
    return CITY_DIGITS if place.country else place.digits


def has_region(found: Explained) -> bool:
    """A state or country, or the river that tells one German town from another: Halle (Saale)."""
    regions = [part for region in found.regions for part in region.split("/")]
    if any(fold(region) in words("particles", "bracket") for region in regions):
        return True
    return any((place := look_up(region)) is not None and place.region for region in regions)


def has_article(name: str, copy: str) -> bool:
    """The copy writes it with an article somewhere, as it writes things."""
    return _stands_after(_ARTICLE, (name,), _END, copy)


def named_again(town: str, copy: str) -> bool:
    """The story says "in Erden" somewhere, or names it as ``has_offices`` asks, after it began with ERDEN."""
    return _stands_after(_prepositions(), _as_names(town), _ENDING, copy) or has_offices(town, copy)


def has_offices(town: str, copy: str) -> bool:
    """The copy speaks of its mayor or its council, or gives an address there with the number of its post office."""
    names = _as_names(town)
    return _stands_after(_offices(), names, _ENDING, copy) or _stands_after(_POSTCODE, names, _END, copy)


def _stands_after(before: re.Pattern[str], names: Iterable[str], ending: re.Pattern[str], copy: str) -> bool:
    """Whether one of the names stands in the copy behind what ends as ``before`` asks, and ends itself as asked.

    Looking for the name first is many times faster than a pattern that has to be made for each name.
    """
    for name in names:
        at = -1
        for _ in range(_MENTIONS):
            at = copy.find(name, at + 1)
            if at < 0:
                break
            if before.search(copy[max(0, at - _BEFORE) : at]) and ending.match(copy, at + len(name)):
                return True
    return False


@cache
def _prepositions() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{_PREPOSITIONS.replace(' ', '|')})\s+$")


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{any_of(phrases('toponyms', 'of'))})\s+$")


def _as_names(town: str) -> tuple[str, ...]:
    """How the story writes a town that its dateline writes in capitals."""
    if not town.isupper():
        return (town,)
    parts = town.title().split()
    return tuple(dict.fromkeys((" ".join(parts), "-".join(parts))))
