"""Pages -> published stories: the mapping read the other way, in a constant number of queries.

Only what is part of the story comes out: text, headings, pictures with caption and credit, and blocks the mapping
does not name (a quote, a table). What stands in a block of a kept-out kind stays on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from django.db.models import prefetch_related_objects
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.fields import RichTextField, StreamField, StreamValue
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from ..mapping.config import ALT, PICTURE, PageMapping, RelationTarget, mapping_for
from ..mapping.rich import plain_paragraphs
from ..text import Kind
from .rich_text import expand_many

_PICTURE_KINDS = frozenset({PICTURE, ALT, Kind.CAPTION.value, Kind.CREDIT.value})
_TEXT_KINDS = frozenset({Kind.BODY.value, Kind.HEADING.value})

#: Between the names of a byline, in the languages whose newsrooms we know.
_BETWEEN_NAMES = re.compile(
    r"\s*[,;،、]\s*(?:(?:and|und|et|y|e|и|та|і|i|en|og|och)\s+)?|\s+(?:&|and|und|et|y|e|и|та|і|i|en|og|och)\s+|\s+و\s*"
)


@dataclass(slots=True)
class Text:
    """Running text or a heading, as HTML that can be shown; ``kind`` is "body" or "heading"."""

    kind: str
    html: str


@dataclass(slots=True)
class Photo:
    """A picture of the story. ``image`` is None while the picture is missing; ``caption`` is HTML."""

    image: Any
    alt: str
    caption: str
    credit: str


@dataclass(slots=True)
class Other:
    """A block the mapping does not name, rendered by its own template."""

    name: str
    html: str


Part = Text | Photo | Other


@dataclass(frozen=True, slots=True)
class PublishedStory:
    """What readers and partners get of a page."""

    page: Any
    headline: str
    standfirst: str
    byline: tuple[str, ...]
    dateline: str
    tags: tuple[str, ...]
    parts: tuple[Part, ...] = field(default=())

    @property
    def pictures(self) -> tuple[Photo, ...]:
        """The pictures that are there, in order."""
        return tuple(part for part in self.parts if isinstance(part, Photo) and part.image is not None)


def read_stories(pages: Sequence[Any], *, renditions: Sequence[str] = ()) -> list[PublishedStory]:
    """The stories of these pages, all of one model; queries do not grow with the number of pages or blocks.

    ``renditions`` are the image filters ("width-1200") that will be asked of the pictures.
    Raises ``LookupError`` where the site maps no such page model.
    """
    if not pages:
        return []
    mapping = mapping_for(type(pages[0]))
    if mapping is None:
        raise LookupError(f"WAGTAIL_NEWSCLEAN has no mapping for {type(pages[0])._meta.label}.")
    tags, bylines = _tags(mapping, pages), _bylines(mapping, pages)
    parts = [list(_parts(mapping, page)) for page in pages]
    _resolve([part for found in parts for part in found], renditions)
    return [
        PublishedStory(
            page=page,
            headline=_text(page, mapping.headline),
            standfirst=_text(page, mapping.standfirst),
            byline=bylines[index],
            dateline=_text(page, mapping.dateline),
            tags=tags.get(page.pk, ()),
            parts=tuple(parts[index]),
        )
        for index, page in enumerate(pages)
    ]


def names_in(byline: str) -> tuple[str, ...]:
    """The names in a byline field: "Lena Brandt and Tomas Weil" -> ("Lena Brandt", "Tomas Weil")."""
    return tuple(name for name in _BETWEEN_NAMES.split(byline.strip()) if name)


def kinds_of(mapping: PageMapping, name: str, block: blocks.Block) -> frozenset[str]:
    """The kinds that stand in a block of the stream: by the mapping, else by what the block says it is."""
    mapped = frozenset(kind for kind, target in mapping.blocks.items() if target and target.block == name)
    own = getattr(block, "newsclean_kind", None)
    return mapped or (frozenset({str(own)}) if own else frozenset())


def _text(page: Any, name: str | None) -> str:
    return str(getattr(page, name) or "").strip() if name else ""


def _tags(mapping: PageMapping, pages: Sequence[Any]) -> dict[Any, tuple[str, ...]]:
    if not mapping.tags:
        return {}
    if len(pages) == 1:  # may be a preview, whose tags are not in the database yet
        return {pages[0].pk: tuple(tag.name for tag in getattr(pages[0], mapping.tags).all())}
    through = mapping.model._meta.get_field(mapping.tags).remote_field.through  # type: ignore[union-attr]
    wanted = through.lookup_kwargs(pages[0])
    key_of = "object_id" if "object_id" in wanted else "content_object_id"
    wanted.pop("object_id", None)
    wanted.pop("content_object", None)
    rows = through._default_manager.filter(**wanted, **{f"{key_of}__in": [page.pk for page in pages]})
    found: dict[Any, list[str]] = {}
    for row in rows.select_related("tag").order_by("pk"):
        found.setdefault(getattr(row, key_of), []).append(row.tag.name)
    return {key: tuple(names) for key, names in found.items()}


def _bylines(mapping: PageMapping, pages: Sequence[Any]) -> list[tuple[str, ...]]:
    target = mapping.byline
    if not isinstance(target, RelationTarget):
        return [names_in(_text(page, target)) for page in pages]
    path = f"{target.relation}__{target.through}" if target.through else target.relation
    prefetch_related_objects(list(pages), path)
    found = []
    for page in pages:
        rows = getattr(page, target.relation).all()
        people = [getattr(row, target.through) for row in rows] if target.through else list(rows)
        found.append(tuple(str(getattr(person, target.name)) for person in people if person))
    return found


def _parts(mapping: PageMapping, page: Any) -> Iterator[Part]:
    if not mapping.body:
        return
    target = type(page)._meta.get_field(mapping.body)
    value = getattr(page, mapping.body)
    if isinstance(target, StreamField):
        yield from _stream_parts(mapping, value)
    elif isinstance(target, RichTextField):
        yield Text(Kind.BODY.value, str(value or ""))
    else:
        yield Text(Kind.BODY.value, plain_paragraphs(str(value or "")))


def _stream_parts(mapping: PageMapping, stream: StreamValue) -> Iterator[Part]:
    for index, raw in enumerate(stream.raw_data):
        name, value = raw["type"], raw["value"]
        block = stream.stream_block.child_blocks.get(name)
        if block is None:
            continue
        kinds = kinds_of(mapping, name, block)
        if kinds & _TEXT_KINDS:
            for kind in (Kind.BODY.value, Kind.HEADING.value):
                if kind in kinds:
                    yield from _texts(kind, block, value, _path(mapping, kind))
                    break
        elif kinds & _PICTURE_KINDS:
            yield _photo(mapping, block, value)
        elif kinds:
            continue
        elif isinstance(block, ImageChooserBlock):
            yield Photo(value, "", "", "")
        elif isinstance(block, EmbedBlock):
            # Looking an embed up may ask the network; its address says as much in a feed.
            yield Other(
                name, f'<p><a href="{escape(str(value))}">{escape(str(value))}</a></p>' if value else ""
            )
        else:
            yield Other(name, str(stream[index].render()))


def _texts(kind: str, block: blocks.Block, value: Any, path: Sequence[str]) -> Iterator[Text]:
    for leaf, found in _leaves(block, value, path):
        if isinstance(leaf, (blocks.RichTextBlock, blocks.RawHTMLBlock)):
            html = str(found or "")
        elif kind == Kind.HEADING:
            html = escape(str(found or ""), quote=False)
        else:
            html = plain_paragraphs(str(found or ""))
        if kind == Kind.HEADING and html and not html.lstrip().startswith("<h"):
            html = f"<h2>{html}</h2>"
        yield Text(kind, html)


def _photo(mapping: PageMapping, block: blocks.Block, value: Any) -> Photo:
    def first(kind: str) -> tuple[blocks.Block | None, Any]:
        target = mapping.blocks.get(kind)
        return next(_leaves(block, value, target.path if target else ()), (None, None))

    def markup(kind: str) -> str:
        leaf, found = first(kind)
        text = str(found or "") if mapping.blocks.get(kind) else ""
        return text if isinstance(leaf, blocks.RichTextBlock) else escape(text, quote=False)

    picture = mapping.blocks.get(PICTURE)
    return Photo(
        image=first(PICTURE)[1] if picture else _first_image(block, value),
        alt=str(first(ALT)[1] or "") if mapping.blocks.get(ALT) else "",
        caption=markup(Kind.CAPTION.value),
        credit=str(first(Kind.CREDIT.value)[1] or "") if mapping.blocks.get(Kind.CREDIT.value) else "",
    )


def _first_image(block: blocks.Block, value: Any) -> Any:
    """The primary key of the image in a picture block whose mapping does not say where it is."""
    if isinstance(block, ImageChooserBlock):
        return value
    for name, child in getattr(block, "child_blocks", {}).items():
        if isinstance(child, ImageChooserBlock) and isinstance(value, Mapping):
            return value.get(name)
    return None


def _path(mapping: PageMapping, kind: str) -> tuple[str, ...]:
    target = mapping.blocks.get(kind)
    return target.path if target else ()


def _leaves(block: blocks.Block, value: Any, path: Sequence[str]) -> Iterator[tuple[blocks.Block, Any]]:
    """Every value at the end of ``path`` in a raw (JSON) block value, with the block it belongs to."""
    if isinstance(block, blocks.ListBlock):
        for item in value or ():
            inner = item["value"] if isinstance(item, Mapping) and item.get("type") == "item" else item
            yield from _leaves(block.child_block, inner, path)
    elif not path:
        yield block, value
    elif isinstance(block, blocks.StreamBlock):
        for item in value or ():
            if item["type"] == path[0] and path[0] in block.child_blocks:
                yield from _leaves(block.child_blocks[path[0]], item["value"], path[1:])
    elif (
        isinstance(block, blocks.StructBlock) and path[0] in block.child_blocks and isinstance(value, Mapping)
    ):
        yield from _leaves(block.child_blocks[path[0]], value.get(path[0]), path[1:])


def _resolve(parts: Sequence[Part], renditions: Sequence[str]) -> None:
    """Put images in the place of their keys and addresses in the place of database links, all at once."""
    photos = [part for part in parts if isinstance(part, Photo)]
    wanted = {photo.image for photo in photos if photo.image}
    images = {str(image.pk): image for image in _images(wanted, renditions)}
    for photo in photos:
        photo.image = images.get(str(photo.image))
    texts = [part for part in parts if isinstance(part, Text)]
    expanded = iter(expand_many([text.html for text in texts] + [photo.caption for photo in photos]))
    for text in texts:
        text.html = next(expanded)
    for photo in photos:
        photo.caption = next(expanded)


def _images(keys: Iterable[Any], renditions: Sequence[str]) -> Iterable[Any]:
    if not keys:
        return ()
    found: Any = get_image_model()._default_manager.filter(pk__in=keys)
    return found.prefetch_renditions(*renditions) if renditions else found
