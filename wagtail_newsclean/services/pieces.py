"""The copy as an editor left it -> pieces for the mapping to write, and what stays out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..mapping import PageMapping
from ..mapping.config import ALT, PICTURE
from ..mapping.images import words_of
from ..mapping.writing import LeftOut, Piece, holds_pictures
from ..models.review import Review, ReviewBlock
from ..text import Kind
from ..text.markup import RenderedLine, html_of
from .own_picture import own_picture, same_words
from .picture_slots import PictureSlot, one_line, place_slots
from .pictures import NoPicture

#: A picture of the copy -> the library's image, None where it is not in the library.
FindImage = Callable[[PictureSlot], Any]


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the mapping is to write, in order, and what was left out before it got there."""

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    values: Mapping[str, Any]  #: of fields of the page's own picture


def pieces_of(
    split: Mapping[str, Any],
    review: Review,
    mapping: PageMapping,
    find_image: FindImage = lambda slot: None,
) -> Pieces:
    """Cut the reviewed copy into pieces: dateline taken off, credits apart from captions, pictures placed.

    Every block is in ``pieces`` or ``left_out``, or is what a field (headline, standfirst, byline) holds.
    """
    source = split["source"]
    lines = [RenderedLine(line["start"], line["end"], line["html"]) for line in split["lines"]]
    placed = place_slots(split, review)
    pieces: list[Piece] = []
    left: list[LeftOut] = []
    values: dict[str, Any] = {}
    for number, block in enumerate(review.blocks):
        for slot in placed.before.get(number, ()):
            _place(slot, mapping, find_image, pieces, left, values)
        if number in placed.taken:
            continue
        if block.kind in (Kind.HEADLINE, Kind.STANDFIRST, Kind.BYLINE):
            left += _left_of_detail(source, block, review, mapping)
            continue
        start = block.start
        span = review.dateline_span
        if review.dateline and mapping.dateline and span and block.start <= span[0] < block.end:
            start = min(span[1], block.end)
            before = source[block.start : span[0]].strip()
            if before:
                left.append(LeftOut(block.kind.value, before, _("It stands before the dateline.")))
        text = one_line(source[start : block.end])
        if text:
            pieces.append(Piece(block.kind.value, text, html_of(lines, source, start, block.end)))
    for slot in placed.at_end:
        _place(slot, mapping, find_image, pieces, left, values)
    return Pieces(tuple(pieces), tuple(left), values)


def _place(
    slot: PictureSlot,
    mapping: PageMapping,
    find_image: FindImage,
    pieces: list[Piece],
    left: list[LeftOut],
    values: dict[str, Any],
) -> None:
    """One picture with its caption and credit, side by side whatever stands between them in the copy.

    The first that there is goes into the page's own field, where it has one.
    """
    texts = [Piece(Kind.CAPTION.value, caption, slot=slot.key) for caption in slot.captions]
    if slot.credit:
        texts.append(Piece(Kind.CREDIT.value, slot.credit, slot=slot.key))
    if slot.choice.out:
        reason = _("An editor left this picture out.")
        left += [LeftOut(PICTURE, slot.name, reason), *(LeftOut(p.kind, p.text, reason) for p in texts)]
        return
    reason = _("The picture is not in the copy itself; choose it in the library.")
    try:
        image = find_image(slot)
    except NoPicture as error:
        image, reason = None, str(error)
    if image is not None and mapping.picture and not values:
        values |= own_picture(mapping, slot, image, texts, left)
        return
    if not holds_pictures(mapping):
        if slot.picture or image:
            left.append(LeftOut(PICTURE, slot.name, _("The site's mapping has no place for pictures.")))
    elif image is not None:
        words = words_of(image)
        alt = slot.alt or words.alt
        pieces.append(Piece(PICTURE, alt, image=image, slot=slot.key))
        if alt and mapping.blocks.get(ALT):
            pieces.append(Piece(ALT, alt, slot=slot.key))
        # What has no place on the page is with the image, where the image says the same.
        with_image = {Kind.CAPTION.value: words.caption, Kind.CREDIT.value: words.credit}
        texts = [t for t in texts if mapping.blocks.get(t.kind) or not same_words(t.text, with_image[t.kind])]
    elif slot.picture:
        left.append(LeftOut(PICTURE, slot.name, reason))
    pieces += texts


def _left_of_detail(
    source: str, block: ReviewBlock, review: Review, mapping: PageMapping
) -> Iterator[LeftOut]:
    """What of a headline, standfirst or byline line is in no field. The dateline in it has one of its own."""
    text, span = source[block.start : block.end], review.dateline_span
    if review.dateline and span and block.start <= span[0] < block.end:
        end = min(span[1], block.end)
        text = source[block.start : span[0]] + source[end : block.end]
        if not mapping.dateline:
            yield LeftOut("dateline", source[span[0] : end], _("The site's mapping has no field for it."))
    reason = _not_in_detail(text, block.kind, review, mapping)
    if reason:
        yield LeftOut(block.kind.value, one_line(text), reason)


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
    return "" if same_words(text, value) else _("The field holds other words.")
