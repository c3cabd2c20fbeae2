"""What stands inside the text: where a page ends, sub-headings between dashes, heads of messages passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...readers.mail_head import is_mail_header, opens_forwarded
from ...types import Kind, Verdict
from .common import CODES, LONGEST, NOTE, PICKUP, SLUG

_MAIL = Verdict(Kind.OTHER, "a line of the e-mail's head", 0.9)
_HEADING = Verdict(Kind.HEADING, "is set between dashes", 0.9)

#: "2 POLICE Goose Wexcombe", "Page 2"
_PAGE = re.compile(r"(?:(?:Page|page|Seite|p\.)\s)?\d{1,2}(?:\s[A-Z]{3,}(?:\s\w+){0,3})?")
#: "- Wind to ease -", between paragraphs
_BETWEEN_DASHES = re.compile(
    r"(?P<dash>[-–—])\s[^\W\d_](?:[^-–—.!?]|\b[-–—]\b|[!?](?=\s[-–—]$)){2,70}\s(?P=dash)"
)
_SHOUTED = Verdict(Kind.HEADING, "is set in capitals between paragraphs", 0.9)
_SHOUTED_HEADING, _FEWEST_LETTERS = 40, 5  #: characters
_OF_PICKUP = "PIASpias"  #: letters that a line begins with which says where a take belongs
_MORE_COMES = re.compile(r"mfl?|\((?:more|mehr|suite|segue|sigue)\)", re.IGNORECASE)


def pages(texts: Sequence[str]) -> dict[int, Verdict]:
    """ "mfl" inside the text, and the slug that the next page begins with; sub-headings that are set between dashes."""
    found: dict[int, Verdict] = {}
    for at, text in enumerate(texts[:-1]):
        if at and _BETWEEN_DASHES.fullmatch(text):
            found[at] = _HEADING
        elif len(text) <= LONGEST and text[0] in _OF_PICKUP and PICKUP.fullmatch(text):
            found[at] = NOTE
        if _MORE_COMES.fullmatch(text):
            found[at] = CODES
            if _PAGE.fullmatch(texts[at + 1]) or SLUG.fullmatch(texts[at + 1]):
                found[at + 1] = CODES
    return found


def shouted_headings(texts: Sequence[str], first: int) -> dict[int, Verdict]:
    """ "UP NEXT" between two paragraphs of a wire story: agencies set headings in capitals. ``first``: its first."""
    return {
        at: _SHOUTED
        for at in range(first + 1, len(texts) - 1)
        if len(texts[at]) <= _SHOUTED_HEADING
        and texts[at].isupper()
        and texts[at][-1].isalnum()
        and sum(character.isalpha() for character in texts[at]) >= _FEWEST_LETTERS
        and all(
            text[-1] in '.!?…”"»' and len(text) > len(texts[at]) for text in (texts[at - 1], texts[at + 1])
        )
    }


def mail_heads(texts: Sequence[str]) -> Iterator[tuple[int, Verdict]]:
    """Heads of messages inside the copy."""
    at = 0
    while at < len(texts):
        end = at
        while end < len(texts) and is_mail_header(texts[end]):
            end += 1
        if end - at >= 3 or (end - at >= 2 and at and opens_forwarded(texts[at - 1][:LONGEST])):
            if at and opens_forwarded(texts[at - 1][:LONGEST]):
                yield at - 1, _MAIL
            for line in range(at, end):
                yield line, _MAIL
        at = end + 1
