"""A box amid the text that has a name of its own: "The Kettle", what it brings and when, and what to press.

Sub-headings have paragraphs below them. Where two stand in a row below a sentence that says "at 6.15, weekdays" and
speaks to somebody, that is what the box is for.
"""

from __future__ import annotations

from collections.abc import Collection

from ...types import Block, Document, Kind
from ..features import own_line
from ..lexicons import lexicon
from .asides import cues_of
from .asked import BUTTON_OF, HEADS, asked

_PITCH, _BUTTON = 160, 30  #: characters, at most
_FEWEST_BUTTONS, _MOST_BUTTONS = 2, 4
_SPEAKS = "names a regular time without reporting anything"


def tell_pitches(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Take such boxes out of the story in ``blocks``; what is ``known`` stays."""
    lines = document.lines
    for at in range(1, len(blocks) - _FEWEST_BUTTONS):
        if blocks[at].kind is not Kind.BODY or blocks[at + 1].kind is not Kind.HEADING or at in known:
            continue
        if blocks[at + 2].kind is not Kind.HEADING or len(lines[at].text) > _PITCH:
            continue
        end = at + 1
        while (
            end < min(len(blocks), at + 1 + _MOST_BUTTONS)
            and blocks[end].kind is Kind.HEADING
            and len(lines[end].text) <= _BUTTON
            and end not in known
        ):
            end += 1
        if end - at - 1 < _FEWEST_BUTTONS:
            continue
        f = own_line(lines[at].text, lexicon().mask(language)).facts
        cues = cues_of(f, language)
        if f.quotes or "regular" not in cues or not cues & {"reader", "mail", "outlet"}:
            continue
        blocks[at] = asked(blocks[at], Kind.NEWSLETTER, _SPEAKS)
        if blocks[at - 1].kind is Kind.HEADING and at - 1 not in known:
            blocks[at - 1] = asked(blocks[at - 1], Kind.NEWSLETTER, HEADS)
        for button in range(at + 1, end):
            blocks[button] = asked(blocks[button], Kind.NEWSLETTER, BUTTON_OF)
