"""Stories in sheets: below each title of a film, a book or a place the same label, "Dir: Ana Lund.", and a paragraph
below that; or sentences with labels in capitals, "CLAIM: ...", "VERDICT: ...".

A title that reads like a button or a box, "Donate" or "Read more", is one of theirs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from ...details.credit import credit_span
from ...types import STORY_KINDS, Block, Document, Kind
from ..features import own_line
from ..lexicons import lexicon
from .asked import AMONG_PARAGRAPHS, SHORT_TITLE, asked

_LABEL = re.compile(r"(?P<label>[^\W\d_][\w.’'-]{1,14}(?:\s[\w.’'-]{1,14})?)\s?:\s\S")
_OPENING = 36  #: characters with the label
_FEWEST = 3
_LONGEST_TITLE, _LONGEST_SHEET = 80, 200  #: characters
_STOPS = '.!?…”"»'
#: What labels of furniture mean.
_OF_FURNITURE = frozenset(
    ("related", "readmore", "photo", "by", "share", "note", "private", "comment", "published", "ad", "tags",
     "newsletter", "subscribe", "support", "follow", "email", "bio", "copyright", "legal", "nav")
)  # fmt: skip
_SURE = 0.995
_FINDING = re.compile(r"[^\W\d_a-zà-ÿа-яёіїєґ]{3,20}\s?:\s\S")
_SAME_LABEL = "starts with the same label as other lines"


def keep_fact_sheets(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """Keep in the story in ``blocks`` such titles, the lines with a label and what is said; what is ``known`` stays."""
    lines = document.lines
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(1, len(lines) - 1):
        text = lines[at].text
        if len(text) > _LONGEST_SHEET or ":" not in text[:_OPENING]:
            continue
        match = _LABEL.match(text)
        if match is not None and _is_title(lines[at - 1].text) and lines[at + 1].text[-1] in _STOPS:
            rows[match["label"].casefold()].append(at)
    for label, sheets in rows.items():
        told = sum(blocks[at + 1].kind is Kind.BODY for at in sheets)
        if len(sheets) < _FEWEST or 2 * told <= len(sheets):
            continue
        if not _OF_FURNITURE.isdisjoint(own_line(label, lexicon().mask(language)).facts.hits):
            continue
        for at in sheets:
            for line, kind, reason in (
                (at - 1, Kind.HEADING, SHORT_TITLE),
                (at, Kind.BODY, _SAME_LABEL),
                (at + 1, Kind.BODY, AMONG_PARAGRAPHS),
            ):
                block = blocks[line]
                if block.kind not in STORY_KINDS and block.confidence < _SURE and line not in known:
                    blocks[line] = asked(block, kind, reason)


def keep_findings(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Sentences with labels in capitals, in a row, are the story's: "CLAIM: The photograph shows a whale."."""
    rows = {at for at, line in enumerate(document.lines) if _FINDING.match(line.text[:_OPENING])}
    for at in rows:
        if (
            blocks[at].kind is Kind.CAPTION
            and at not in known
            and not {at - 1, at + 1}.isdisjoint(rows)
            and document.lines[at].text[-1] in _STOPS
            and credit_span(document.lines[at].text) is None
        ):
            blocks[at] = asked(blocks[at], Kind.BODY, _SAME_LABEL)


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and text[-1] not in ".:,;"
