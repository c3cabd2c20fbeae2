"""The mapping in words: what becomes of each kind on a page of this model."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import DateField
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock

from ..text import Kind
from .config import ALT, DETAIL_KINDS, PICTURE, BlockTarget, PageMapping, PictureTarget, RelationTarget
from .images import image_field
from .inspecting import leaf
from .required import required_fields
from .writing import holds_pictures


def describe(mapping: PageMapping) -> Iterator[tuple[str, str]]:
    """Each kind (and picture, alt, dateline, tags, related) with a sentence for the site's developer."""
    yield "headline", _field(mapping.headline)
    yield "standfirst", _field(mapping.standfirst)
    yield "byline", _byline(mapping.byline)
    dateline = _field(mapping.dateline)
    yield "dateline", "stays at the beginning of the text" if mapping.dateline is None else dateline
    for kind in Kind:
        if kind not in DETAIL_KINDS:
            yield kind.value, _kind(mapping, kind.value)
    if mapping.picture:
        yield "first picture", _first_picture(mapping.picture)
    yield PICTURE, _kind(mapping, PICTURE)
    yield ALT, _alt(mapping)
    yield "suggested tags", _suggested(mapping.tags)
    yield "suggested stories", _suggested(mapping.related and ".".join(filter(None, mapping.related)))
    for name, value in mapping.fixed.items():
        yield name, f"is {value!r} in every draft, where the copy has nothing better"
    for field in required_fields(mapping.model):
        if isinstance(field, DateField) and field.name not in mapping.fixed:
            yield field.name, "is the day on which the draft is made"


def _alt(mapping: PageMapping) -> str:
    target = mapping.blocks.get(PICTURE)
    body = mapping.model._meta.get_field(mapping.body) if mapping.body else None
    if target and isinstance(body, StreamField):
        block = body.stream_block.child_blocks[target.block]
        if isinstance(leaf(block, target.path), ImageBlock):
            return f"goes into a block “{'.'.join((target.block, *target.path))}” with the picture"
    if isinstance(body, RichTextField) and holds_pictures(mapping):
        return f"goes into the field “{body.name}” with the picture"
    name = image_field(ALT)
    if name and not mapping.blocks.get(ALT) and (mapping.picture or holds_pictures(mapping)):
        return f"goes with the image, into its field “{name}” in the library"
    return _kind(mapping, ALT)


def _first_picture(target: PictureTarget) -> str:
    words = {ALT: target.alt, "caption": target.caption, "credit": target.credit}
    beside = ", ".join(f"{kind} into “{name}”" for kind, name in words.items() if name)
    return _field(target.image) + (f", its {beside}" if beside else "")


def _kind(mapping: PageMapping, kind: str) -> str:
    if kind in mapping.fields:
        return _field(mapping.fields[kind])
    target = mapping.blocks.get(kind)
    body = mapping.model._meta.get_field(mapping.body) if mapping.body else None
    if isinstance(body, StreamField):
        if target:
            return _block(target)
        if kind == Kind.HEADING and kind not in mapping.blocks and mapping.blocks.get(Kind.BODY):
            return "goes into the body's text as a heading"
        name = image_field(kind) if kind in (Kind.CAPTION, Kind.CREDIT) and holds_pictures(mapping) else None
        if name:
            return f"goes with its image, into the field “{name}” in the library; without one it stays out"
    elif body and kind in (PICTURE, ALT):
        if kind == PICTURE and holds_pictures(mapping):
            return f"goes into the field “{body.name}” between the paragraphs"
    elif (
        body
        and kind in (Kind.CAPTION, Kind.CREDIT)
        and kind not in mapping.blocks
        and holds_pictures(mapping)
    ):
        return f"goes into the field “{body.name}” below its picture; without one it stays out, and the editor is told"
    elif body and kind in (Kind.BODY, Kind.HEADING, *mapping.blocks) and mapping.blocks.get(kind, True):
        how = "" if isinstance(body, RichTextField) else " as plain text"
        return f"goes into the field “{body.name}”{how}"
    return "stays out of the page; the editor is told"


def _block(target: BlockTarget) -> str:
    where = "goes into a block “{}”".format(".".join((target.block, *target.path)))
    fixed = ", ".join(f"{name} = {value!r}" for name, value in target.fixed.items())
    return f"{where}, with {fixed}" if fixed else where


def _field(name: str | None) -> str:
    return f"goes into the field “{name}”" if name else "stays out of the page; the editor is told"


def _suggested(name: str | None) -> str:
    return f"go into the field “{name}” when they are accepted" if name else "are not suggested"


def _byline(target: str | RelationTarget | None) -> str:
    if not isinstance(target, RelationTarget):
        return _field(target)
    relation = ".".join(filter(None, (target.relation, target.through)))
    return f"is looked up by “{target.name}” and related through “{relation}”; unknown names are told"
