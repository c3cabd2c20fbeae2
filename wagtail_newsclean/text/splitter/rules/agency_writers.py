"""Writers whom an agency names without a "by": "Nils Berg/NTB", right above the text."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...details.datelines.agencies import is_listed
from ...types import Block, Document, Kind
from .asked import asked

_WORKS_FOR = re.compile(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}\s?/\s?(?P<agency>[\w. ]{2,20})")
_LONGEST = 80  #: characters
_NAMED = "names a writer and an agency above the text"
_SIGNED = "names the writer again, below the text"
_HEAD = frozenset({Kind.HEADLINE, Kind.STANDFIRST})


def tell_agency_writers(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """On labelled pages all such credits above a text had a caption, a byline or a box over them. Where the line
    stands again below the text it signs that."""
    lines = document.lines
    _tell_whom_they_write_for(document, blocks, known)
    at = next((at for at, block in enumerate(blocks) if block.kind is Kind.BODY), 0) - 1
    if at < 1 or at in known or blocks[at].kind is not Kind.CREDIT or blocks[at - 1].kind not in _HEAD:
        return
    text = lines[at].text
    signs = [
        below for below in range(at + 1, len(blocks)) if below not in known and lines[below].text == text
    ]
    if blocks[at - 1].kind is not Kind.HEADLINE and not signs:  # a standfirst may be a caption
        return
    match = _WORKS_FOR.fullmatch(text) if lines[at].element is None and len(text) <= _LONGEST else None
    if match is None or not is_listed(match["agency"]) or any(block.kind is Kind.BYLINE for block in blocks):
        return
    blocks[at] = asked(blocks[at], Kind.BYLINE, _NAMED)
    for below in signs:
        blocks[below] = asked(blocks[below], Kind.NOTE, _SIGNED)


def _tell_whom_they_write_for(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """ "THE CANADIAN PRESS" between the writer and the text is no picture's."""
    for at in range(1, len(blocks)):
        if blocks[at].kind is Kind.BODY:
            return
        line = document.lines[at]
        if (
            blocks[at].kind is Kind.CREDIT
            and blocks[at - 1].kind is Kind.BYLINE
            and at not in known
            and line.element is None
            and " " in line.text  # "BBC" marks pictures
            and is_listed(line.text)
        ):
            blocks[at] = asked(blocks[at], Kind.BYLINE, _NAMED)
