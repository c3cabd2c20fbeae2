"""Whom the press may ask: labels, offices, names and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..readers.labelled import is_paragraph
from .letter_phrases import contact, labels, opens

SHORT = 80  #: characters of a line on a card
_CARD = 7  #: lines below "Press contact:"
_OFFICE = 3  #: lines below the name of an office, in which its number stands
_CARD_LINE = 120  #: characters of a line with an address or a number
_SITE = re.compile(r"(?:https?://|www\.)\S{4,80}")
_NUMBER_OR_ADDRESS = re.compile(r"\S@\S|(?:\d[\s()/.-]{0,2}){6}")
#: A line that is an address or a number, or sets one apart: "Ann Ode | 0555 010203", "press@serra.example".
_CARD_PARTS = re.compile(
    r"^\S+@\S+$|^[+(\d][\d\s()/.-]{6,25}$"
    r"|[|–—·•/]\s*(?:\S+@\S+|[^\W\d_]{0,8}[.:]?\s?[+(\d][\d\s()/.-]{6,25})"
)


def card_below(texts: Sequence[str], label: int) -> range:
    """The lines below "Press contact:", a firm, a name, a number: short, to the last that says how to reach them."""
    end = label + 1
    for at in range(label + 1, min(label + 1 + _CARD, len(texts))):
        if len(texts[at]) > SHORT or texts[at][-1] in "!?…" or is_paragraph(texts[at]):
            break
        if reaches(texts[at]):
            end = at + 1
    return range(label + 1, end)


def reaches(text: str) -> bool:
    """Whether a line gives a number or an address."""
    return _NUMBER_OR_ADDRESS.search(text) is not None


def is_contact(text: str, *, sent: bool) -> bool:
    return bool(contact("contact").match(text) or (sent and contact("more").match(text)))


def names_office(text: str) -> bool:
    """ "Ufficio stampa Comune di Serra": a line that begins with what an office is called that speaks to the press."""
    return len(text) <= SHORT and text[-1] not in ".!?…" and opens("office").match(text) is not None


def is_office(texts: Sequence[str], at: int, *, sent: bool) -> bool:
    """ "Ufficio stampa Comune di Serra", below a release or above a number: no picture's credit."""
    if not names_office(texts[at]):
        return False
    return sent or any(reaches(below) and len(below) <= SHORT for below in texts[at + 1 : at + 1 + _OFFICE])


def cards_above(texts: Sequence[str], first: int) -> set[int]:
    """Lines above the text of a release that say whom to ask: "Contact:", a name, a number. ``first``: the text's."""
    found: set[int] = set()
    for at in range(first):
        if len(texts[at]) <= _CARD_LINE and is_contact(texts[at], sent=True):
            card = [line for line in card_below(texts, at) if line < first]
            if card or reaches(texts[at]):
                found |= {at, *card}
    return found


def enclosed(texts: Sequence[str], first: int) -> range:
    """ "Attachments:" below a release, and to its end nothing but short lines: what the files are."""
    for at in range(len(texts) - 1, first, -1):
        if len(texts[at]) > SHORT or is_paragraph(texts[at]):
            break
        if texts[at][-1] == ":" and labels("enclosed").match(texts[at]):
            return range(at, len(texts))
    return range(0)


def is_card(text: str) -> bool:
    """ "Press office – press@serra.example – 0555 010203", "www.serra.example": no words of a sentence."""
    if len(text) > _CARD_LINE or text[-1] in "!?…":
        return False
    return _SITE.fullmatch(text) is not None or (_CARD_PARTS.search(text) is not None and reaches(text))
