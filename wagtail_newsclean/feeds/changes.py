"""When something last changed that a feed shows or hides, besides the publishing of a story in it."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connections, router
from django.db.models import Exists, Max, Model, OuterRef, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry, PageViewRestriction, Site

from ..clock import aware
from ..mapping.config import RelationTarget
from ..mapping.faults import mapping_to_read
from ..mapping.names import author_model
from ..models import DeletedStory, Source
from ..publishing.rights import held_sources

UNPUBLISHED = ("wagtail.unpublish", "wagtail.unpublish.scheduled")

#: What can take a story out of a feed, or change it, without a newer time of publication.
LEAVING = (
    *UNPUBLISHED,
    "wagtail.delete",
    "wagtail.move",
    "wagtail.view_restriction.create",
    "wagtail.view_restriction.edit",
    "wagtail.view_restriction.delete",
)
_CHANGED = ("wagtail.edit", "wagtail.delete")


def last_leaving() -> datetime.datetime | None:
    """When a page was last unpublished, deleted, moved or restricted."""
    return moment(PageLogEntry.objects.filter(action__in=LEAVING).aggregate(last=Max("timestamp"))["last"])


def deleted_since(model: type[Model], when: datetime.datetime) -> QuerySet[Any, Any]:
    """Translation keys, locales and times of the model's pages that were deleted and have not come back."""
    again = model._default_manager.filter(
        translation_key=OuterRef("translation_key"), locale_id=OuterRef("locale_id")
    )
    found = DeletedStory.objects.filter(model=model._meta.label_lower, deleted_at__gt=when)
    return found.filter(~Exists(again)).values_list("translation_key", "locale_id", "deleted_at")


@dataclass(frozen=True, slots=True)
class Marks:
    """What says in one small query whether anything changed beside the stories, and what need not be asked for."""

    held: bool  #: there are sources whose copy is not in the feed
    closed: bool  #: there are pages that not everybody may read
    edited: datetime.datetime | None  #: when a source, picture, document, tag, author or site was last edited
    last_entry: int  #: the newest in the log of pages, 0 where there is none


def marks_of(model: type[Model], exclude_sources: Collection[str] = ()) -> Marks:
    """The marks of a feed of this model."""
    types = ContentType.objects.get_for_models(*_beside(model)).values()
    using = router.db_for_read(model)
    sql, params = _sql(using, tuple(sorted(kind.pk for kind in types)), tuple(exclude_sources))
    with connections[using].cursor() as cursor:
        cursor.execute(sql, params)
        held, closed, edited, last_entry = cursor.fetchone()
    return Marks(bool(held), bool(closed), moment(edited), last_entry or 0)


@lru_cache(maxsize=256)
def _sql(using: str, types: tuple[int, ...], exclude_sources: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """The query, written down once: that takes Django longer than the database takes to answer it."""
    edits = ModelLogEntry.objects.filter(content_type__in=types, action__in=_CHANGED)
    asked: tuple[QuerySet[Any, Any], ...] = (
        held_sources(exclude_sources).values("pk")[:1],
        PageViewRestriction.objects.order_by().values("pk")[:1],
        edits.order_by("-timestamp").values("timestamp")[:1],
        PageLogEntry.objects.order_by("-pk").values("pk")[:1],
    )
    written = [query.query.get_compiler(using).as_sql() for query in asked]
    return f"SELECT {', '.join(f'({sql})' for sql, _ in written)}", tuple(
        param for _, params in written for param in params
    )


def moment(written: Any) -> datetime.datetime | None:
    """A moment as a database gives it, which for some is text; None for nothing."""
    if not written:
        return None
    read = datetime.datetime.fromisoformat(written) if isinstance(written, str) else written
    return aware(read)


def _beside(model: type[Model]) -> list[Any]:
    found: list[Any] = [Source, Site, get_image_model()]
    if apps.is_installed("wagtail.documents"):
        found.append(get_document_model())
    mapping = mapping_to_read(model)
    if mapping and mapping.tags:
        found.append(model._meta.get_field(mapping.tags).remote_field.model)  # type: ignore[union-attr]
    if mapping and isinstance(mapping.byline, RelationTarget):
        found.append(author_model(model, mapping.byline))
    return [known for known in found if registry.get_log_model_for_model(known) is ModelLogEntry]
