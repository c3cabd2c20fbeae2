"""Every paragraph of a site's page and where it stands: which field, which block, which child of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock

from ..text import Kind
from .config import PageMapping
from .inspecting import takes_text
from .rich import text_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where text stands on a page."""

    field: str
    block: int | None = None  #: position in the stream; None in a plain field
    block_id: str = ""
    name: str = ""  #: the block's name in the stream
    #: the way down from the block to the child that holds the text: names in structs, positions in lists
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, heading or list item."""

    text: str
    place: Place
    number: int  #: which paragraph of its place, from 0
    kind: str | None  #: the kind the mapping puts there; None for a block it does not name


def paragraphs_of(model: Any, mapping: PageMapping, value_of: Callable[[str], Any]) -> Iterator[Paragraph]:
    """Headline, standfirst, dateline and the body, in this order.

    ``value_of`` gives the value of a field: ``partial(getattr, page)``, or a form's cleaned data. Values may be
    missing or unfinished, as they are in drafts.
    """
    details = [
        (Kind.HEADLINE.value, mapping.headline),
        (Kind.STANDFIRST.value, mapping.standfirst),
        ("dateline", mapping.dateline),
    ]
    for kind, name in details:
        if name:
            text = value_of(name)
            rich = isinstance(model._meta.get_field(name), RichTextField)
            yield from _lines(str(text or ""), Place(name), kind, rich=rich)
    if not mapping.body:
        return
    field = model._meta.get_field(mapping.body)
    value = value_of(mapping.body)
    if isinstance(field, StreamField):
        yield from _stream(mapping, value)
    else:
        rich = isinstance(field, RichTextField)
        yield from _lines(str(value or ""), Place(mapping.body), Kind.BODY.value, rich=rich)


def leaves(
    block: blocks.Block, value: Any, names: tuple[str, ...] = (), path: tuple[str | int, ...] = ()
) -> Iterator[tuple[blocks.Block, Any, tuple[str, ...], tuple[str | int, ...]]]:
    """Every text child of a block value: (block, value, names on the way as the mapping writes them, path)."""
    if value is None or isinstance(block, ImageBlock):  # whose value is an image
        return
    if isinstance(block, blocks.ListBlock):
        for index, item in enumerate(value):
            yield from leaves(block.child_block, item, names, (*path, index))
    elif isinstance(block, blocks.StreamBlock):
        for index, child in enumerate(value):
            yield from leaves(child.block, child.value, (*names, child.block_type), (*path, index))
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from leaves(child_block, value.get(name), (*names, name), (*path, name))
    elif takes_text(block):
        yield block, value, names, path


def kind_at(mapping: PageMapping, name: str, names: tuple[str, ...]) -> str | None:
    """The kind that the mapping puts into this child of this block; the body where several share it."""
    kinds = [kind for kind, t in mapping.blocks.items() if t and t.block == name and t.path == names]
    return Kind.BODY.value if Kind.BODY.value in kinds else (kinds[0] if kinds else None)


def plain_text(value: Any) -> str:
    """The text of a block's text or rich text value."""
    source = getattr(value, "source", None)
    return text_of(source) if source is not None else str(value or "")


def _stream(mapping: PageMapping, stream: Any) -> Iterator[Paragraph]:
    for index, child in enumerate(stream or ()):
        block_id = str(child.id or "")
        for block, value, names, path in leaves(child.block, child.value):
            place = Place(str(mapping.body), index, block_id, child.block_type, path)
            rich = isinstance(block, (blocks.RichTextBlock, blocks.RawHTMLBlock))
            text = str(getattr(value, "source", value) or "")
            yield from _lines(text, place, kind_at(mapping, child.block_type, names), rich=rich)


def _lines(value: str, place: Place, kind: str | None, *, rich: bool) -> Iterator[Paragraph]:
    text = text_of(value) if rich else value
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for number, line in enumerate(lines):
        yield Paragraph(line, place, number, kind)
