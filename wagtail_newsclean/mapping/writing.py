"""Pieces of a story -> values for a page's fields and its StreamField. Every piece is written or left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.rich_text import RichText

from ..text import Kind
from ..text.markup import join_html
from .config import ALT, APART_KINDS, PICTURE, BlockTarget, PageMapping
from .inspecting import leaf, takes_text
from .rich import features_of, image_in_text, plain_paragraphs, to_rich_text

_HEADING_LEVEL = "h2"

#: What stands beside a picture stands there in whatever order its block has.
_ANY_ORDER = frozenset({ALT, Kind.CAPTION.value, Kind.CREDIT.value})


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the story, ready to be written. ``kind`` is a Kind's value, "picture" or "alt"."""

    kind: str
    text: str  #: of a picture: its alternative text
    html: str = ""
    image: Any = None
    slot: str = ""  #: which picture it belongs to: one block never takes the pieces of two

    @property
    def markup(self) -> str:
        """Its HTML; paragraphs of its text where it came without markup."""
        return self.html or plain_paragraphs(self.text)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A piece that the page does not carry, and why, for the editor to read."""

    kind: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """What goes into the page: field values by name (the body among them) and what stays out."""

    values: dict[str, Any]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """A piece, and the way to the child that takes it."""

    path: tuple[str, ...]
    piece: Piece
    join: bool = True

    def below(self) -> _Item:
        """The same seen from the child."""
        return replace(self, path=self.path[1:])


@dataclass(slots=True)
class _Run:
    """Neighbouring pieces that share one block of the stream."""

    block: str
    items: list[_Item] = field(default_factory=list)
    targets: list[BlockTarget] = field(default_factory=list)

    @property
    def fixed(self) -> dict[str, Any]:
        """What the mapping sets in this block, by any of the kinds that stand in it."""
        return {name: value for target in self.targets for name, value in target.fixed.items()}

    def sets_alike(self, target: BlockTarget) -> bool:
        """Whether a piece that goes to ``target`` may share the block: one value at most for each child.

        Two kinds in the same child are told apart by what is set beside them.
        """
        same = [other for other in self.targets if other.path == target.path]
        fixed = self.fixed
        return all(dict(other.fixed) == dict(target.fixed) for other in same) and all(
            fixed.get(name, value) == value for name, value in target.fixed.items()
        )


def write_body(mapping: PageMapping, pieces: Sequence[Piece]) -> Written:
    """Write every piece into the body, or a field of its own, or leave it out with a reason.

    Raises ``LookupError`` where the mapping names a block or field that does not exist; the system checks
    report the same at start-up.
    """
    model = mapping.model
    left: list[LeftOut] = []
    values: dict[str, Any] = {}
    body: list[Piece] = []
    for piece in pieces:
        name = mapping.fields.get(piece.kind)
        if name:
            values[name] = f"{values[name]}\n{piece.text}" if name in values else piece.text
        else:
            body.append(piece)
    for name in values:
        target = model._meta.get_field(name)
        if isinstance(target, RichTextField):
            markup = join_html(p.markup for p in pieces if mapping.fields.get(p.kind) == name)
            values[name] = to_rich_text(markup, target.features, target.editor)
    if mapping.body is None:
        left += [LeftOut(p.kind, p.text, _("The mapping names no body field.")) for p in body]
        return Written(values, tuple(left))
    text = model._meta.get_field(mapping.body)
    if isinstance(text, StreamField):
        values[mapping.body], more = _stream(text.stream_block, mapping, body)
    else:
        values[mapping.body], more = _flat(text, mapping, body)
    return Written(values, (*left, *more))


def holds_pictures(mapping: PageMapping) -> bool:
    """Whether pictures have a place in the body: a block of their own, or between the paragraphs of a rich text."""
    if not mapping.blocks.get(PICTURE, True) or not mapping.body:
        return False
    field = mapping.model._meta.get_field(mapping.body)
    if isinstance(field, RichTextField):
        return "image" in features_of(field.features, field.editor)
    return bool(mapping.blocks.get(PICTURE)) and isinstance(field, StreamField)


def _flat(target: Any, mapping: PageMapping, pieces: Sequence[Piece]) -> tuple[str, list[LeftOut]]:
    """One text field for the whole body: the kinds the mapping names, else body and headings."""
    kinds = {*mapping.blocks, Kind.BODY.value, Kind.HEADING.value}
    kinds -= {kind for kind, value in mapping.blocks.items() if value is None or kind in APART_KINDS}
    kinds -= {PICTURE, ALT}
    if holds_pictures(mapping):
        kinds.add(PICTURE)
        pieces = list(_with_words(mapping, pieces))
    taken = [p for p in pieces if p.kind in kinds]
    left = [_unmapped(p) for p in pieces if p.kind not in kinds]
    if isinstance(target, RichTextField):
        parts = []
        for is_picture, group in groupby(taken, lambda piece: piece.kind == PICTURE):
            if is_picture:  # one that is only planned is in no library yet
                parts += [image_in_text(p.image, p.text) for p in group if p.image.pk]
            else:
                markup = join_html(
                    _as_heading(p).markup if p.kind == Kind.HEADING else p.markup for p in group
                )
                parts.append(to_rich_text(markup, target.features, target.editor))
        # An empty paragraph, as the editor saves it.
        return "".join(parts) or to_rich_text("", target.features, target.editor), left
    return "\n\n".join(p.text for p in taken), left


def _with_words(mapping: PageMapping, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with the caption and credit of each picture of the text as a paragraph below it: a picture without
    its credit must not be published unseen. Where the mapping names the kinds, they are written as it says."""
    pictured = {piece.slot for piece in pieces if piece.kind == PICTURE and piece.slot}

    def slot(piece: Piece) -> str:
        unnamed = piece.kind in (Kind.CAPTION, Kind.CREDIT) and piece.kind not in mapping.blocks
        return piece.slot if unnamed and piece.slot in pictured else ""

    for of_picture, group in groupby(pieces, slot):
        if of_picture:
            words = [f"({p.text})" if p.kind == Kind.CREDIT else p.text for p in group]
            yield Piece(Kind.BODY.value, " ".join(words))
        else:
            yield from group


def _stream(
    stream: blocks.StreamBlock, mapping: PageMapping, pieces: Sequence[Piece]
) -> tuple[list[tuple[str, Any]], list[LeftOut]]:
    runs: list[_Run] = []
    left: list[LeftOut] = []
    written = 0
    for piece in pieces:
        target = mapping.blocks.get(piece.kind)
        if target is None and piece.kind == Kind.HEADING and piece.kind not in mapping.blocks:
            target, piece = _heading_in_body(stream, mapping, piece)
        if target is None:
            left.append(_unmapped(piece))
            continue
        run = runs[-1] if runs else None
        if run is None or not _joins(stream, run, target, piece):
            run = _Run(target.block)
            runs.append(run)
        run.items.append(_Item(target.path, piece, target.join))
        run.targets.append(target)
        written += 1
    if written + len(left) != len(pieces):
        raise AssertionError("a piece was neither written nor left out")
    return [(run.block, _value(_child(stream, run.block), run.items, run.fixed)) for run in runs], left


def _child(stream: blocks.StreamBlock, name: str) -> blocks.Block:
    if name not in stream.child_blocks:
        known = ", ".join(stream.child_blocks)
        raise LookupError(f"there is no block {name!r}; known are {known}")
    return stream.child_blocks[name]


def _joins(stream: blocks.StreamBlock, run: _Run, target: BlockTarget, piece: Piece) -> bool:
    """Whether a piece belongs in the block before it: a credit to its caption, a paragraph to its like."""
    if run.block != target.block or not run.sets_alike(target):
        return False
    return _fits(_child(stream, run.block), run.items, _Item(target.path, piece, target.join))


def _fits(block: blocks.Block, items: Sequence[_Item], item: _Item) -> bool:
    """Whether the block that holds ``items`` can take another one after them: the story's order is never changed."""
    while isinstance(block, blocks.ListBlock):
        block = block.child_block
    last = items[-1]
    if isinstance(block, blocks.StreamBlock) and item.path:
        return item.join or item.path != last.path
    if item.piece.slot != last.piece.slot and not _same_child(item, last):
        return False
    if isinstance(block, blocks.StructBlock) and item.path and last.path:
        if _same_child(item, last):
            inside = [other.below() for other in items if _same_child(item, other)]
            return _fits(block.child_blocks[item.path[0]], inside, item.below())
        if any(_same_child(item, other) for other in items) or item.piece.kind == PICTURE:
            return False
        names = list(block.child_blocks)
        return item.piece.kind in _ANY_ORDER or names.index(item.path[0]) > names.index(last.path[0])
    return item.join and item.piece.slot == last.piece.slot and isinstance(block, blocks.RichTextBlock)


def _same_child(item: _Item, other: _Item) -> bool:
    return item.path[:1] == other.path[:1]


def _heading_in_body(
    stream: blocks.StreamBlock, mapping: PageMapping, piece: Piece
) -> tuple[BlockTarget | None, Piece]:
    """A heading the site did not map stands in the body's rich text, where that can hold it."""
    target = mapping.blocks.get(Kind.BODY.value)
    if target is None:
        return None, piece
    if not isinstance(leaf(_child(stream, target.block), target.path), blocks.RichTextBlock):
        return target, piece
    return target, _as_heading(piece)


def _as_heading(piece: Piece) -> Piece:
    html = piece.html if piece.html.startswith("<h") else ""
    if not html:
        html = plain_paragraphs(piece.text).replace("<p>", f"<{_HEADING_LEVEL}>")
        html = html.replace("</p>", f"</{_HEADING_LEVEL}>")
    return replace(piece, html=html)


def _value(block: blocks.Block, items: Sequence[_Item], fixed: Mapping[str, Any]) -> Any:
    """The value of a block whose descendants take these pieces, and which has ``fixed`` in itself or further down."""
    if isinstance(block, blocks.ListBlock):
        return [_value(block.child_block, items, fixed)]
    if isinstance(block, ImageBlock):
        return _with_alt(items[0].piece)
    if isinstance(block, blocks.StreamBlock):
        return _children(block, items, fixed)
    if isinstance(block, blocks.StructBlock):
        below: dict[str, list[_Item]] = {}
        for item in items:
            below.setdefault(item.path[0], []).append(item.below())
        children = {
            name: _value(block.child_blocks[name], inside, _fixed_below(fixed, name))
            for name, inside in below.items()
        }
        own = {name: value for name, value in fixed.items() if "." not in name}
        return {**_as_in_a_form(block, block.get_default()), **own, **children}
    pieces = [item.piece for item in items]
    if isinstance(block, ImageChooserBlock):
        return pieces[0].image
    if isinstance(block, blocks.RichTextBlock):
        return RichText(to_rich_text(join_html(p.markup for p in pieces), block.features, block.editor))
    if isinstance(block, blocks.RawHTMLBlock):
        return join_html(p.markup for p in pieces)
    return "\n\n".join(p.text for p in pieces)


def _as_in_a_form(block: blocks.Block, value: Any) -> Any:
    """A default as the page editor would save it: empty text and no tick instead of a None that templates print."""
    if isinstance(block, blocks.StructBlock) and isinstance(value, Mapping):
        return {name: _as_in_a_form(child, value.get(name)) for name, child in block.child_blocks.items()}
    if value is None and isinstance(block, blocks.BooleanBlock):
        return False
    return (
        "" if value is None and takes_text(block) and not isinstance(block, blocks.RichTextBlock) else value
    )


def _fixed_below(fixed: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What is set in the child of that name, as seen from there."""
    ways = ((way.partition("."), value) for way, value in fixed.items())
    return {rest: value for (first, _dot, rest), value in ways if first == name and rest}


def _children(
    stream: blocks.StreamBlock, items: Sequence[_Item], fixed: Mapping[str, Any]
) -> list[tuple[str, Any]]:
    """The blocks of a stream inside a block, in the story's order."""
    runs: list[tuple[str, list[_Item]]] = []
    for item in items:
        name, inside = item.path[0], item.below()
        if runs and runs[-1][0] == name and _fits(stream.child_blocks[name], runs[-1][1], inside):
            runs[-1][1].append(inside)
        else:
            runs.append((name, [inside]))
    return [
        (name, _value(stream.child_blocks[name], inside, _fixed_below(fixed, name))) for name, inside in runs
    ]


def _with_alt(piece: Piece) -> Any:
    """The image as Wagtail's ``ImageBlock`` keeps it; a copy, for another picture may show it with other words."""
    image = copy(piece.image)
    image.contextual_alt_text, image.decorative = piece.text, False
    return image


def _unmapped(piece: Piece) -> LeftOut:
    return LeftOut(piece.kind, piece.text, _("The site's mapping keeps this kind out of the page."))
