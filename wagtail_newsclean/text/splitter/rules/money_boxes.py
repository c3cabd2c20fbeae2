"""Boxes amid the text that ask for money in words of their own: "This story cost us a week.", "£3", "£10", "Not today".

Sums by themselves one below the other, and a button that puts off, are choices; what stands right above them and says
what the story cost, or asks whether it pleased, is what they are for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import islice

from ...types import Block, Document, Kind, Line
from ...word_lists import any_of, phrases_in
from .asked import BUTTON_OF, FOR_ITSELF, asked

_ASKING = frozenset({Kind.APPEAL, Kind.NEWSLETTER})
#: What a line of such a box is taken for.
_LIKE_BOX = frozenset(
    {Kind.BODY, Kind.HEADING, Kind.AD, Kind.RELATED, Kind.SHARE, Kind.NOTE, Kind.CAPTION, Kind.OTHER}
)
#: What a button below an appeal is taken for.
_LIKE_BUTTON = frozenset(
    {Kind.SHARE, Kind.AD, Kind.TAGS, Kind.NAV, Kind.RELATED, Kind.NEWSLETTER, Kind.HEADING}
)
_BUTTON, _PITCH = 30, 180  #: characters
_ABOVE, _CHOICES = 3, 12  #: lines of what is said above the choices, and of those
_FEWEST_PARAGRAPHS = 2  #: above the box
_UNSURE = 0.95
#: "£3", "10 zł", "€20, just this once"
_SUM = re.compile(
    r"(?:[€£$₽]\s?\d[\d.,]{0,6}|\d[\d.,]{0,6}\s?(?:[€£$₽]|euros?|zł|грн|гривень|руб\w*|reais|pesos|dollars?|kr))"
    r"(?:,?\s\S+){0,3}",
    re.IGNORECASE,
)
_QUOTES = '"“”„«»'


def tell_money_boxes(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Take such boxes out of the story in ``blocks``; what is ``known`` stays, and somebody looks."""
    lines = document.lines
    body = (at for at, block in enumerate(blocks) if block.kind is Kind.BODY)
    inside = next(islice(body, _FEWEST_PARAGRAPHS - 1, None), len(blocks)) + 1
    for at in range(inside, len(blocks)):
        text = lines[at].text
        button = _button(text) if len(text) <= _BUTTON else None
        if button == "later" and (blocks[at].kind in _LIKE_BOX or blocks[at].kind in _ASKING):
            above = blocks[at - 1].kind
            kind = above if above in _ASKING else Kind.APPEAL
            if kind is above or _is_sum(lines[at - 1].text):
                _tell(blocks, at, kind, BUTTON_OF, known)
                _tell_sums_above(lines, blocks, at, known)
        if (
            button == "accept"
            and blocks[at].kind in _LIKE_BUTTON
            and blocks[at - 1].kind is Kind.APPEAL
            and blocks[at].confidence < _UNSURE
        ):
            _tell(blocks, at, Kind.APPEAL, BUTTON_OF, known)
    for at in range(len(blocks) - 1, inside, -1):
        if blocks[at].kind is Kind.APPEAL and blocks[at - 1].kind is not Kind.APPEAL:
            _tell_pitch_above(lines, blocks, range(max(inside, at - _ABOVE), at), known)


def _tell_sums_above(lines: Sequence[Line], blocks: list[Block], end: int, known: Collection[int]) -> None:
    for at in range(end - 1, max(0, end - 1 - _CHOICES), -1):
        if blocks[at].kind is not Kind.APPEAL and not _is_sum(lines[at].text):
            return
        if blocks[at].kind in _LIKE_BOX:
            _tell(blocks, at, Kind.APPEAL, BUTTON_OF, known)


def _tell_pitch_above(
    lines: Sequence[Line], blocks: list[Block], above: Sequence[int], known: Collection[int]
) -> None:
    first = None
    for at in reversed(above):
        text = lines[at].text
        if (
            blocks[at].kind not in _LIKE_BOX
            or blocks[at].confidence >= _UNSURE
            or at in known
            or len(text) > _PITCH
            or not set(text).isdisjoint(_QUOTES)
        ):
            break
        if _speaks_of_itself(text):
            first = at
    for at in above:
        if first is not None and at >= first:
            _tell(blocks, at, Kind.APPEAL, FOR_ITSELF, known)


def _tell(blocks: list[Block], at: int, kind: Kind, reason: str, known: Collection[int]) -> None:
    if at not in known:
        blocks[at] = asked(blocks[at], kind, reason)


def _is_sum(text: str) -> bool:
    return len(text) <= _BUTTON and _SUM.fullmatch(text) is not None


@lru_cache(maxsize=1024)
def _button(text: str) -> str | None:
    """Whether a button puts off ("later") or takes up an offer ("accept"); None for all else."""
    bare = text.strip(" !›»>→×").casefold().replace("’", "'")
    phrases = phrases_in(__package__, "money_boxes.txt")
    return next((name for name in ("later", "accept") if bare in phrases[name]), None)


def _speaks_of_itself(text: str) -> bool:
    low = text.casefold().replace("’", "'")
    return _pleased().match(low) is not None or any(
        phrase in low for phrase in phrases_in(__package__, "money_boxes.txt")["cost"]
    )


@cache
def _pleased() -> re.Pattern[str]:
    return re.compile(any_of(phrases_in(__package__, "money_boxes.txt")["pleased"]))
