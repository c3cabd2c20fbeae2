"""A line that has another kind once the copy as a whole was looked at: an editor is asked about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...types import Block, Kind

#: Reasons that several rules give.
AMONG_PARAGRAPHS = "stands among the paragraphs"
SHORT_TITLE = "is a short title without a stop"
FOR_ITSELF = "the newsroom speaks to its readers about itself"
HEADS = "is the title of the box below it"
UNSTOPPED = "has no full stop, below a paragraph"
BUTTON_OF = "is the button of the box above it"


def asked(block: Block, kind: Kind, reason: str) -> Block:
    """The block as one of that kind, with its reason; what it was taken for is the next best."""
    return replace(block, kind=kind, ask=True, reasons=(reason,), second=block.kind)


def keep(blocks: list[Block], run: Sequence[int], reason: str) -> None:
    """Make these lines paragraphs of the story, for this reason."""
    for at in run:
        blocks[at] = asked(blocks[at], Kind.BODY, reason)
