"""Questions and answers: in what a person is asked, "Photo or film?" labels no picture and "What's next?" no list.

Line by line an interview looks like furniture: short, without a subject, speaking to somebody. Only the turns tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from ...types import PICTURE_KINDS, STORY_KINDS, Block, Document, Kind, Line
from ..figures import in_figure
from ..forms import offers
from .asked import keep

#: "— Who taught you?": where speech begins with a dash, each turn does. Lists have a shorter one.
_DASH = re.compile(r"[—–]\s?[^\W\d_]")
_ENDS_TURN = re.compile(r"[.!?…:]['\"”’»)]?$")
_ASKS, _CLOSE = "?？؟", "'\"”’»)"

#: So many questions, or turns with a dash, make an interview; the next is at most so many lines on.
_FEWEST, _REACH = 3, 4
#: Characters, at most: of a question, and of a turn that looks like a picture's line.
_QUESTION, _SHORT = 300, 40
_SURE = 0.8
_FEWEST_TURNS = 4
#: Lines at the top, and characters of one that says what the copy is.
_HEAD, _DECLARED = 10, 160
_INTERVIEW = re.compile(
    r"\binterview|\bgespräch (?:führte|mit)|\bpropos recueillis|\bentretien\b|\bentrevist|\bintervist|\brozmawia"
    r"|\bwywiad|\bgesprek met|\bq&a\b|\bin conversation\b|беседова|интервью|розмовля|спілкува|інтерв['’]ю",
    re.IGNORECASE,
)
_UNSURE, _THANKS = 0.6, 60  #: characters
_THANKED = re.compile(
    r"(?:thank|danke|vielen dank|wir danken|merci|gracias|grazie|dank u|bedankt|dziękuj|obrigad|спасибо|благодар|дякую)"
    r"[^?]*[.!]$",
    re.IGNORECASE,
)

#: What turns are taken for; names and times are none.
_CONFUSED = PICTURE_KINDS | {
    Kind.NEWSLETTER, Kind.APPEAL, Kind.RELATED, Kind.AD, Kind.SHARE, Kind.NAV, Kind.TAGS, Kind.BIO, Kind.NOTE,
    Kind.LEGAL,
}  # fmt: skip

_TURN = "is a question or an answer among others"


def keep_turns(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Questions and answers of an interview are its paragraphs."""
    for at in _turns(document.lines, blocks, language):
        if at not in known and not in_figure(document.lines[at]):
            keep(blocks, [at], _TURN)


def _turns(lines: Sequence[Line], blocks: Sequence[Block], language: str) -> list[int]:
    """The lines that are a question or its answer, as the other lines show, and were read as something else."""
    declared = _is_declared(lines, blocks)
    found = {*_with_dashes(lines), *_asked(lines, blocks, language)}
    if declared:
        found.update(_talked(lines, blocks))
    return sorted(
        at for at in found if _is_confused(lines[at], blocks[at]) and _may_be_turn(lines[at], blocks[at])
    )


def _is_declared(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Whether what stands above the text says that somebody was asked: "Interview: Jane Roe"."""
    for line, block in zip(lines[:_HEAD], blocks, strict=False):
        if block.kind is Kind.BODY:
            return False
        if block.kind is not Kind.HEADLINE and len(line.text) <= _DECLARED and _INTERVIEW.search(line.text):
            return True
    return False


def _talked(lines: Sequence[Line], blocks: Sequence[Block]) -> list[int]:
    """In an interview the sentences between two paragraphs, one of them a question, and thanks below the last one.

    A box has a button, which is no sentence.
    """
    found: list[int] = []
    run: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind is Kind.BODY:
            if 0 < len(run) <= _REACH and any(_asks(lines[turn].text) for turn in run):
                found += run
            run = []
            continue
        if run or (at and blocks[at - 1].kind is Kind.BODY):
            run.append(at)
        if (
            len(run) == 1
            and block.confidence < _UNSURE
            and len(lines[at].text) <= _THANKS
            and _THANKED.match(lines[at].text)
        ):
            found.append(at)
    return found


def _is_confused(line: Line, block: Block) -> bool:
    """Whether the line was taken for what turns are taken for: "¿Por qué?" for a byline, for "por"."""
    return block.kind in _CONFUSED or (block.kind is Kind.BYLINE and _asks(line.text))


def _may_be_turn(line: Line, block: Block) -> bool:
    """A whole sentence, and a short one where it looks like a picture's line or a link."""
    if _ENDS_TURN.search(line.text[-2:]) is None or ": " in line.text:
        return False
    return len(line.text) <= _SHORT or not (block.kind in PICTURE_KINDS or block.kind is Kind.RELATED)


def _with_dashes(lines: Sequence[Line]) -> list[int]:
    """The turns of a talk that is set with dashes: whole sentences, and one of them at least asks."""
    rows = [
        at
        for at, line in enumerate(lines)
        if line.text[0] in "—–" and _DASH.match(line.text) and _ENDS_TURN.search(line.text[-2:])
    ]
    return [
        at
        for chain in _chains(rows)
        if len(chain) >= _FEWEST_TURNS and any(_asks(lines[at].text) for at in chain)
        for at in chain
    ]


def _asked(lines: Sequence[Line], blocks: Sequence[Block], language: str) -> list[int]:
    """Questions that take turns with lines that are none, a third of them the story's, and the line below each.

    A box asks too, and answers with what it offers: "Enjoying this?", "Sign up".
    """
    rows = [
        at
        for at, line in enumerate(lines)
        if len(line.text) <= _QUESTION and _asks(line.text) and at + 1 < len(lines)
    ]
    found: list[int] = []
    asking = set(rows)
    for chain in _chains([at for at in rows if at + 1 not in asking]):
        kinds = [blocks[at].kind for at in range(chain[0], chain[-1] + 2)]
        of_story = sum(kind in STORY_KINDS for kind in kinds)
        if len(chain) >= _FEWEST and 3 * of_story > sum(kind not in PICTURE_KINDS for kind in kinds):
            found += [
                turn
                for at in chain
                if not any(_is_offer(lines[turn], blocks[turn], language) for turn in (at, at + 1))
                for turn in (at, at + 1)
            ]
    return found


def _asks(text: str) -> bool:
    return text[-1] in _ASKS or (len(text) > 1 and text[-1] in _CLOSE and text[-2] in _ASKS)


def _is_offer(line: Line, block: Block, language: str) -> bool:
    return block.kind not in STORY_KINDS and block.confidence > _SURE and offers(line.text, language)


def _chains(rows: Sequence[int]) -> list[list[int]]:
    """Lines, parted where the next is far."""
    chains = [list(rows[:1])] if rows else []
    for before, at in pairwise(rows):
        if at - before > _REACH:
            chains.append([])
        chains[-1].append(at)
    return chains
