"""Where a page leads to: the relations that a mapping can name, and the one that leads to related stories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from modelcluster.fields import ParentalKey
from taggit.managers import TaggableManager

from ..inspecting import child_relations, fields_of, page_models


def related(model: type[Model]) -> str | None:
    """The way to other pages of which a story can have several."""
    ways = [way for way, target in ways_to_objects(model) if issubclass(target, tuple(_page_classes()))]
    many = [way for way in ways if "." in way or model._meta.get_field(way).many_to_many]
    return next((way for way in many if "relat" in way), many[0] if many else None)


def _page_classes() -> Iterator[type[Model]]:
    for model in page_models():
        yield from (parent for parent in model.__mro__ if parent in model._meta.get_parent_list())
        yield model


def ways_to_objects(model: type[Model]) -> Iterator[tuple[str, Any]]:
    """Every relation of the page, as a mapping names it, with the model it leads to."""
    for field in fields_of(model):
        if field.related_model and not isinstance(field, TaggableManager):
            yield field.name, field.related_model
    for relation in child_relations(model):
        rows: Any = model._meta.get_field(relation).related_model
        for field in rows._meta.fields:
            if field.remote_field and not isinstance(field, ParentalKey) and not field.primary_key:
                yield f"{relation}.{field.name}", field.related_model
