"""Lines that were told what they are, as the rules that look at a whole copy get them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.second_look import look_again
from wagtail_newsclean.text.types import Block, Document, Verdict

PARAGRAPH = "The harbour authority of Port Marrow said on Monday that the wall would be built again by May."

#: What a line says, what it was taken for, how surely, and what the model would say next.
Row = tuple[str, Kind, float, Kind | None]

STORY: list[Row] = [(PARAGRAPH, Kind.BODY, 0.99, None)] * 3


def row(text: str, kind: Kind, confidence: float = 0.5, second: Kind | None = None) -> Row:
    return text, kind, confidence, second


def told(*rows: Row) -> tuple[Document, list[Block]]:
    document = read(Copy(text="\n".join(text for text, *_ in rows)))
    blocks = [
        Block(kind, line.start, line.end, confidence, second=second)
        for (_, kind, confidence, second), line in zip(rows, document.lines, strict=True)
    ]
    return document, blocks


def kinds(blocks: list[Block]) -> list[Kind]:
    return [block.kind for block in blocks]


def changed_by(
    rule: Callable[[Document, list[Block], Collection[int], str], None],
    document: Document,
    blocks: list[Block],
) -> list[int]:
    """The lines to which the rule gives another kind."""
    before = list(blocks)
    rule(document, blocks, (), "en")
    return [at for at, block in enumerate(before) if blocks[at] is not block]


def looked_at(
    copy: list[str] | Copy,
    kinds: list[Kind],
    confidence: float = 0.9,
    known: Mapping[int, Verdict] | None = None,
) -> list[Block]:
    """What the second look makes of these lines, taken for these kinds."""
    document = read(Copy(text="\n".join(copy)) if isinstance(copy, list) else copy)
    blocks = [
        Block(kind, line.start, line.end, confidence)
        for kind, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, known or {}, "en")
    return blocks


def taken_for(*rows: tuple[str, Kind, Kind | None], confidence: float = 0.3) -> list[Kind]:
    """What the second look makes of lines, each with its kind and what the model would say next."""
    document = read(Copy(text="\n".join(text for text, _, _ in rows)))
    blocks = [
        Block(kind, line.start, line.end, 0.99 if second is None else confidence, second=second)
        for (_, kind, second), line in zip(rows, document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    return [block.kind for block in blocks]
