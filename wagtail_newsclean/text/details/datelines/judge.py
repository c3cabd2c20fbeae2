"""Is it a dateline? What can be explained as one is not always meant as one ("WATCH — ...", "Jordan: ...")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..gazetteer import Place, look_up
from .cuts import Cut, Separator
from .explain import Explained
from .labels import is_ambiguous, is_label

_OPENERS = " \t\r\n\u00a0\"'“”„«»‘’‚<([*¿¡"
_IN = r"(?:\b(?:in|near|at|from|bei|nach|aus|à|a|en|de|di|da|em|no|na|w|we|v|ve|i|på|til|te|van|в|у|во|на|из|з|із|до|к)\s+)"
_CITY_DIGITS = 6  # of the population: from 100,000 up a name is a city that needs no country
_TOWN_DIGITS = 5
_SENTENCE = 40  # characters that must follow for the line to be the start of a story


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around the candidate."""

    rest: str  #: the text after the dateline, up to the end of its paragraph
    copy: str  #: the whole copy: a place nobody knows is believed when the story names it again
    first: bool  #: in the first body paragraph


def is_dateline(found: Explained, cut: Cut, setting: Setting) -> bool:
    """Whether the explained parts, their end and what follows make a dateline."""
    separator = cut.separator
    if separator is Separator.LINE and not (setting.rest.strip() and found.place and _known(found)):
        return False
    if found.agency_first and not found.bracketed and not _known(found):
        return False
    if found.place is None:
        return _without_place(found, separator)
    words = [found.place, *found.places]
    if any(map(is_label, words)) or is_label(found.place.split()[0]) and not _known(found):
        return False
    dashed = separator in (Separator.DASH, Separator.HYPHEN)
    if found.agency_known:
        return True
    if found.dated:
        if separator in (Separator.NONE, Separator.LINE) or (separator is Separator.STOP and not _known(found)):
            return False
        return _looks_like_place(found, setting)
    if found.agency:
        sure = dashed or (separator in (Separator.COLON, Separator.STOP) and found.bracketed and _known(found))
        return sure and _starts_sentence(setting.rest) and _looks_like_place(found, setting)
    return _bare_place(found, separator, setting)


def _without_place(found: Explained, separator: Separator) -> bool:
    """"April 2 (Bloomberg) -", "(CNN) —": the agency must be one we know, and in brackets."""
    if not found.bracketed or separator in (Separator.STOP, Separator.LINE):
        return False
    return found.agency_known or (found.dated and separator in (Separator.DASH, Separator.HYPHEN))


def _looks_like_place(found: Explained, setting: Setting) -> bool:
    """In capitals, in the gazetteer, with a region, or named again in the story."""
    assert found.place is not None
    return found.place.isupper() or _known(found) or _has_region(found) or _named_again(found.places[0], setting.copy)


def _bare_place(found: Explained, separator: Separator, setting: Setting) -> bool:
    """Neither date nor agency: only the place and the separator speak."""
    assert found.place is not None
    if not _starts_sentence(setting.rest) or separator is Separator.NONE:
        return False
    capitals = found.places[0].isupper() and found.places[0].upper() != found.places[0].lower()
    places = [look_up(town) for town in found.places]
    known = all(places)
    digits = max((_digits(place) for place in places if place), default=0)
    region = _has_region(found)
    doubtful = any(map(is_ambiguous, found.places)) and not region
    again = _named_again(found.places[0], setting.copy)
    if separator is Separator.DASH:
        if capitals:
            return (known and not doubtful) or region or again
        return region or (known and not doubtful and (digits >= _TOWN_DIGITS or again))
    if not setting.first:
        return False
    if separator is Separator.LINE:
        city = places[0] is not None and places[0].digits >= _CITY_DIGITS
        return city and not doubtful and (not region or "," in (found.place or "")) and len(found.places) == 1
    if len(setting.rest.split("\n", 1)[0].strip()) < _SENTENCE:
        return False
    if separator is Separator.HYPHEN and region:
        return True
    if capitals:
        return (known or region) and (not doubtful or again) and (digits >= _TOWN_DIGITS or region or again) or again
    if doubtful or not known:
        return False
    return digits >= _CITY_DIGITS or (again and digits > 0)


def _known(found: Explained) -> bool:
    return all(_is_town(look_up(town)) for town in found.places)


def _is_town(place: Place | None) -> bool:
    return place is not None and (place.digits > 0 or bool(place.country))


def _digits(place: Place) -> int:
    """A country counts as a city: small states are datelines of their own (BAHRAIN, SINGAPORE)."""
    return _CITY_DIGITS if place.country else place.digits


def _has_region(found: Explained) -> bool:
    return any((place := look_up(region)) is not None and place.region for region in found.regions)


def _starts_sentence(rest: str) -> bool:
    """What follows opens a sentence: a capital, a figure, a quotation, or a script without capitals."""
    text = rest.lstrip(_OPENERS)
    return bool(text) and not text[0].islower() and (text[0].isalnum() or text[0] in "$€£#@")


def _named_again(town: str, copy: str) -> bool:
    """The story says "in Erden" somewhere, after it began with ERDEN."""
    name = town if not town.isupper() else r"[\s-]".join(map(re.escape, town.title().split()))
    return re.search(_IN + name + r"\w{0,3}\b", copy) is not None
