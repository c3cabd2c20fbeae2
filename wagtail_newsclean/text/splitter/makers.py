"""Lines that end with who made their picture, without a word that says so: "The King, moving. PA Wire"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..details.datelines.agencies import is_agency
from ..types import Line
from .features import own_line
from .lexicons import lexicon

#: "The bench at noon. Jane Roe": a stop that ends no title ("Prof."), and one to three words with capitals.
_MAKER = re.compile(
    r"(?:(?<!\S)[^\W_A-ZÀ-ÞА-ЯЁІЇЄҐ][^\s]*|\d|[^\W\d_]{5})[.!?…)”\"’»]\s"
    r"(?P<maker>[^\W\d_a-zà-ÿа-яёіїєґ][\w'’-]+(?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w'’-]*){0,2})$"
)
_STOPS = (". ", ") ", "! ", "? ", "… ", "” ", '" ', "’ ", "» ")  #: without one the pattern need not look
_FEWEST_WORDS = 2  #: before it
_LONGEST, _NAMING = 160, 80  #: characters, at most: of such a line, and of another that has the name


def ends_with_maker(lines: Sequence[Line], at: int) -> bool:
    """Whether a few words are followed by a picture agency, or by a name that another short line has too.

    That of the byline, or of another picture. Of labelled pages all such lines were captions.
    """
    text = lines[at].text
    if len(text) > _LONGEST or not text[-1].isalpha() or not any(map(text.__contains__, _STOPS)):
        return False
    match = _MAKER.search(text)
    if match is None or len(text[: match.start("maker")].split()) < _FEWEST_WORDS:
        return False
    maker = match["maker"]
    if is_agency(maker) or "agency" in own_line(maker, lexicon().mask("en")).facts.alone:
        return True
    return " " in maker and any(
        maker in line.text for line in lines if len(line.text) < _NAMING and line is not lines[at]
    )
