"""Lines in which a press release says whose it is: a firm's name, an address, the day."""

from __future__ import annotations

import re

from ..details.datelines.dates import find_dates

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


def is_of_sender(text: str) -> bool:
    """A firm's name, an address, or a day with little else."""
    if _ADDRESS.search(text) or _FIRM.search(text):
        return True
    dated = next(find_dates(text, None), None)
    return dated is not None and len(text) - (dated.end - dated.start) <= _BESIDE
