"""The splitter run over the text of a page: which paragraphs are no part of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..mapping.paragraphs import Paragraph
from ..text import Kind
from ..text.splitter import split
from ..text.types import Block, Document, Line

#: What the mapping calls the text of the story.
STORY = (Kind.BODY.value, Kind.HEADING.value)


@dataclass(frozen=True, slots=True)
class PageSplit:
    """The headline and the story's paragraphs with a block each, and the text they are cut from."""

    source: str
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]

    def furniture(self, confidence: float) -> Iterator[tuple[Paragraph, Block]]:
        """Paragraphs that stand in the text and are no part of it, as sure as ``confidence`` (0..1) or surer."""
        for paragraph, block in zip(self.paragraphs, self.blocks, strict=True):
            beside = paragraph.kind in STORY and block.kind not in (Kind.BODY, Kind.HEADING)
            if beside and block.confidence >= confidence and not block.ask:
                yield paragraph, block


def split_paragraphs(paragraphs: Iterable[Paragraph], language: str) -> PageSplit:
    """Split what the mapping calls headline, body and heading; other paragraphs are where they belong."""
    story = tuple(p for p in paragraphs if p.kind in STORY or p.kind == Kind.HEADLINE)
    if not any(p.kind in STORY for p in story):
        return PageSplit("", (), ())
    lines: list[Line] = []
    position = 0
    for paragraph in story:
        end = position + len(paragraph.text)
        lines.append(Line(position, end, paragraph.text, blank_before=bool(lines)))
        position = end + 2
    source = "\n\n".join(p.text for p in story)
    blocks = split(Document(source, tuple(lines), "plain"), language=language, known={})
    return PageSplit(source, story, blocks)


def language_of(page: Any) -> str:
    """The page's language as an ISO 639-1 code, empty where it has no locale yet."""
    locale = page.locale if getattr(page, "locale_id", None) else None
    return str(locale.language_code)[:2] if locale else ""
