"""When something last changed that a feed shows or hides, besides the publishing of a story in it."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Max, Model, OuterRef, QuerySet
from wagtail.images import get_image_model
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry, Site

from ..mapping import mapping_for
from ..mapping.config import RelationTarget
from ..mapping.names import author_model
from ..models import DeletedStory, Source

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
    found: datetime.datetime | None = PageLogEntry.objects.filter(action__in=LEAVING).aggregate(
        last=Max("timestamp")
    )["last"]
    return found


def deleted_since(model: type[Model], when: datetime.datetime) -> QuerySet[Any, Any]:
    """Translation keys, locales and times of the model's pages that were deleted and have not come back."""
    again = model._default_manager.filter(
        translation_key=OuterRef("translation_key"), locale_id=OuterRef("locale_id")
    )
    found = DeletedStory.objects.filter(model=model._meta.label_lower, deleted_at__gt=when)
    return found.filter(~Exists(again)).values_list("translation_key", "locale_id", "deleted_at")


def last_edit_beside(model: type[Model]) -> datetime.datetime | None:
    """When a source, a picture, a tag, an author of these pages or a site was last edited in the admin."""
    types = ContentType.objects.get_for_models(*_beside(model)).values()
    found: datetime.datetime | None = ModelLogEntry.objects.filter(
        content_type__in=types, action__in=_CHANGED
    ).aggregate(last=Max("timestamp"))["last"]
    return found


def _beside(model: type[Model]) -> list[Any]:
    found: list[Any] = [Source, Site, get_image_model()]
    mapping = mapping_for(model)
    if mapping and mapping.tags:
        found.append(model._meta.get_field(mapping.tags).remote_field.model)  # type: ignore[union-attr]
    if mapping and isinstance(mapping.byline, RelationTarget):
        found.append(author_model(model, mapping.byline))
    return [known for known in found if registry.get_log_model_for_model(known) is ModelLogEntry]
