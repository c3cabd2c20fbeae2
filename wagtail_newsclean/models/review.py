"""The state of a split that an editor works on: spans of the copy with their kinds, and the story's details.

Pure data, stored as JSON with the copy and exchanged with the browser in the same shape. Whatever the browser
sends, ``checked`` refuses a state that would lose a character of the copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from ..text import Kind

_LARGEST_KEY = 2**63 - 1
_SURROGATE = re.compile("[\ud800-\udfff]")


class ReviewError(ValueError):
    """A state that cannot be taken; the message says why and is shown to the editor."""


@dataclass(frozen=True, slots=True)
class ReviewBlock:
    """``source[start:end]`` and its kind."""

    start: int
    end: int
    kind: Kind
    edited: bool = False  #: an editor chose this kind (or these bounds), not the program


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """What an editor decided about one picture of the copy (``services.picture_slots`` says which)."""

    image: int | None = None  #: an image of the library; None: the copy's own, where it holds one
    credit: str | None = None  #: typed by the editor; None: what the copy says
    out: bool = False  #: it stays out of the story, with its caption and credit


@dataclass(frozen=True, slots=True)
class Review:
    """What the desk shows and saves."""

    blocks: tuple[ReviewBlock, ...]
    headline: str = ""
    standfirst: str = ""
    byline: tuple[str, ...] = ()
    dateline: str = ""  #: as the page will carry it; empty: the story has none
    dateline_span: tuple[int, int] | None = None  #: where it stands in the copy, to take off the paragraph
    tags: tuple[str, ...] = ()  #: names of accepted tags
    related: tuple[int, ...] = ()  #: keys of accepted related pages, in order
    pictures: Mapping[str, PictureChoice] = field(default_factory=dict)  #: by the key of the picture's slot
    teach: bool = True  #: what is corrected here is learnt for the source

    @classmethod
    def from_split(cls, split: Mapping[str, Any]) -> Review:
        """The program's proposal, before any editor touched it."""
        dateline = split.get("dateline")
        return cls(
            blocks=tuple(ReviewBlock(b["start"], b["end"], Kind(b["kind"])) for b in split.get("blocks", ())),
            headline=split.get("headline") or "",
            standfirst=split.get("standfirst") or "",
            byline=tuple(split.get("byline", ())),
            dateline=dateline["text"] if dateline else "",
            dateline_span=(dateline["start"], dateline["end"]) if dateline else None,
        )

    @classmethod
    def from_json(cls, data: Any) -> Review:
        """Read a stored or posted state. Raises ``ReviewError`` for anything that is not one."""
        try:
            span = data.get("dateline_span")
            return cls(
                blocks=tuple(
                    ReviewBlock(int(b["start"]), int(b["end"]), Kind(b["kind"]), bool(b.get("edited")))
                    for b in data["blocks"]
                ),
                headline=_text(data.get("headline")),
                standfirst=_text(data.get("standfirst")),
                byline=tuple(_text(name) for name in data.get("byline", ()) if _text(name)),
                dateline=_text(data.get("dateline")),
                dateline_span=(int(span[0]), int(span[1])) if span else None,
                tags=tuple(dict.fromkeys(_text(name) for name in data.get("tags", ()) if _text(name))),
                related=tuple(dict.fromkeys(row_key(pk) for pk in data.get("related", ()))),
                pictures={
                    _text(key): _choice(choice) for key, choice in (data.get("pictures") or {}).items()
                },
                teach=bool(data.get("teach", True)),
            )
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
            raise ReviewError(_("This is not the state of a copy; reload the page and try again.")) from error

    def to_json(self) -> dict[str, Any]:
        """The shape ``from_json`` reads."""
        return asdict(self) | {"blocks": [asdict(b) | {"kind": b.kind.value} for b in self.blocks]}

    def checked(self, source: str) -> Review:
        """This state, or ``ReviewError`` where a character of ``source`` is in no block or in two."""
        position = 0
        for block in self.blocks:
            if block.start < position or block.end < block.start or block.end > len(source):
                raise ReviewError(_("The blocks overlap or are out of order; nothing was saved."))
            if source[position : block.start].strip():
                raise ReviewError(_("Some of the copy is in no block; nothing was saved."))
            position = block.end
        if source[position:].strip():
            raise ReviewError(_("Some of the copy is in no block; nothing was saved."))
        span = self.dateline_span
        if span and not (0 <= span[0] <= span[1] <= len(source)):
            return replace(self, dateline_span=None)
        return self

    def text(self, source: str, *kinds: Kind) -> list[str]:
        """The text of every block of these kinds, in order."""
        return [source[b.start : b.end] for b in self.blocks if b.kind in kinds]


def row_key(value: Any) -> int:
    """A row's key. Raises ``ValueError`` for a number that a database would not even look for."""
    key = int(value)
    if not 0 <= key <= _LARGEST_KEY:
        raise ValueError(value)
    return key


def row_keys(values: Iterable[Any]) -> Iterator[int]:
    """Those that can be keys of rows."""
    for value in values:
        with suppress(ValueError):
            yield row_key(value)


def _choice(data: Any) -> PictureChoice:
    image, credit = data.get("image"), data.get("credit")
    return PictureChoice(
        image=None if image is None else row_key(image),
        credit=None if credit is None else " ".join(_text(credit).split()),
        out=bool(data.get("out")),
    )


def _text(value: Any) -> str:
    """Text that every database takes: no NUL, and U+FFFD for half a character, which JSON can name."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(value)
    return _SURROGATE.sub("\ufffd", value.replace("\x00", "")).strip()
