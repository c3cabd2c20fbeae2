"""Database rows as short digests: equal when nothing that readers see has changed, whatever route a change took."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import swapper
from django.db.models import ForeignKey, Model, QuerySet, TextField
from django.db.models.functions import Cast
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.fields import StreamField

#: Fields that say nothing to readers: drafts, locks, workflow, and a person's visits to the admin.
_UNSEEN = {
    *("draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"),
    *("live_revision", "locked", "locked_at", "locked_by", "numchild", "owner", "last_login", "password"),
}
#: Keys asked for at once: databases take no longer lists.
_AT_ONCE = 10_000

Link = tuple[int, type[Model], str]  #: a page's key, and the model and key of something it refers to


def digest(*values: Any) -> str:
    """The values in 24 letters."""
    return hashlib.sha256(repr(values).encode("utf-8", "backslashreplace")).hexdigest()[:24]


def rows_of(pages: QuerySet[Any]) -> tuple[dict[int, str], list[Link]]:
    """Pages of one model with their child rows (links, authors, tags) by key, and what those refer to.

    A query a table, whatever the number of pages.
    """
    model = pages.model
    found: dict[int, list[Any]] = {}
    links: list[Link] = []
    for pk, row, keys in _values(pages):
        found[pk] = [row]
        links += [(pk, target, key) for target, key in keys]
    chosen = pages.order_by().values("pk")
    for relation in get_all_child_relations(model):
        children = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": chosen})
        owners = dict(children.values_list("pk", relation.field.attname))
        for pk, row, keys in _values(children.order_by("pk")):
            found[owners[pk]].append((relation.name, row))
            links += [(owners[pk], target, key) for target, key in keys]
    for field in get_all_child_m2m_relations(model):
        through, near, far = (
            field.remote_field.through,
            field.m2m_field_name(),
            field.m2m_reverse_field_name(),
        )
        pairs = through._base_manager.filter(**{f"{near}__in": chosen}).order_by("pk")
        for owner, other in pairs.values_list(f"{near}_id", f"{far}_id"):
            found[owner].append((field.name, other))
            links.append((owner, field.related_model, str(other)))
    return {pk: digest(*rows) for pk, rows in found.items()}, links


def rows_by_key(model: type[Model], keys: Iterable[str]) -> dict[str, str]:
    """Any model's rows by primary key, as ``ReferenceIndex`` writes it."""
    wanted = sorted(set(keys))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = model._base_manager.filter(pk__in=wanted[start : start + _AT_ONCE])
        found |= {str(pk): digest(row) for pk, row, _ in _values(rows)}
    return found


def all_rows(model: type[Model]) -> str:
    """A whole table, for settings."""
    return digest(*(row for _, row, _ in _values(model._base_manager.order_by("pk"))))


def grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    """Second values by first ones."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for first, second in pairs:
        found[first].append(second)
    return found


def _values(rows: QuerySet[Any]) -> Iterator[tuple[Any, tuple[Any, ...], list[tuple[type[Model], str]]]]:
    """Key, seen values, and keys of other models of each row. Streams come as the database has them, not read."""
    names: list[str] = []
    casts = {}
    targets = []
    for field in rows.model._meta.concrete_fields:
        if field.name in _UNSEEN:
            continue
        if isinstance(field, ForeignKey):
            if not (
                field.remote_field.parent_link or isinstance(field, ParentalKey) or field.model is _page()
            ):
                targets.append((len(names), field.related_model))
            names.append(field.attname)
        elif isinstance(field, StreamField):
            casts[f"_{field.name}"] = Cast(field.name, TextField())
            names.append(f"_{field.name}")
        else:
            names.append(field.name)
    for pk, *row in rows.annotate(**casts).values_list("pk", *names).iterator():
        keys = [(model, str(row[place])) for place, model in targets if row[place] is not None]
        yield pk, tuple(row), keys


def _page() -> Any:
    return swapper.load_model("wagtailcore", "Page")
