"""From lines to blocks: the kinds that fit the copy as a whole, how sure they are, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..types import STORY_KINDS, Block, Document, Kind, Verdict
from .features import features
from .model import model
from .reasons import reasons_for

Chances = dict[Kind, float]

#: What a line that recurs in a source's stories is not.
RUNNING_TEXT = frozenset({Kind.BODY, Kind.HEADING, Kind.STANDFIRST})


@dataclass(frozen=True, slots=True)
class Doubt:
    """When a block is too close to call."""

    ask_below: float = 0.6  #: ask when the best kind's probability is lower than this
    margin: float = 0.2  #: ask when the runner-up is nearer than this
    story_first: float = (
        0.3  #: a line this likely to belong to the story stays in it, whatever else it may be
    )


DEFAULT_DOUBT = Doubt()


def split(
    document: Document, *, language: str, known: Mapping[int, Verdict], doubt: Doubt = DEFAULT_DOUBT
) -> tuple[Block, ...]:
    """One block for each line, in order.

    A line that is ``known`` gets that kind, and its neighbours are read in its light.
    """
    lines = document.lines
    if not lines:
        return ()
    brain = model("html" if lines[0].element is not None else "text")
    blocks: list[Block] = []
    for first, last, main in _parts(document):
        part = replace(document, lines=lines[first:last])
        told = {at - first: verdict.kind for at, verdict in known.items() if first <= at < last}
        rows = features(part, language)
        chances = brain.chances(rows, told)
        kinds = [told.get(at) or _decide(row, doubt, main) for at, row in enumerate(chances)]
        for at, line in enumerate(part.lines):
            verdict = known.get(first + at)
            if verdict is not None:
                sure, why = verdict.confidence, (verdict.reason,)
                blocks.append(Block(verdict.kind, line.start, line.end, sure, reasons=why))
                continue
            kind, row = kinds[at], chances[at]
            confidence, second = row.get(kind, 0.0), _runner_up(row, kind)
            ask = main and _close(row, kind, second, doubt)
            reasons = reasons_for(brain.weights, rows[at], kind, second, kinds, at)
            blocks.append(Block(kind, line.start, line.end, round(confidence, 3), ask, reasons, second))
    return tuple(blocks)


def _parts(document: Document) -> list[tuple[int, int, bool]]:
    """What is read as one copy: the main region of a page (or the whole of other copy), and what stands around it."""
    lines = document.lines
    total = len(lines)
    inside = [at for at, line in enumerate(lines) if line.element is None or line.element.in_main]
    if not inside:
        return [(0, total, True)]
    first, last = inside[0], inside[-1] + 1
    parts = [(0, first, False), (first, last, True), (last, total, False)]
    return [part for part in parts if part[0] < part[1]]


def _decide(row: Chances, doubt: Doubt, main: bool) -> Kind:
    """The likeliest kind, but a line that may well belong to the story stays in it: losing a paragraph is worst.

    Outside a page's main region only a headline belongs to the story.
    """
    best = max(row, key=row.__getitem__)
    if not main:
        furniture = [kind for kind in row if kind not in STORY_KINDS or kind is Kind.HEADLINE]
        return max(furniture, key=row.__getitem__) if furniture else Kind.OTHER
    if best in STORY_KINDS:
        return best
    story = {kind: chance for kind, chance in row.items() if kind in STORY_KINDS}
    if sum(story.values()) >= doubt.story_first:
        return max(story, key=story.__getitem__)
    return best


def _runner_up(row: Chances, kind: Kind) -> Kind | None:
    """The likeliest other kind."""
    others = [other for other in row if other is not kind]
    return max(others, key=row.__getitem__) if others else None


def _close(row: Chances, kind: Kind, second: Kind | None, doubt: Doubt) -> bool:
    """Too close to call: not likely enough, or the runner-up is near and would move the line in or out of the story."""
    confidence = row.get(kind, 0.0)
    if confidence < doubt.ask_below:
        return True
    moves = second is not None and (kind in STORY_KINDS) != (second in STORY_KINDS)
    return moves and second is not None and confidence - row[second] < doubt.margin
