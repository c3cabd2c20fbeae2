"""The stories a page relates to: those its editor chose, of which only what everybody may read now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import swapper

from ..mapping import PageMapping
from ..mapping.faults import mapping_to_read
from .visible import for_everybody

_ORDER = "sort_order"


def related_pages(pages: Sequence[Any]) -> dict[Any, list[Any]]:
    """The related pages of each of these pages, all of one model, by key and in the editor's order.

    Two queries, whatever the number of pages; a killed, unpublished or restricted story is in no list.
    """
    mapping = mapping_to_read(type(pages[0])) if pages else None
    if mapping is None or mapping.related is None:
        return {page.pk: [] for page in pages}
    pairs = list(_pairs(mapping, *mapping.related, pages))
    page_class = swapper.load_model("wagtailcore", "Page")
    wanted = {target for _, target in pairs}
    visible = for_everybody(page_class.objects.filter(pk__in=wanted)) if wanted else ()
    shown = {page.pk: page for page in visible}
    found: dict[Any, list[Any]] = {page.pk: [] for page in pages}
    for source, target in pairs:
        if target in shown and shown[target] not in found[source]:
            found[source].append(shown[target])
    return found


def _pairs(
    mapping: PageMapping, relation: str, through: str | None, pages: Sequence[Any]
) -> Iterator[tuple[Any, Any]]:
    if len(pages) == 1:  # may be a preview, whose links are not in the database yet
        for row in getattr(pages[0], relation).all():
            yield pages[0].pk, getattr(row, f"{through}_id") if through else row.pk
        return
    field: Any = mapping.model._meta.get_field(relation)
    keys = [page.pk for page in pages]
    if through is None:
        links, near, far = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
        rows = links._default_manager.filter(**{f"{near}__in": keys}).order_by("pk")
        yield from rows.values_list(f"{near}_id", f"{far}_id")
        return
    near = field.field.name
    ordered = any(other.name == _ORDER for other in field.related_model._meta.get_fields())
    rows = field.related_model._default_manager.filter(**{f"{near}__in": keys})
    rows = rows.order_by(*([_ORDER] if ordered else []), "pk")
    yield from rows.values_list(f"{near}_id", f"{through}_id")
