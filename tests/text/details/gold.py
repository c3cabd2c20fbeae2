"""The labelled pages with their labels as blocks: what stands inside blocks is tested apart from the splitter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wagtail_newsclean.text.types import Block, Kind


@dataclass(frozen=True)
class GoldDocument:
    id: str
    source: str
    blocks: tuple[Block, ...]
    language: str
    dateline: str | None
    credits: dict[int, str]  #: block index to credit
    authors: tuple[str, ...]


def gold_documents(shared: Path) -> Iterator[GoldDocument]:
    """Labelled pages and trap texts; one block a line, as labelled."""
    for file in sorted([*(shared / "gold").glob("*.json"), *(shared / "traps").glob("*.json")]):
        data = json.loads(file.read_text("utf-8"))
        blocks, position = [], 0
        for line, label in zip(data["lines"], data["labels"], strict=True):
            start = position + len(line) - len(line.lstrip())
            blocks.append(Block(Kind(label), start, max(start, position + len(line.rstrip())), 1.0))
            position += len(line) + 1
        yield GoldDocument(
            id=data["id"],
            source="\n".join(data["lines"]),
            blocks=tuple(blocks),
            language=data.get("language") or "",
            dateline=(data.get("dateline") or {}).get("text"),
            credits={int(number): text for number, text in (data.get("credits") or {}).items()},
            authors=tuple(data.get("authors") or ()),
        )
