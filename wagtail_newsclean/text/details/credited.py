"""Who stands in a credit line: people and agencies, for machines that want them apart. What is unsure is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .byline import names_in
from .datelines.agencies import is_agency
from .gazetteer import fold
from .words import words

_BETWEEN = re.compile(r"\s*[/|,;]\s*|\s+(?:via|for|and|und|et|y|e|и|та|і)\s+")
_NAME_WORDS = range(2, 4)


@dataclass(frozen=True, slots=True)
class Credited:
    """A name in a credit. ``is_person`` is None for a name that could be an office's as well."""

    name: str
    is_person: bool | None


def credited(credit: str) -> tuple[Credited, ...]:
    """The people and agencies of a credit, in order; empty where it names nobody.

    A name beside an agency's is a person's; one that stands alone may be anybody's ("Coast Guard").

    >>> credited("Jane Roe/AFP")
    (Credited(name='Jane Roe', is_person=True), Credited(name='AFP', is_person=False))
    >>> credited("Jane Roe"), credited("Courtesy of the museum"), credited("Handout")
    ((Credited(name='Jane Roe', is_person=None),), (), ())
    """
    pieces = [piece for piece in _BETWEEN.split(credit.strip()) if piece]
    agencies = {piece for piece in pieces if _is_agency(piece)}
    return tuple(
        Credited(piece, False if piece in agencies else True if agencies else None)
        for piece in pieces
        if piece in agencies or _may_be_person(piece)
    )


def _is_agency(piece: str) -> bool:
    known = is_agency(piece) or fold(piece) in words("credits", "agency")
    return known and fold(piece) not in words("credits", "alone")


def _may_be_person(piece: str) -> bool:
    tokens = piece.split()
    if len(tokens) not in _NAME_WORDS or names_in(piece) != (piece,):
        return False
    said = words("credits", "label") | words("credits", "alone") | words("credits", "keep")
    return not any(token[0].islower() or fold(token) in said for token in tokens)
