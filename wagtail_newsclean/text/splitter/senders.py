"""Lines in which a press release says whose it is: a firm's name, an address, the day."""

from __future__ import annotations

import re
from functools import cache

from ..details.datelines.dates import find_dates
from ..details.gazetteer import fold
from ..word_lists import phrases_in

_WORDS = 8  #: of an authority's name
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[.'’-][^\W\d_]*)*")
_NAME = 60  #: characters of a firm's
_BESIDE = 30  #: characters that stand beside a day, at most
#: How to reach somebody.
_ADDRESS = re.compile(
    r"\S@\S|www\.|https?:|(?:\d[\s()/.-]{0,2}){7}|(?:^|,\s)\d{4,5}\s[^\W\d_][\w-]*$|(?i:\b(?:tel|fax|phone|telefon)\b)"
)
_FIRM = re.compile(
    r"\b(?:g?GmbH(?: & Co\. KG(?:aA)?)?|e\. ?V\.?|AG|KG|SE|Ltd\.?|Inc\.?|Corp\.?|Co\.|LLC|plc"
    r"|S\.A\.?|SARL|SAS|S\.p\.A\.|S\.r\.l\.|B\.V\.|N\.V\.|S\.L\.|Sp\. z o\.o\.|Oy|AB|ASA?|Ltda\.?)\.?$"
)


def is_firm(text: str) -> bool:
    """ "Bracken Foods Ltd." """
    return len(text) <= _NAME and _FIRM.search(text) is not None


def _is_authority(text: str) -> bool:
    """ "Bundesamt für Alpwesen", "Ayuntamiento de Serra": no word of it but joints begins small, as a verb would."""
    words = text.split()
    return (
        1 < len(words) <= _WORDS
        and fold(words[0]) in _words("authority")
        and all(map(_NAME_WORD.fullmatch, words))
        and all(
            word[0].isupper() or fold(word) in _words("joint") or word[1:2] in ("'", "’") for word in words
        )
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(fold, phrases_in(__package__, "senders.txt")[kind]))


def is_of_sender(text: str) -> bool:
    """A firm's name, an address, or a day with little else."""
    if _ADDRESS.search(text) or _FIRM.search(text) or _is_authority(text):
        return True
    dated = next(find_dates(text, None), None)
    return dated is not None and len(text) - (dated.end - dated.start) <= _BESIDE
