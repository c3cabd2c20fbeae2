"""From lines to blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..types import Block, Document, Kind, Verdict


@dataclass(frozen=True, slots=True)
class Doubt:
    """When a block is too close to call."""

    ask_below: float = 0.6  #: ask when the best kind's probability is lower than this
    margin: float = 0.2  #: ask when the runner-up is nearer than this


DEFAULT_DOUBT = Doubt()


def split(
    document: Document, *, language: str, known: Mapping[int, Verdict], doubt: Doubt = DEFAULT_DOUBT
) -> tuple[Block, ...]:
    """One block for each line, in order."""
    blocks = []
    for index, line in enumerate(document.lines):
        verdict = known.get(index)
        kind = verdict.kind if verdict else Kind.BODY
        reasons = (verdict.reason,) if verdict else ()
        blocks.append(Block(kind, line.start, line.end, 1.0 if verdict else 0.5, reasons=reasons))
    return tuple(blocks)
