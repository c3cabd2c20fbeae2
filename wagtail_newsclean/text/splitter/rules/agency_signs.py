"""An agency in brackets that signs off the last paragraph: "It dates from 1820. (EFE)"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ...details.datelines.agencies import is_agency
from ...types import PICTURE_KINDS, Block, Document, Kind
from ..figures import in_figure

_SURE = 0.8
_SIGNED_OFF = ("is the last paragraph", "an agency name")
_SIGN_OFF = re.compile(r"[.!?…”\"»]\s?[(\[](?P<agency>[^()\[\]]{2,40})[)\]]\.?$")
#: "... 112 gardens. PTI DB RKS"
_BARE_SIGN_OFF = re.compile(r"[.!?…”\"»]\s(?P<agency>[A-ZА-ЯІЇЄ]{2,8})(?:\s[A-ZА-ЯІЇЄ]{2,4}){0,4}$")
_INITIALS = 20  #: characters of what agencies set below it: "jk/ ab/"
_ENDING = 80  #: characters of a line that are looked at for it


def take_off_sign_off(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """The last paragraph with an agency in brackets is signed off, it is no picture's: "It dates from 1820. (EFE)"."""
    text_kinds = PICTURE_KINDS | {Kind.BODY}
    last = next(
        (
            at
            for at in range(len(blocks) - 1, 0, -1)
            if blocks[at].kind in text_kinds and len(document.lines[at].text) > _INITIALS
        ),
        0,
    )
    line, block = document.lines[last], blocks[last]
    if (
        not last
        or last in known
        or blocks[last - 1].kind is not Kind.BODY
        or in_figure(line)
        or any(picture.line == last for picture in document.pictures)
    ):
        return
    match = _SIGN_OFF.search(line.text[-_ENDING:]) or _BARE_SIGN_OFF.search(line.text[-_ENDING:])
    if match is None or not is_agency(match["agency"]):
        return
    if block.kind is Kind.BODY:
        blocks[last] = replace(block, ask=False, confidence=max(block.confidence, _SURE), reasons=_SIGNED_OFF)
    else:
        blocks[last] = replace(block, kind=Kind.BODY, ask=True, reasons=_SIGNED_OFF, second=block.kind)
