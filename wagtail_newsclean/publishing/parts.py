"""What stands in a body, in order: text, headings, pictures, and blocks that the mapping does not name.

Works on the stored (JSON) values, so that images and linked pages of many bodies can be fetched at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import zip_longest
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import StreamValue
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from ..mapping import PageMapping
from ..mapping.config import ALT, PICTURE
from ..mapping.inspecting import takes_picture
from ..mapping.rich import plain_paragraphs
from ..text import Kind
from .named import naming

_TEXT = frozenset({Kind.BODY.value, Kind.HEADING.value})
_PICTURE = frozenset({PICTURE, ALT, Kind.CAPTION.value, Kind.CREDIT.value})

_IMAGE = re.compile(r'<embed\b[^>]*\bembedtype="image"[^>]*>(?:</embed>)?')
_ATTRIBUTE = re.compile(r'(?<![-\w])([a-z]+)="([^"]*)"')
_TAG = re.compile(r"<(/?)([a-z]+[1-6]?)\b")

Path = tuple[str, ...]


@dataclass(slots=True)
class Text:
    """Running text or a heading, as HTML; ``kind`` is "body" or "heading"."""

    kind: str
    html: str
    at: int = field(default=0, compare=False)  #: which block of the stream it stands in


@dataclass(slots=True)
class Photo:
    """A picture of the story. ``image`` is None while the picture is missing; ``caption`` is HTML."""

    image: Any
    alt: str
    caption: str
    credit: str
    at: int = field(default=0, compare=False)  #: which block of the stream it stands in


@dataclass(slots=True)
class Other:
    """A block the mapping does not name, rendered by its own template when somebody asks."""

    name: str
    render: Callable[[], Any] = field(compare=False, repr=False)
    at: int = field(default=0, compare=False)  #: which block of the stream it stands in
    rendered: str | None = field(default=None, compare=False, repr=False)

    @property
    def html(self) -> str:
        """What its template makes of it, made when first asked for."""
        if self.rendered is None:
            with naming():
                self.rendered = str(self.render())
        return self.rendered


Part = Text | Photo | Other


def kinds_of(mapping: PageMapping, name: str, block: blocks.Block) -> frozenset[str]:
    """The kinds that stand in a block of the stream: by the mapping, else by what the block says it is."""
    mapped = frozenset(kind for kind, target in mapping.blocks.items() if target and target.block == name)
    own = getattr(block, "newsclean_kind", None)
    return mapped or (frozenset({str(own)}) if own else frozenset())


def parts_of(mapping: PageMapping, stream: StreamValue, *, shown: bool = False) -> Iterator[Part]:
    """The parts of a stream. Images are still their primary keys, links still Wagtail's stored ones.

    With ``shown`` picture blocks are read from their values instead, which the page's template needs anyway.
    """
    for index, raw in enumerate(stream.raw_data):
        for part in _block_parts(mapping, stream, index, raw, shown=shown):
            part.at = index
            yield part


def rich_parts(html: str) -> Iterator[Part]:
    """The parts of a rich text: the images between its paragraphs, and the text between them.

    The text stays whole where an image stands inside a paragraph.
    """
    texts, images = _IMAGE.split(html), _IMAGE.findall(html)
    if any(_is_cut(text) for text in texts):
        texts, images = [html], []
    for text, tag in zip_longest(texts, images):
        if text.strip() or not images:
            yield Text(Kind.BODY.value, text)
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag or "")}
        image = _key(attributes.get("id", ""))
        if image is not None:
            yield Photo(image, attributes.get("alt", ""), "", "")


def _key(text: str) -> Any:
    """The key of an image, whatever kind of key the site's images have; None for what is none."""
    try:
        return get_image_model()._meta.pk.to_python(text) if text else None
    except ValidationError:
        return None


def _is_cut(html: str) -> bool:
    """Whether an element begins or ends outside of it."""
    tags = [
        (closing, name) for closing, name in _TAG.findall(html) if name not in ("br", "hr", "embed", "img")
    ]
    opened = Counter(name for closing, name in tags if not closing)
    return opened != Counter(name for closing, name in tags if closing)


def _block_parts(
    mapping: PageMapping, stream: StreamValue, index: int, raw: Mapping[str, Any], *, shown: bool
) -> Iterator[Part]:
    name = raw["type"]
    block = stream.stream_block.child_blocks.get(name)
    if block is None:
        return
    targets = {
        kind: target.path for kind, target in mapping.blocks.items() if target and target.block == name
    }
    if targets:
        use_value = shown and not _PICTURE.isdisjoint(targets)
        yield from _walk(targets, block, stream[index].value if use_value else raw["value"], ())
    elif not kinds_of(mapping, name, block):
        yield _unnamed(name, block, raw["value"], lambda: stream[index].render())


def _walk(targets: Mapping[str, Path], block: blocks.Block, value: Any, at: Path) -> Iterator[Part]:
    """The parts under ``block``, which stands at ``at``; every target's path starts with ``at``."""
    if isinstance(block, blocks.ListBlock):
        for item in value or ():
            inner = item["value"] if isinstance(item, Mapping) and item.get("type") == "item" else item
            yield from _walk(targets, block.child_block, inner, at)
    elif isinstance(block, blocks.StreamBlock):
        for item in value or ():
            yield from _item(targets, block, item, at)
    elif isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        if isinstance(value, Mapping):
            yield from _struct(targets, block, value, at)
    else:
        yield from _leaf([kind for kind, path in targets.items() if path == at], block, value)


def _item(targets: Mapping[str, Path], stream: blocks.StreamBlock, item: Any, at: Path) -> Iterator[Part]:
    """An item of a stream inside the body's stream, stored or read."""
    read = isinstance(item, StreamValue.StreamChild)
    name, value = (item.block_type, item.value) if read else (item["type"], item["value"])
    block = stream.child_blocks.get(name)
    if block is None:
        return
    below = _below(targets, (*at, name))
    if below:
        yield from _walk(below, block, value, (*at, name))
    elif not getattr(block, "newsclean_kind", None):
        yield _unnamed(name, block, value, lambda: block.render(value if read else block.to_python(value)))


def _string(value: Any) -> str:
    return str(getattr(value, "source", value) or "")


def _struct(
    targets: Mapping[str, Path], block: blocks.StructBlock, value: Mapping[str, Any], at: Path
) -> Iterator[Part]:
    """Children that the mapping names, in order; a struct's other children are its settings, not its text."""
    picture = {kind: path for kind, path in targets.items() if kind in _PICTURE}
    heads = {path[len(at)] for path in picture.values() if len(path) > len(at)}
    # The picture stands where its image, caption and credit part ways, or where there is nothing deeper.
    here = len(heads) > 1 or any(path == at for path in picture.values()) or _is_leaf(block, heads)
    shown = not here
    for name, child in block.child_blocks.items():
        below = _below(targets, (*at, name))
        if here and set(below) & _PICTURE:
            if not shown:
                yield _photo(picture, block, value, at)
                shown = True
            below = {kind: path for kind, path in below.items() if kind not in _PICTURE}
        if below:
            yield from _walk(below, child, value.get(name), (*at, name))
    if not shown:
        yield _photo(picture, block, value, at)


def _is_leaf(block: blocks.StructBlock, heads: set[str]) -> bool:
    """Whether the only mapped child of a picture block is a plain field."""
    structural = (blocks.StructBlock, blocks.StreamBlock, blocks.ListBlock)
    below = [block.child_blocks.get(head) for head in heads]
    return bool(below) and not any(
        isinstance(child, structural) and not isinstance(child, ImageBlock) for child in below
    )


def _leaf(kinds: list[str], block: blocks.Block, value: Any) -> Iterator[Part]:
    if takes_picture(block):
        image, alt = image_and_alt(value)
        if set(kinds) & _PICTURE and image:
            yield Photo(image, alt, "", "")
        return
    for kind in (Kind.BODY.value, Kind.HEADING.value):
        if kind in kinds:
            yield Text(kind, _markup(kind, block, value))
            return
    if Kind.CREDIT in kinds or Kind.CAPTION in kinds:
        # A caption or credit in a block of its own: a picture whose image stands elsewhere.
        is_credit = Kind.CAPTION not in kinds
        yield Photo(
            None, "", "" if is_credit else _inline(block, value), str(value or "") if is_credit else ""
        )


def _markup(kind: str, block: blocks.Block, value: Any) -> str:
    text = _string(value)
    if isinstance(block, (blocks.RichTextBlock, blocks.RawHTMLBlock)):
        html = text
    elif kind == Kind.HEADING:
        html = escape(text, quote=False)
    else:
        html = plain_paragraphs(text)
    if kind == Kind.HEADING and html and not html.lstrip().startswith("<h"):
        html = f"<h2>{html}</h2>"
    return html


def _inline(block: blocks.Block | None, value: Any) -> str:
    text = _string(value)
    return text if isinstance(block, blocks.RichTextBlock) else escape(text, quote=False)


def _photo(picture: Mapping[str, Path], block: blocks.Block, value: Any, at: Path) -> Photo:
    found = {kind: _leaf_at(block, value, path[len(at) :]) for kind, path in picture.items()}
    image, own_alt = image_and_alt(found[PICTURE][1] if PICTURE in found else _first_image(block, value))
    caption, credit = found.get(Kind.CAPTION.value, (None, "")), found.get(Kind.CREDIT.value, (None, ""))
    alt = str(found.get(ALT, (None, ""))[1] or "") or own_alt
    return Photo(image, alt, _inline(*caption), str(credit[1] or ""))


def _leaf_at(block: blocks.Block, value: Any, path: Path) -> tuple[blocks.Block | None, Any]:
    for name in path:
        if not isinstance(value, Mapping) or name not in getattr(block, "child_blocks", {}):
            return None, None
        block, value = block.child_blocks[name], value.get(name)
    return block, value


def _first_image(block: blocks.Block, value: Any) -> Any:
    """The image in a picture block whose mapping does not say where it is."""
    children = getattr(block, "child_blocks", {})
    names = (name for name, child in children.items() if takes_picture(child))
    return next((value.get(name) for name in names), None)


def image_and_alt(value: Any) -> tuple[Any, str]:
    """An image chooser's value, or that of Wagtail's ``ImageBlock``, stored or read: the image and its words."""
    if isinstance(value, Mapping):
        return value.get("image"), "" if value.get("decorative") else str(value.get("alt_text") or "")
    return value, str(getattr(value, "contextual_alt_text", None) or "")


def _below(targets: Mapping[str, Path], at: Path) -> dict[str, Path]:
    return {kind: path for kind, path in targets.items() if path[: len(at)] == at}


def _unnamed(name: str, block: blocks.Block, value: Any, render: Callable[[], Any]) -> Part:
    if takes_picture(block):
        return Photo(*image_and_alt(value), "", "")
    if isinstance(block, EmbedBlock):
        # Looking an embed up may ask the network; its address says as much.
        address = escape(str(value or ""))
        return Other(name, lambda: f'<p><a href="{address}">{address}</a></p>' if address else "")
    return Other(name, render)
