"""The copy as an editor left it -> pieces for the mapping to write, and what stays out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from ..mapping import PageMapping
from ..mapping.config import ALT, PICTURE
from ..mapping.writing import LeftOut, Piece
from ..models.review import Review, ReviewBlock
from ..text import Kind
from ..text.details.credit import split_caption
from ..text.markup import RenderedLine, html_of

_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"[ \t]*(?:\r\n|[\n\r\u2028])[ \t]*")  #: inside a hard-wrapped paragraph

#: A picture of the copy (``split["pictures"]``) -> the library's image, None where it is not in the library.
FindImage = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the mapping is to write, in order, and what was left out before it got there."""

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]


def pieces_of(
    split: Mapping[str, Any],
    review: Review,
    mapping: PageMapping,
    find_image: FindImage = lambda picture: None,
) -> Pieces:
    """Cut the reviewed copy into pieces: dateline taken off, credits apart from captions, pictures placed.

    Every block is in ``pieces`` or ``left_out``, or is what a field (headline, standfirst, byline) holds.
    """
    source = split["source"]
    lines = [RenderedLine(line["start"], line["end"], line["html"]) for line in split["lines"]]
    pictures = list(split.get("pictures", ()))
    pieces: list[Piece] = []
    left: list[LeftOut] = []
    for block in review.blocks:
        while pictures and _stands_before(pictures[0], block, lines):
            _place(pictures.pop(0), mapping, find_image, pieces, left)
        if block.kind in (Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE):
            reason = _not_in_detail(source[block.start : block.end], block.kind, review, mapping)
            if reason:
                left.append(LeftOut(block.kind.value, source[block.start : block.end], reason))
            continue
        start = block.start
        span = review.dateline_span
        if review.dateline and mapping.dateline and span and block.start <= span[0] < block.end:
            start = min(span[1], block.end)
            before = source[block.start : span[0]].strip()
            if before:
                left.append(LeftOut(block.kind.value, before, _("It stands before the dateline.")))
        text = _BREAK.sub(" ", source[start : block.end].strip())
        if text:
            pieces += _pieces_of_block(block.kind, text, partial(html_of, lines, source, start, block.end))
    for picture in pictures:
        _place(picture, mapping, find_image, pieces, left)
    return Pieces(tuple(pieces), tuple(left))


def _pieces_of_block(kind: Kind, text: str, markup: Callable[[], str]) -> list[Piece]:
    if kind in (Kind.CAPTION, Kind.CREDIT):
        caption, credit = split_caption(text) if kind is Kind.CAPTION else ("", text)
        found = [Piece(Kind.CAPTION.value, caption)] if caption else []
        return [*found, Piece(Kind.CREDIT.value, credit)] if credit else found
    return [Piece(kind.value, text, markup())]


def _stands_before(picture: Mapping[str, Any], block: ReviewBlock, lines: Sequence[RenderedLine]) -> bool:
    index = picture.get("line")
    return index is not None and index < len(lines) and lines[index].start < block.end


def _place(
    picture: Mapping[str, Any],
    mapping: PageMapping,
    find_image: FindImage,
    pieces: list[Piece],
    left: list[LeftOut],
) -> None:
    image = find_image(picture)
    name = picture.get("alt") or picture.get("src", "")[:100]
    if not mapping.blocks.get(PICTURE):
        left.append(LeftOut(PICTURE, name, _("The site's mapping has no place for pictures.")))
    elif image is None:
        left.append(
            LeftOut(PICTURE, name, _("The picture is not in the copy itself; choose it in the library."))
        )
    else:
        pieces.append(Piece(PICTURE, "", image=image))
        if picture.get("alt") and mapping.blocks.get(ALT):
            pieces.append(Piece(ALT, picture["alt"]))


def _not_in_detail(text: str, kind: Kind, review: Review, mapping: PageMapping) -> str:
    """Why a headline, standfirst or byline line is not on the page; empty where it is."""
    field = {
        Kind.HEADLINE: (mapping.headline, review.headline),
        Kind.STANDFIRST: (mapping.standfirst, review.standfirst),
        Kind.BYLINE: (mapping.byline, " ".join(review.byline)),
    }
    target, value = field[kind]
    if not target:
        return _("The site's mapping has no field for it.")
    if kind is Kind.BYLINE:
        return "" if value else _("No name was found in it.")
    return "" if _SPACE.sub("", text) in _SPACE.sub("", value) else _("The field holds other words.")
