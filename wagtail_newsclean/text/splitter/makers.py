"""Lines that end with who made their picture, and no word that says so: "The King. PA Wire", "Two gulls. JO ROE"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..details.datelines.agencies import is_agency
from ..types import Line
from .features import own_line
from .lexicons import lexicon

#: "The bench at noon. Jane Roe", "Two gulls. / J. ROE": a stop that ends no title ("Prof."), and up to three words with
#: capitals.
_MAKER = re.compile(
    r"(?:(?<!\S)[^\W_A-ZÀ-ÞА-ЯЁІЇЄҐ][^\s]*|\d|[^\W\d_]{5})[.!?…)”\"’»]\s(?:/\s)?"
    r"(?P<maker>[^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+(?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w'’-]*){0,2})$"
)
#: "Le mur, à midi. D.R.": French and Portuguese for rights that somebody has.
_RIGHTS = re.compile(r"[.!?…)]\s[(\[]?D\.?\s?R\.?[)\]]?$")
_STOPS = (". ", ") ", "! ", "? ", "… ", "” ", '" ', "’ ", "» ")  #: without one the pattern need not look
_ABBREVIATED = re.compile(r"[^\W\d_]+\.\s")  #: "Oprac. na podst. PAP" says who was copied
_FEWEST_WORDS = 2  #: before it
_LONGEST = 160  #: characters, at most


def ends_with_maker(lines: Sequence[Line], at: int) -> bool:
    """Whether a few words are followed by a picture agency, a name in capitals, or one that another line has too.

    That of the byline, of another picture, or of somebody in the story. Of labelled pages all such lines were captions.
    """
    text = lines[at].text
    if len(text) > _LONGEST:
        return False
    if "R" in text[-3:] and _RIGHTS.search(text):
        return True
    found = _maker_in(text)
    if found is None:
        return False
    before, maker = found
    if before.endswith("/ "):
        return True
    if is_agency(maker):
        return True
    f = own_line(maker, lexicon().mask("en")).facts
    if "agency" in f.alone:
        return True
    if maker.isupper() and " " in maker and not before.isupper() and not f.hits:  # "SIGN UP NOW" has some
        return True
    return " " in maker and any(maker in line.text for line in lines if line is not lines[at])


@lru_cache(maxsize=4096)
def _maker_in(text: str) -> tuple[str, str] | None:
    """What stands before a maker's name at the line's end, and the name. Furniture comes with every story of a source,
    so the latest lines are remembered."""
    if not text[-1].isalpha() or not any(map(text.__contains__, _STOPS)):
        return None
    match = _MAKER.search(text)
    if match is None:
        return None
    before, maker = text[: match.start("maker")], match["maker"]
    if len(before.split()) < _FEWEST_WORDS or maker in before or _ABBREVIATED.match(before):
        return None
    return before, maker
