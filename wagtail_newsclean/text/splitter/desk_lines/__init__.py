"""What wire services, press offices and mail programs write around a story for those who handle it.

Slugs and priority codes, notes to editors, "ends", sign-offs and times of sending, the head of a forwarded message.
Only forms that no sentence of a story has, and only where such lines stand: before the text, after it, under a title
of their own. Everything else is the model's business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...details.datelines.agencies import is_listed
from ...harm import is_desk_line
from ...types import STORY_KINDS, Block, Kind, Line, Verdict
from ..contacts import cards_above
from ..letters import ANSWERED, CONTACT, hands_over, is_signed, opening, opens_answered
from .above import CORRECTS, answers, corrects, passed_on, points, said_above
from .advisories import advisory
from .below import below
from .common import CODES, HEAD, LONGEST, NOTE, SENTENCE, SLUG, is_text
from .inside import mail_heads, pages, shouted_headings
from .kills import kill
from .releases import is_release

_OF_STORY = STORY_KINDS | {Kind.BYLINE}  #: what nothing below a story's end is
_TAIL = 24  #: lines from the end that are looked at


class DeskLines(NamedTuple):
    """Line index to what it is, for the lines that leave no doubt."""

    before: dict[int, Verdict]  #: above the text and inside it: the model reads the rest in their light
    after: dict[int, Verdict]  #: below it: they say nothing of the paragraph before them


def desk_lines(lines: Sequence[Line], *, mail: bool = False) -> DeskLines:
    """What stands in these lines for those who handle the copy. ``mail``: they are an e-mail, which is signed."""
    texts = [line.text for line in lines]
    if withdrawn := kill(texts):
        return DeskLines(withdrawn, {})
    total = len(texts)
    forwarded = dict(mail_heads(texts))
    paragraph = next((at for at, text in enumerate(texts) if is_text(text)), total)
    mail = mail or any(at < paragraph for at in forwarded) or hands_over(texts)
    letter = opening(texts, mail=mail)
    starts = (
        at
        for at, text in enumerate(texts[:HEAD])
        if is_text(text, SENTENCE)
        and at not in letter
        and not said_above(text)
        and not (at and corrects(text))
    )
    first = next(starts, min(total, HEAD) // 2)
    before = {at: verdict for at in range(first) if (verdict := said_above(texts[at])) is not None}
    # A kill or an advisory is nothing but notes.
    if not any(is_text(text) and not is_desk_line(text) for text in texts):
        before |= {at: NOTE for at, text in enumerate(texts[:HEAD]) if is_desk_line(text)}
    before |= {at: CORRECTS for at in range(1, first) if corrects(texts[at])}
    if mail:
        before |= {at: ANSWERED for at in range(first) if opens_answered(texts[at])} | answers(texts)
    sent = mail or is_release(texts, before, first, max(first + 1, total - _TAIL))
    if total and len(texts[0]) <= LONGEST and is_listed(texts[0]) and not texts[0].istitle():
        before[0] = CODES
    wire = any(SLUG.fullmatch(texts[at][:LONGEST]) for at in range(first))
    headings = shouted_headings(texts, first) if wire else {}
    before |= points(texts, first, wire=bool(before)) | pages(texts) | letter
    before |= passed_on(texts, forwarded, mail=mail) | forwarded
    before |= advisory(texts, sent=sent)
    if sent and not mail:
        before |= dict.fromkeys(cards_above(texts, first), CONTACT)
    signed = mail or is_signed(texts)
    after = below(texts, max(first + 1, total - _TAIL), mail=signed, sent=sent or signed)
    return DeskLines(before | headings, {at: after[at] for at in after if at not in headings})


def told(blocks: tuple[Block, ...], after: Mapping[int, Verdict]) -> tuple[Block, ...]:
    """The blocks, with what is certain of the lines after the text; it changes nothing for the lines before them."""
    found = list(blocks)
    for at, verdict in after.items():
        block = found[at]
        kind = verdict.kind or (block.kind if block.kind not in _OF_STORY else Kind.NOTE)
        found[at] = replace(
            block, kind=kind, confidence=verdict.confidence, ask=False, reasons=(verdict.reason,)
        )
    return tuple(found)
