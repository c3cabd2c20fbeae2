"""A site's page -> the plain text of its story, for the archive and for comparing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from wagtail.fields import RichTextField, StreamField

from ..text import STORY_KINDS, Kind
from .config import PageMapping
from .rich import text_of

#: Kinds whose blocks are read with the story; all others are beside it.
_READ = {*(kind.value for kind in STORY_KINDS), Kind.NOTE.value}


def body_text(page: Any, mapping: PageMapping) -> str:
    """The story's paragraphs, a line each, without newsletter, appeal, caption and other blocks beside it."""
    parts = [field_text(page, name) for name in (mapping.standfirst, mapping.dateline) if name]
    if mapping.body:
        field = type(page)._meta.get_field(mapping.body)
        if isinstance(field, StreamField):
            parts += _stream(getattr(page, mapping.body), mapping)
        else:
            parts.append(field_text(page, mapping.body))
    return "\n".join(str(part).strip() for part in parts if part and str(part).strip())


def field_text(page: Any, name: str) -> str:
    """The text of a page's text field, without markup where it is rich text."""
    value = str(getattr(page, name, "") or "")
    return text_of(value) if isinstance(type(page)._meta.get_field(name), RichTextField) else value


def tags_of(mapping: PageMapping, pages: Sequence[Any]) -> dict[Any, tuple[str, ...]]:
    """The names of the pages' tags in their order, by page key; one query whatever the number of pages."""
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


def _stream(stream: Iterable[Any], mapping: PageMapping) -> Iterator[str]:
    beside = {
        target.block: kind not in _READ for kind, target in reversed(list(mapping.blocks.items())) if target
    }
    beside |= {t.block: False for kind, t in mapping.blocks.items() if t and kind in _READ}
    for child in stream:
        if not beside.get(child.block_type, False):
            yield from child.block.get_searchable_content(child.value)
