"""Captions without a credit, as what stands beside them shows; in a gallery sentences may be either."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ...types import PICTURE_KINDS, Block, Document, Kind, Line
from ..forms import is_in_capitals
from .asked import UNSTOPPED

#: "at noon (Jo Roe)"
_SIGNED = re.compile(
    r"[^.!?…\s]\s\([^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+(?:\s[^\W\d_a-zà-ÿа-яёіїєґ][\w.'’-]+){1,2}\)$"
)
_STORY_FIRST = 0.45  #: a line less likely to be a paragraph was kept for caution
_SIGNED_FIRST = 0.6  #: and with a name in brackets
_STOPS, _STOPS_UNQUOTED = '.!?…:;”"»)', ".!?…"
_CLOSING = '”"»“'
_ENDING = 80  #: characters of a line that are looked at for a name
_GALLERY = 2  #: credits on lines of their own, to each paragraph


def tell_captions(document: Document, blocks: list[Block], known: Collection[int], language: str) -> None:
    """ "The count at noon" has no stop, below a paragraph: where the model doubts that it is one, it is a caption.

    With a name in brackets, "(Jo Roe)", wherever it stands. Below a quotation a name is whose it is.
    """
    for at in range(1, len(blocks)):
        block, text = blocks[at], document.lines[at].text
        if block.kind is not Kind.BODY or block.second is not Kind.CAPTION or at in known:
            continue
        if block.confidence >= _SIGNED_FIRST:
            continue
        if _SIGNED.search(text[-_ENDING:]) or (
            block.confidence < _STORY_FIRST
            and (text[-1] not in _STOPS or _ends_in_name(text))
            and "/" not in text
            and not is_in_capitals(text, language)
            and (
                blocks[at - 1].kind in PICTURE_KINDS
                or _is_unquoted_paragraph(document.lines[at - 1], blocks[at - 1])
            )
        ):
            doubt = block.ask or block.confidence >= _STORY_FIRST
            blocks[at] = replace(block, kind=Kind.CAPTION, ask=doubt, reasons=(UNSTOPPED,), second=Kind.BODY)


def _ends_in_name(text: str) -> bool:
    """ "Roe at the engine that she calls “the patient”": what is quoted at the end is a name, and no remark."""
    return text[-1] in _CLOSING and text[-2:-1].isalnum() and text[0].isalpha()


def _is_unquoted_paragraph(line: Line, block: Block) -> bool:
    quoted = line.element is not None and "blockquote" in line.element.path
    return block.kind is Kind.BODY and line.text[-1] in _STOPS_UNQUOTED and not quoted


def ask_in_gallery(blocks: list[Block], known: Collection[int]) -> None:
    """In a copy of pictures a sentence alone above a credit may be a caption as well as a paragraph: somebody looks.

    Of tips or steps that have a picture each there are as many as credits: there it asks about paragraphs only.
    """
    kinds = [block.kind for block in blocks]
    credited = kinds.count(Kind.CREDIT)
    if credited < kinds.count(Kind.BODY) * _GALLERY:
        return
    for at, (before, kind, after) in enumerate(zip(kinds, kinds[1:], kinds[2:], strict=False), 1):
        if kind is Kind.BODY and before is not Kind.BODY and after is Kind.CREDIT and at not in known:
            blocks[at] = replace(blocks[at], ask=True)
