"""Is it a dateline? What can be explained as one is not always meant as one ("WATCH — ...", "Jordan: ...")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..gazetteer import Place, look_up
from .cuts import Cut, Separator
from .explain import Explained
from .labels import is_ambiguous, is_label, is_namesake

_OPENERS = " \t\r\n\u00a0\"'“”„«»‘’‚<([*¿¡"
_PREPOSITIONS = (
    "in near at from bei nach aus à a en de di da em no na w we v ve i på til te van в у во на из з із до к"
)
_IN = rf"\b(?i:{_PREPOSITIONS.replace(' ', '|')})\s+"
_TIME = re.compile(r"\s*\d{1,2}[:.h]\d\d(?!\d)")  # "Brussels - 15 Oct 2024 - 08:22": when it was published
_DASHES = (Separator.DASH, Separator.HYPHEN)
_CITY_DIGITS = 6  # of the population: from 100,000 up a name is a city that needs no country
_TOWN_DIGITS = 5
_EARLY = 3  # paragraphs in which a city in capitals needs no long dash
_SENTENCE = 40  # characters that must follow for the line to be the start of a story

_LINE = 25  # and on the same line, which may be a hard-wrapped one
_SHORTEST = 3  # letters of a place before a full stop: Rom, Ulm
_ONE_WORD = re.compile(r"\s*([^\W\d_]+(?: [^\W\d_]+)?)\.")
_WIRE_INITIALS = re.compile(r"[a-zäöü]{2,5}(?:/[a-zäöü]{2,5})?")


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around the candidate."""

    rest: str  #: the text after the dateline, up to the end of its paragraph
    copy: str  #: the whole copy: a place nobody knows is believed when the story names it again
    paragraph: int  #: of the body it opens, from 0; weak separators count only near the start


def is_dateline(found: Explained, cut: Cut, setting: Setting) -> bool:
    """Whether the explained parts, their end and what follows make a dateline."""
    separator = cut.separator
    if _TIME.match(setting.rest):
        return False
    if separator is Separator.LINE and not (setting.rest.strip() and found.place and _known(found)):
        return False
    if found.place is None:
        return _without_place(found, separator)
    if found.agency_first and (separator is Separator.STOP or not _looks_like_place(found, setting)):
        return False
    if separator is Separator.NONE and not found.bracketed:
        return False
    if found.place[0].islower() and not (found.dated and separator in _DASHES):
        return False
    words = [found.place, *found.places]
    sure = found.agency_known and found.bracketed and found.places[0].isupper()  # ABOARD AIR FORCE ONE (AP)
    if not (sure or _has_region(found)) and (
        any(map(is_label, words)) or (is_label(found.place.split()[0]) and not _known(found))
    ):
        return False
    dashed = separator in _DASHES
    if found.agency_known:
        return separator not in (Separator.COLON, Separator.STOP) or _looks_like_place(found, setting)
    if found.dated:
        if separator in (Separator.NONE, Separator.LINE, Separator.STOP) and not _known(found):
            return False
        return _looks_like_place(found, setting)
    if found.agency:
        sure = dashed or (
            separator in (Separator.COLON, Separator.STOP) and found.bracketed and _known(found)
        )
        if not (sure and _starts_sentence(setting.rest)):
            return False
        initials = dashed and _WIRE_INITIALS.fullmatch(found.agency) is not None
        return initials or _looks_like_place(found, setting)
    return _bare_place(found, separator, setting)


def _without_place(found: Explained, separator: Separator) -> bool:
    """ "April 2 (Bloomberg) -", "(CNN) —": the agency must be one we know, and in brackets."""
    if not found.bracketed or separator in (Separator.STOP, Separator.LINE):
        return False
    return found.agency_known or (found.dated and separator in (Separator.DASH, Separator.HYPHEN))


def _looks_like_place(found: Explained, setting: Setting) -> bool:
    """In capitals, in the gazetteer, with a region, or named again in the story."""
    return (
        _known(found)
        or (found.places[0].isupper() and not any(map(is_label, found.places[0].split())))
        or _has_region(found)
        or _named_again(found.places[0], setting.copy)
    )


@dataclass(frozen=True, slots=True)
class _Names:
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
        return _named_again(self.town, self.copy)


def _names(found: Explained, copy: str) -> _Names:
    places = [look_up(town) for town in found.places]
    region = _has_region(found)
    return _Names(
        capitals=found.places[0].isupper() and found.places[0].upper() != found.places[0].lower(),
        known=any(places),
        digits=max((_digits(place) for place in places if place), default=0),
        region=region,
        doubtful=all(map(is_ambiguous, found.places)) and not region,
        copy=copy,
        town=found.places[0],
    )


def _bare_place(found: Explained, separator: Separator, setting: Setting) -> bool:
    """Neither date nor agency: only the place and the separator speak."""
    if separator is Separator.NONE or not _starts_sentence(setting.rest):
        return False
    names = _names(found, setting.copy)
    if separator is Separator.DASH:
        town = names.known and not names.doubtful
        big = names.capitals or names.digits >= _TOWN_DIGITS
        return names.region or (town and (big or names.again)) or (names.capitals and names.again)
    sure = (separator is Separator.HYPHEN and names.region) or (names.capitals and setting.paragraph < _EARLY)
    if setting.paragraph and not sure:
        return False
    if separator is Separator.LINE:
        following = setting.rest.strip().split("\n", 1)[0]
        if setting.paragraph or len(following) < _SENTENCE:
            return False
        city = names.known and not names.doubtful and _is_city(found.places[0]) and len(found.places) == 1
        return city and (not names.region or "," in (found.place or ""))
    return _weak_separator(found, separator, setting, names)


def _weak_separator(found: Explained, separator: Separator, setting: Setting, names: _Names) -> bool:
    """A hyphen, colon or full stop also ends labels, speakers' names and sentences of one word."""
    if len(setting.rest.strip()) < _SENTENCE or len(setting.rest.split("\n", 1)[0].strip()) < _LINE:
        return False
    if separator is Separator.STOP and not _stands_alone(found.places[0], setting.rest):
        return False
    if separator is Separator.HYPHEN and names.region:
        return True
    if names.capitals:
        sure = (names.known and names.digits >= _TOWN_DIGITS and not names.doubtful) or names.region
        return sure or names.again
    if not names.known:
        return False
    speaker = separator is Separator.COLON or not all(map(is_namesake, found.places))
    if names.doubtful and speaker and not names.again:
        return False
    return names.digits >= _CITY_DIGITS or names.region or (names.again and names.digits > 0)


def _is_city(town: str) -> bool:
    place = look_up(town)
    return place is not None and place.digits >= _CITY_DIGITS


def _stands_alone(town: str, rest: str) -> bool:
    """Not the initials of a company ("J.M. Resources"), nor the first of several one-word sentences."""
    following = _ONE_WORD.match(rest)
    return len(town) >= _SHORTEST and "." not in town and not (following and look_up(following[1]))


def _known(found: Explained) -> bool:
    return any(_is_town(look_up(town)) for town in found.places)


def _is_town(place: Place | None) -> bool:
    return place is not None and (place.digits > 0 or bool(place.country))


def _digits(place: Place) -> int:
    """A country counts as a city: small states are datelines of their own (BAHRAIN, SINGAPORE)."""
    return _CITY_DIGITS if place.country else place.digits


def _has_region(found: Explained) -> bool:
    regions = (part for region in found.regions for part in region.split("/"))
    return any((place := look_up(region)) is not None and place.region for region in regions)


def _starts_sentence(rest: str) -> bool:
    """What follows opens a sentence: a capital, a figure, a quotation, or a script without capitals."""
    text = rest.lstrip(_OPENERS)
    return bool(text) and not text[0].islower() and (text[0].isalnum() or text[0] in "$€£#@")


def _named_again(town: str, copy: str) -> bool:
    """The story says "in Erden" somewhere, after it began with ERDEN."""
    name = town if not town.isupper() else r"[\s-]".join(map(re.escape, town.title().split()))
    return re.search(_IN + name + r"\w{0,3}\b", copy) is not None
