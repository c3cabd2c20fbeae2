"""What the text package and the suggesters say, in the reader's language.

They know no Django and speak English, and what they said is stored with the copy, which colleagues read in several
languages. So it is translated where it is shown: whole phrases by the catalogue, those with parts by ``PATTERNS``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import get_language, gettext

from ...text import Kind
from ..kinds import KINDS
from ..moments import month_day
from .patterns import PATTERNS

#: How often, as the suggesters put it.
_TIMES = {"once": 1, "twice": 2, "three times": 3, "four times": 4, "five times": 5, "six times": 6}


def in_words(said: str) -> str:
    """One phrase of the core in the active language; as it stands where nobody knows it."""
    return _in_words(str(said), get_language() or "") if said else ""


def all_in_words(said: Iterable[str]) -> list[str]:
    """Several phrases of the core in the active language."""
    return [in_words(phrase) for phrase in said]


@lru_cache(maxsize=4096)
def _in_words(said: str, language: str) -> str:
    """``language`` is the active one; it keeps the answers apart."""
    known = gettext(said)
    if known != said:
        return known
    for pattern, message in PATTERNS:
        match = pattern.fullmatch(said)
        if match:
            return str(message % {name: _part(name, text) for name, text in match.groupdict().items()})
    return said


def _part(name: str, text: str) -> str | int:
    if name in ("count", "of"):
        return _TIMES.get(text) or int(text.split()[0])
    if name == "kind":
        return str(KINDS[Kind(text)].label) if text in list(Kind) else text
    if name == "date":
        return month_day(datetime.date.fromisoformat(text))
    # What others wrote (a source's name, a rule's phrase) is nobody's to translate.
    return in_words(text) if name in ("words", "said", "what") else text
