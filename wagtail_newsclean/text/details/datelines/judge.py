"""Is it a dateline? What can be explained as one is not always meant as one ("WATCH — ...", "Jordan: ...")."""

from __future__ import annotations

import re

from ..gazetteer import look_up
from .bare import is_bare_dateline
from .cuts import Cut, Separator
from .explain import Explained
from .labels import is_ambiguous, is_label
from .named import TOWN_DIGITS, digits_of, has_article, has_region, is_known, named_again, names_of
from .setting import SENTENCE, Setting
from .unknown import opens_from_unknown, opens_with_whole_date

_TIME = re.compile(r"\s*\d{1,2}[:.h]\d\d(?!\d)")  # "Brussels - 15 Oct 2024 - 08:22": when it was published
_DASHES = (Separator.DASH, Separator.HYPHEN)
#: Labels, and the first words of towns: with a date and an agency after it, "LA ROCHE" is one.
_ARTICLES = frozenset(
    ("la", "le", "les", "las", "los", "el", "il", "lo", "o", "os", "as", "the", "den", "die", "der")
)
_EARLY = 3  # paragraphs in which an agency nobody knows needs no separator
#: What German papers set for what was sent to them, and for themselves: "Kleinburg (pm). Der Rat"
_HOUSES = frozenset(("pm", "red", "pd", "ots"))
_OFFICES = "ots"  #: the service through which German authorities reach the press
_WIRE_INITIALS = re.compile(r"[a-zäöü]{2,5}(?:/[a-zäöü]{2,5})?")


def is_dateline(found: Explained, cut: Cut, setting: Setting) -> bool:
    """Whether the explained parts, their end and what follows make a dateline."""
    separator = cut.separator
    if _TIME.match(setting.rest):
        return False
    if separator is Separator.LINE and (
        found.date_first
        or not (setting.rest.strip() and found.place and (is_known(found) or _from_an_office(found, setting)))
    ):
        return False
    if found.place is None:
        return _without_place(found, separator, setting)
    if found.enclosed:
        return _stands_enclosed(found, separator, setting)
    if found.agency_first and (separator is Separator.STOP or not _looks_like_place(found, setting)):
        return False
    if separator is Separator.NONE and not found.bracketed:
        return False
    if found.place[0].islower() and not (found.dated and separator in _DASHES):
        return False
    named = [found.place, *found.places]
    sure = found.agency_known and found.bracketed and found.places[0].isupper()  # ABOARD AIR FORCE ONE (AP)
    opening, *others = found.place.split()
    article = bool(others) and found.dated and found.bracketed and opening.casefold() in _ARTICLES
    if not (sure or has_region(found)) and (
        any(map(is_label, named)) or (is_label(opening) and not (article or is_known(found)))
    ):
        return False
    dashed = separator in _DASHES
    if found.agency_known:
        return separator not in (Separator.COLON, Separator.STOP) or _looks_like_place(found, setting)
    if found.dated:
        # "МАРОВСК, 4 марта. /НОРД/. Шторм": capitals, a date and an agency are proof enough.
        full = found.bracketed and setting.starts_sentence and setting.paragraph < _EARLY
        if full and (dashed or (separator is Separator.STOP and found.places[0].isupper())):
            return True
        if separator is Separator.STOP and not is_known(found):
            return opens_with_whole_date(found, setting)
        if separator in (Separator.NONE, Separator.LINE) and not is_known(found):
            return False
        return _looks_like_place(found, setting) or (
            separator is Separator.DASH and opens_from_unknown(found, setting)
        )
    if found.agency:
        whole = setting.is_story and (found.bracketed or not setting.paragraph)
        house = found.bracketed and found.agency in _HOUSES and not has_article(found.places[0], setting.copy)
        sure = dashed or ((is_known(found) or house) and whole)  # "Erden (lok).", "LEIPZIG/DZ. Der Rat"
        if separator is Separator.NONE:  # "KÖLN. (hpd) Der Dom", "BERGEN (VG) Broen"
            sure = _is_sure_town(found) and setting.paragraph < _EARLY
        if not (sure and setting.starts_sentence):
            return False
        initials = (dashed or house) and _WIRE_INITIALS.fullmatch(found.agency) is not None
        return initials or _looks_like_place(found, setting)
    return is_bare_dateline(found, cut, setting)


def _from_an_office(found: Explained, setting: Setting) -> bool:
    """ "Kleinburg (ots)", "Holm /ritzau/" on a line of its own: authorities to the press, agencies of the north."""
    if not found.bracketed or setting.paragraph or len(found.places) > 1 or not setting.is_story:
        return False
    slashed = found.agency_known and f"{found.place} /{found.agency}/" in setting.copy
    whole = found.agency_known and found.dated and found.places[0].isupper()  # "SERRA ALTA, 2 (EUROPA PRESS)"
    return (found.agency == _OFFICES or slashed or whole) and not has_article(found.places[0], setting.copy)


def _stands_enclosed(found: Explained, separator: Separator, setting: Setting) -> bool:
    """ "(Leipzig) - Von", "[SINGAPORE] The": a city in brackets that open the story."""
    if setting.paragraph or not setting.is_story or not setting.starts_sentence:
        return False
    names = names_of(found, setting.copy)
    if names.digits < TOWN_DIGITS or (names.doubtful and not names.capitals):
        return False
    return separator in _DASHES or (separator is Separator.NONE and names.capitals)


def _is_sure_town(found: Explained) -> bool:
    """A town of some size whose name is no other word, and what stands in brackets not short for it."""
    name, agency = found.places[0], found.agency or ""
    town = look_up(name)
    initials = "".join(word[0] for word in name.split()).casefold()
    return (
        town is not None
        and digits_of(town) >= TOWN_DIGITS
        and not is_ambiguous(name)
        and (name.isupper() or agency.islower())
        and agency.casefold() != initials
    )


def _without_place(found: Explained, separator: Separator, setting: Setting) -> bool:
    """ "April 2 (Bloomberg) -", "(CNN) —": the agency must be one we know, and in brackets unless it opens the copy."""
    if not found.bracketed:
        line = setting.rest.split("\n", 1)[0].strip()
        opens = separator in _DASHES and not setting.paragraph and len(line) >= SENTENCE
        return found.agency_known and opens and setting.starts_sentence
    if separator in (Separator.STOP, Separator.LINE):
        return False
    return found.agency_known or (found.dated and separator in (Separator.DASH, Separator.HYPHEN))


def _looks_like_place(found: Explained, setting: Setting) -> bool:
    """In capitals, in the gazetteer, with a region, or named again in the story."""
    return (
        is_known(found)
        or (found.places[0].isupper() and not any(map(is_label, found.places[0].split())))
        or has_region(found)
        or named_again(found.places[0], setting.copy)
    )
