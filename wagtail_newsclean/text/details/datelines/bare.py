"""Neither date nor agency: only the place and the separator speak, and what follows."""

from __future__ import annotations

import re

from ..gazetteer import fold, look_up
from ..words import words
from .cuts import Cut, Separator
from .explain import Explained
from .labels import is_label, is_namesake
from .named import CITY_DIGITS, TOWN_DIGITS, Names, has_offices, is_city, names_of, says_it_is_a_place
from .setting import SENTENCE, Setting

_EARLY = 3  # paragraphs in which a city in capitals needs no long dash
_LINE = 25  # and on the same line, which may be a hard-wrapped one
_BIG_DIGITS = 7  # of the inhabitants of a city that opens stories with a colon: New Delhi
_SHORTEST = 3  # letters of a place before a full stop: Rom, Ulm
_ONE_WORD = re.compile(r"\s*(?:[^\W\d_]+|([^\W\d_]+ [^\W\d_]+))\.\s")
_NAMES_IT = re.compile(r"\s*(?:das ist|hier|dort|diese|eine stadt|ein ort|ein dorf)\b", re.IGNORECASE)
_TWO_PLACES = re.compile(r"\s*([^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)?)\s?[:–—-](?=\s)")
#: "Sevilla - Betis: ...", "Ulm – Aalen 2:1": who plays whom, and from where to where.
_PAIR = re.compile(
    r"\s*[^\W\d_a-z][\w’'.]*+(?:[ -][^\W\d_a-z][\w’'.]*+){0,2}\s?(?:[:–—](?=\s)|-(?=\s)|\d{1,3}\s?[:–-]\s?\d)"
)
_TOP = 2000  # characters in which the headline and the text begin
_GERMAN = "de"
_GERMAN_SPEAKING = frozenset(("DE", "AT", "CH", "LI", "LU"))


def is_bare_dateline(found: Explained, cut: Cut, setting: Setting) -> bool:
    """Neither date nor agency: only the place and the separator speak."""
    separator = cut.separator
    if separator is Separator.NONE or not setting.starts_sentence:
        return False
    other = _TWO_PLACES.match(setting.rest)
    if other and look_up(other[1]):  # "Berlin – Hamburg: ..."
        return False
    names = names_of(found, setting.copy)
    if _PAIR.match(setting.rest) and not (names.capitals and separator is Separator.DASH):
        return False
    if not names.capitals and _is_no_single_town(found, names, separator):
        return False
    if found.weekday:  # "London, Monday: Strike talks" is an entry of a diary
        return separator is Separator.DASH and names.known and setting.is_story
    if separator is Separator.DASH:
        famous = not setting.paragraph and _is_famous(found, setting)
        town = names.known and (not names.doubtful or cut.stopped or famous)
        big = names.capitals or names.digits >= TOWN_DIGITS
        named = names.again or (
            not setting.paragraph and setting.is_story and says_it_is_a_place(found.places, setting.copy)
        )
        if not (names.known or names.capitals or setting.paragraph):
            return _is_village(found, names, setting)
        return names.region or (town and (big or names.again)) or (names.capitals and named)
    sure = (separator is Separator.HYPHEN and names.region) or (names.capitals and setting.paragraph < _EARLY)
    if setting.paragraph and not sure:
        return False
    if separator is Separator.LINE:
        following = setting.rest.strip().split("\n", 1)[0]
        if setting.paragraph or len(following) < SENTENCE:
            return False
        city = names.known and not names.doubtful and is_city(found.places[0]) and len(found.places) == 1
        return city and (not names.region or "," in (found.place or ""))
    return _weak_separator(found, separator, setting, names)


def _is_village(found: Explained, names: Names, setting: Setting) -> bool:
    """ "Auental – Das Klinikum": the story names it as a place again. German writes all names of things large."""
    if len(found.places) > 1 or names.doubtful or not setting.is_story or is_label(names.town):
        return names.region
    again = has_offices(names.town, names.copy) if setting.language == _GERMAN else names.again
    return names.region or (again and not names.with_article)


def _is_no_single_town(found: Explained, names: Names, separator: Separator) -> bool:
    """ "Weimar und Jena:", "Kiel, Lübeck, Rostock:", "Polska –": what a text is about, towns in a row or a country."""
    joined = len(found.places) > 1 and "/" not in (found.place or "")
    row = bool(found.regions) and not names.region and separator is not Separator.DASH
    places = [place for town in found.places if (place := look_up(town)) is not None]
    return joined or row or any(place.country and place.digits < TOWN_DIGITS for place in places)


def _weak_separator(found: Explained, separator: Separator, setting: Setting, names: Names) -> bool:
    """A hyphen, colon or full stop also ends labels, speakers' names and sentences of one word."""
    line = setting.rest.split("\n", 1)[0].strip()
    if not setting.is_story or (len(line) < _LINE and not (names.capitals and names.region)):
        return False
    if separator is Separator.STOP and not _stands_alone(found.places[0], setting.rest):
        return False
    if separator is Separator.HYPHEN and names.region:
        return True
    if separator is Separator.COLON and not names.capitals and _is_subject(found, setting):
        return False
    if separator is Separator.COLON and not names.region and not _is_famous(found, setting):
        # A speaker in capitals, or what a brief or a recipe is about: JORDAN, Turkey.
        countries = any((place := look_up(town)) is not None and place.country for town in found.places)
        if (any(map(is_namesake, found.places)) or (countries and not names.capitals)) and not names.again:
            return False
    if names.capitals:
        sure = (names.known and names.digits >= TOWN_DIGITS and not names.doubtful) or names.region
        return (
            sure or names.again or (separator is Separator.STOP and _names_a_village(found, setting, names))
        )
    if separator is Separator.STOP and setting.language == _GERMAN and not setting.paragraph:
        return _opens_german(found, names)
    if not names.known:
        return False
    if separator is Separator.COLON and names.digits < _BIG_DIGITS and not _is_famous(found, setting):
        # "Ulm: So heißt die neue Glocke": as often what a text is about as where it was written.
        return names.region or (names.again and names.digits >= CITY_DIGITS)
    speaker = separator is Separator.COLON or not all(map(is_namesake, found.places))
    famous = separator is Separator.HYPHEN and not setting.paragraph and _is_famous(found, setting)
    if names.doubtful and speaker and not names.again and not famous:
        return False
    return names.digits >= CITY_DIGITS or names.region or (names.again and names.digits > 0)


def _is_subject(found: Explained, setting: Setting) -> bool:
    """ "Rom: Zwei Tage ohne Auto": so German copy says what it is about, and a headline whose text begins like it."""
    if setting.language == _GERMAN:
        return not found.regions
    opening = re.compile(rf"^[ \t]*{re.escape(found.place or '')}:", re.MULTILINE)
    return len(opening.findall(setting.copy[:_TOP])) > 1


def _opens_german(found: Explained, names: Names) -> bool:
    """ "Bad Segeberg. Die Stadt": how regional papers begin. Small towns too, and villages that the story names again
    and never with an article."""
    places = [place for town in found.places if (place := look_up(town)) is not None]
    if any(_GERMAN_SPEAKING.intersection(place.countries) for place in places):
        return names.digits >= (CITY_DIGITS if names.doubtful else TOWN_DIGITS) or names.again
    if names.known and (names.digits >= CITY_DIGITS or names.region):
        return not names.doubtful or names.again
    return names.region or (names.again and not names.with_article)


def _names_a_village(found: Explained, setting: Setting, names: Names) -> bool:
    """ "ALSHEIM. Die Mauer", in German: the copy writes "von Alsheim" too, and no word of its own so large."""
    if setting.language != _GERMAN or setting.paragraph or len(found.places) > 1 or names.with_article:
        return False
    name = found.places[0].capitalize()
    return not is_label(name) and re.search(rf"\bvon {re.escape(name)}\b", setting.copy) is not None


def _stands_alone(town: str, rest: str) -> bool:
    """Not the initials of a company ("J.M. Resources"), nor the first of several one-word sentences."""
    following = _ONE_WORD.match(rest)
    several = following is not None and (following[1] is None or look_up(following[1]) is not None)
    return len(town) >= _SHORTEST and "." not in town and not several and _NAMES_IT.match(rest) is None


def _is_famous(found: Explained, setting: Setting) -> bool:
    """London, Washington: cities that stand alone in datelines, whoever else carries the name."""
    alone = words("stand_alone")
    return setting.is_story and all(fold(town) in alone for town in found.places)
