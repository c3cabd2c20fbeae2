"""From lines to blocks: the kinds that fit the copy as a whole, how sure they are, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
    rows = features(document, language)
    brain = model("html" if lines[0].element is not None else "text")
    chances = brain.chances(rows, {index: v.kind for index, v in known.items() if v.kind is not None})
    kinds = [
        _told(known[index], row) if index in known else _decide(row, doubt)
        for index, row in enumerate(chances)
    ]
    blocks = []
    for index, line in enumerate(lines):
        verdict = known.get(index)
        if verdict is not None:
            ask = verdict.kind is None and _running_text(chances[index]) > 1 - doubt.margin
            block = Block(kinds[index], line.start, line.end, verdict.confidence, ask, (verdict.reason,))
            blocks.append(block)
            continue
        kind, row = kinds[index], chances[index]
        confidence, second = _runner_up(row, kind)
        ask = confidence < doubt.ask_below or (
            second is not None and confidence - row[second] < doubt.margin and _matters(kind, second)
        )
        reasons = reasons_for(brain.weights, rows[index], kind, second, kinds, index)
        blocks.append(Block(kind, line.start, line.end, round(confidence, 3), ask, reasons, second))
    return tuple(blocks)


def _told(verdict: Verdict, row: Chances) -> Kind:
    """The kind a verdict names, or the likeliest that it leaves open."""
    if verdict.kind is not None:
        return verdict.kind
    left = {kind: chance for kind, chance in row.items() if kind not in RUNNING_TEXT}
    return max(left, key=left.__getitem__) if left else Kind.OTHER


def _running_text(row: Chances) -> float:
    return sum(chance for kind, chance in row.items() if kind in RUNNING_TEXT)


def _decide(row: Chances, doubt: Doubt) -> Kind:
    """The likeliest kind, but a line that may well belong to the story stays in it: losing a paragraph is worst."""
    best = max(row, key=row.__getitem__)
    if best in STORY_KINDS:
        return best
    story = {kind: chance for kind, chance in row.items() if kind in STORY_KINDS}
    if sum(story.values()) >= doubt.story_first:
        return max(story, key=story.__getitem__)
    return best


def _runner_up(row: Chances, kind: Kind) -> tuple[float, Kind | None]:
    """The chance of the chosen kind, and the likeliest other one."""
    others = [other for other in row if other is not kind]
    second = max(others, key=row.__getitem__) if others else None
    return row[kind], second


def _matters(kind: Kind, second: Kind) -> bool:
    """Whether it makes a difference to the story which of the two it is."""
    return (kind in STORY_KINDS) != (second in STORY_KINDS)
