"""Lines that were told what they are, as the rules that look at a whole copy get them."""

from __future__ import annotations

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.types import Block, Document

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
