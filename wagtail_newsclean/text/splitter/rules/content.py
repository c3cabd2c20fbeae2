"""What a format itself calls the text of its story: there a doubtful line is a paragraph."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ...details.credit import credit_span
from ...types import PICTURE_KINDS, Block, Document, Kind
from ..figures import in_figure
from ..forms import is_plain_sentence
from .asked import keep
from .decks import is_set

#: A line that is doubtful and none of these is a paragraph there.
KEPT_IN_CONTENT = PICTURE_KINDS | {Kind.BODY, Kind.HEADING, Kind.NOTE}

_CONTENT = "stands in what the file calls its text"


def keep_content(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """In what a format calls the text a plain sentence outside figures, without a credit, describes no picture.

    Nor is it a standfirst, unless it is set as one: the format has a field for that.
    """
    taken = (Kind.CAPTION, Kind.STANDFIRST)
    for at in range(*document.content):
        line = document.lines[at]
        if (
            blocks[at].kind in taken
            and at not in known
            and not in_figure(line)
            and is_plain_sentence(line.text, language)
            and credit_span(line.text) is None
            and not is_set(document, at)
        ):
            keep(blocks, [at], _CONTENT)


def find_the_text(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """What a format itself calls the story's text is text, where the model finds no paragraph in it."""
    content = range(*document.content)
    if any(blocks[at].kind is Kind.BODY for at in content):
        return
    for at in content:
        if at not in known and blocks[at].kind not in KEPT_IN_CONTENT:
            blocks[at] = replace(blocks[at], kind=Kind.BODY, ask=True, reasons=(_CONTENT,))
