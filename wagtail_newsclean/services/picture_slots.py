"""The pictures of a copy: each with the caption and credit that stand beside it, and what an editor chose for it.

A picture may be in the copy itself, be named there by an address, or be known by its caption or credit only, as in
a plain paste.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..models.review import PictureChoice, Review, ReviewBlock
from ..text import Kind
from ..text.details.credit import split_caption

#: A picture that is in the copy itself.
DATA_ADDRESS = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,", re.IGNORECASE)

_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r\u2028])[ \t]*")  #: inside a hard-wrapped paragraph
#: Running text: what stands on its other side belongs to another picture.
_CLOSING = frozenset({Kind.BODY, Kind.HEADING})


@dataclass(slots=True)
class PictureSlot:
    """One picture of the copy, or the place where one belongs."""

    key: str  #: "p0" for the copy's first picture, "b120" for one known only by the block at 120
    picture: Mapping[str, Any] | None = None  #: as ``split["pictures"]`` has it
    index: int | None = None  #: its place there
    choice: PictureChoice = field(default_factory=PictureChoice)
    start: int | None = None  #: where its first block begins
    captions: list[str] = field(default_factory=list)
    found_credit: str = ""  #: what the copy says

    @property
    def credit(self) -> str:
        """What goes on the page: what the editor typed, else what the copy says."""
        return self.found_credit if self.choice.credit is None else self.choice.credit

    def takes(self, caption: str, credit: str) -> bool:
        """Whether these may still belong to it."""
        return not self.found_credit or (not credit and not self.captions)

    @property
    def caption(self) -> str:
        """Its caption on one line."""
        return " ".join(self.captions)

    @property
    def alt(self) -> str:
        """The alternative text that came with it."""
        return str((self.picture or {}).get("alt") or "")

    @property
    def name(self) -> str:
        """First words by which an editor knows it."""
        return self.alt or self.caption or self.found_credit or self.address

    @property
    def address(self) -> str:
        """Where the copy says the picture is, for a person to read; empty for one that is in the copy."""
        return "" if self.in_copy else str((self.picture or {}).get("src", ""))[:200]

    @property
    def in_copy(self) -> bool:
        """The copy holds the picture itself."""
        return bool(self.picture and DATA_ADDRESS.match(self.picture.get("src", "")))

    @property
    def goes_along(self) -> bool:
        """A picture goes on the page with the story."""
        return not self.choice.out and (self.choice.image is not None or self.in_copy)


@dataclass(slots=True)
class Placed:
    """Slots, and where in the review each stands: before the block of that index, or after all of them."""

    slots: list[PictureSlot]
    before: dict[int, list[PictureSlot]]
    at_end: list[PictureSlot]
    taken: frozenset[int]  #: indexes of the blocks that the slots hold


def slots_of(split: Mapping[str, Any], review: Review) -> list[PictureSlot]:
    """The pictures of a copy as its editor left it, in reading order."""
    return place_slots(split, review).slots


def place_slots(split: Mapping[str, Any], review: Review) -> Placed:
    """The same with their places.

    A caption and a credit belong to the picture, caption or credit right before them, with no running text between;
    a second credit, or a caption after a whole one, is the next picture's.
    """
    source = split["source"]
    starts = [line["start"] for line in split.get("lines", ())]
    pictures = list(enumerate(split.get("pictures", ())))
    placed = Placed([], {}, [], frozenset())
    taken: set[int] = set()
    current: PictureSlot | None = None
    for number, block in enumerate(review.blocks):
        while pictures and _stands_before(pictures[0][1], block, starts):
            current = _add(placed, number, _of_picture(*pictures.pop(0), review))
        if block.kind in _CLOSING:
            current = None
        elif block.kind in (Kind.CAPTION, Kind.CREDIT):
            caption, credit = _read(block.kind, source[block.start : block.end])
            if current is None or not current.takes(caption, credit):
                key = f"b{block.start}"
                current = _add(placed, number, PictureSlot(key, choice=_choice(review, key)))
            current.start = block.start if current.start is None else current.start
            current.captions += [caption] if caption else []
            current.found_credit = credit or current.found_credit
            taken.add(number)
    for index, picture in pictures:
        slot = _of_picture(index, picture, review)
        placed.slots.append(slot)
        placed.at_end.append(slot)
    placed.taken = frozenset(taken)
    return placed


def one_line(text: str) -> str:
    """A hard-wrapped paragraph without its breaks."""
    return _BREAK.sub(" ", text.strip())


def _read(kind: Kind, text: str) -> tuple[str, str]:
    """(caption, credit) of a block."""
    text = one_line(text)
    if kind is Kind.CREDIT:
        return "", text
    caption, credit = split_caption(text)
    return caption, credit or ""


def _stands_before(picture: Mapping[str, Any], block: ReviewBlock, starts: Sequence[int]) -> bool:
    index = picture.get("line")
    return index is not None and index < len(starts) and starts[index] < block.end


def _of_picture(index: int, picture: Mapping[str, Any], review: Review) -> PictureSlot:
    key = f"p{index}"
    return PictureSlot(key, picture, index, _choice(review, key))


def _choice(review: Review, key: str) -> PictureChoice:
    return review.pictures.get(key) or PictureChoice()


def _add(placed: Placed, number: int, slot: PictureSlot) -> PictureSlot:
    placed.slots.append(slot)
    placed.before.setdefault(number, []).append(slot)
    return slot
