"""Names of people in a part of a byline, told from roles, offices, places and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .datelines.agencies import is_agency
from .datelines.dates import is_calendar_word
from .gazetteer import fold, look_up
from .words import words

#: East Asian names are one word, of letters behind this one.
LAST_LATIN = "\u2e7f"

_NUMBER = re.compile(r"\S*\d\S*")
_ARTICLE = re.compile(r"(?:d|al|el|l|ibn)[’'-]")
_PREPOSITIONS = frozenset(("in", "at", "aus", "on"))  # in any case: "Von Henry In Aktuell"
_ABOUT = frozenset(
    map(fold, ("about", "über", "sobre", "informazioni", "over", "про"))
)  # "About Bracken Foods"
_THE = frozenset(("the", "our", "der", "die", "das", "la", "el", "le", "los", "les"))
_TOWN_DIGITS = 5  # of the population
_SHORTEST_MONTH = 3
_MOST_WORDS = 6
_ABBREVIATED = re.compile(r"[^\W\d_]{3,}\.")
_INITIALS = range(3, 5)  # letters of an outlet's: BBM


def people_in(segment: str, led: bool, language: str) -> Iterator[str]:
    """Names in a part of a byline; after "by" (``led``) a single word may be one ("by linksc").

    A role or a group ends the list.
    """
    for number, piece in enumerate(_pieces(segment, language)):
        name = _name(piece, led)
        if name is None and number:
            return
        if name and not ((number or not led) and _is_place(name)):
            yield name


def _pieces(segment: str, language: str) -> list[str]:
    """The segment cut at commas, at "and" and where a date stands."""
    joints = words("bylines", "and") | words("bylines", "with") | words("bylines", f"and {language}")
    tokens = re.findall(r"[^\s,]+|,", segment)
    pieces: list[list[str]] = [[]]
    for number, part in enumerate(tokens):
        joins = part.casefold() in joints and not "".join(tokens[number + 1 : number + 2])[:1].islower()
        if part == "," or joins or _NUMBER.fullmatch(part) or _is_dated(tokens, number):
            pieces.append([])
        else:
            pieces[-1].append(part)
    return [" ".join(piece) for piece in pieces if piece]


def _is_dated(tokens: list[str], number: int) -> bool:
    """A month or weekday next to a figure; "June" and "Ned" by themselves are given names."""
    if len(tokens[number]) < _SHORTEST_MONTH or not is_calendar_word(tokens[number].strip(".,:;")):
        return False
    if number and _NUMBER.fullmatch(tokens[number - 1]):
        return True
    following = (
        part for part in tokens[number + 1 :] if part != "," and not is_calendar_word(part.strip(".,:;"))
    )
    return _NUMBER.fullmatch(next(following, "")) is not None


def _name(piece: str, led: bool) -> str | None:
    """The person's name a piece begins with, None if it names no person."""
    tokens = piece.strip(' .:–—*~@"“”' if not led else ' :–—*~@"“”').split()
    while tokens and fold(tokens[0]) in words("bylines", "title"):
        tokens = tokens[1:]
    role, modifier = words("bylines", "role"), words("bylines", "modifier")
    has_role = any(fold(token) in role for token in tokens)
    kept: list[str] = []
    for token in tokens:
        key = fold(token.strip(".,"))
        if has_role and (key in role or key in modifier):
            break
        if kept and (
            token.casefold() in _PREPOSITIONS or (token.islower() and token in words("bylines", "tail"))
        ):
            break
        if (
            kept
            and token[0].islower()
            and token not in words("bylines", "particle")
            and not _ARTICLE.match(token)
        ):
            break
        if token.endswith(":") or key in words("bylines", "thing"):
            break
        kept.append(token)
    if has_role and len(kept) < 2 and not ("".join(kept) > LAST_LATIN and len("".join(kept)) > 1):
        return None
    while len(kept) > 1 and kept[-1].islower():
        kept.pop()
    return " ".join(kept) if kept and _is_person(kept, led) else None


def _is_person(tokens: list[str], led: bool) -> bool:
    name = " ".join(tokens)
    keys = [fold(token.strip(":#")) for token in tokens]
    if len(tokens) > _MOST_WORDS or not any(character.isalpha() for character in name):
        return False
    if is_agency(name) or all(map(is_agency, tokens)) or words("bylines", "group").intersection(keys):
        return False
    if keys[0] in _ABOUT and not led:
        return False
    if keys[0] in _THE:
        return led and keys[0] == "der" and len(keys) == 2
    if not led and any(_ABBREVIATED.fullmatch(token) for token in tokens[1:-1]):
        return False  # "Rosa Paz. Otero" signs a letter
    if len(tokens) == 2 and len(tokens[0]) in _INITIALS and tokens[0].isupper() and not tokens[1].isupper():
        place = look_up(tokens[1])
        if place and (place.region or place.country):  # "BBM Wales"
            return False
    if len(tokens) == 1:
        short = len(name) < 3 or (name.isupper() and len(name) <= 4)
        return not short and (led or (name.isalpha() and (name.istitle() or name > LAST_LATIN)))
    return not tokens[0][0].islower()


def _is_place(name: str) -> bool:
    place = look_up(name)
    return place is not None and (place.digits >= _TOWN_DIGITS or bool(place.country) or place.region)
