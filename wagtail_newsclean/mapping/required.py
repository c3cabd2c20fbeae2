"""Fields that a page cannot be saved without, and what a draft has there where copy says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import swapper
from django.core.exceptions import FieldError
from django.db import models
from django.utils import timezone

from ..clock import local
from .config import PageMapping, RelationTarget
from .names import in_language


class FixedValueError(ValueError):
    """What ``set`` says of a field cannot be found; the message names both."""


def required_fields(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    """The page model's own fields that the database wants a value for and that have no default."""
    page_class = swapper.load_model("wagtailcore", "Page")
    for field in model._meta.concrete_fields:
        given = field.null or field.primary_key or field.has_default() or field.has_db_default()
        automatic = (
            field.generated or getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
        )
        link = field.remote_field is not None and getattr(field.remote_field, "parent_link", False)
        if (
            not (given or automatic or link or issubclass(page_class, field.model))
            and field.get_default() is None
        ):
            yield field


def repeated_fields(mapping: PageMapping) -> Iterator[models.Field[Any, Any]]:
    """The page model's own fields of which no two pages may have the same, and every draft has."""
    page_class = swapper.load_model("wagtailcore", "Page")
    from_copy = _from_copy(mapping)
    for field in mapping.model._meta.concrete_fields:
        if not field.unique or field.primary_key or issubclass(page_class, field.model):
            continue
        if getattr(field.remote_field, "parent_link", False) or field.name in from_copy:
            continue
        made = (field.has_default() and callable(field.default)) or field.has_db_default() or field.generated
        if field.name in mapping.fixed or not (made or field.get_default() is None):
            yield field


def _from_copy(mapping: PageMapping) -> set[str | None]:
    """The fields that what copy says goes into."""
    byline, picture = mapping.byline, mapping.picture
    return {
        *(mapping.headline, mapping.standfirst, mapping.dateline, mapping.body, *mapping.fields.values()),
        byline.relation if isinstance(byline, RelationTarget) else byline,
        *((picture.field, *picture.words.values()) if picture else ()),
    }


def neutral_value(field: models.Field[Any, Any]) -> Any:
    """What a required field has in a new draft: today for a date, no for a box; None where nothing is neutral."""
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        return local().date()
    return False if isinstance(field, models.BooleanField) else None


def fixed_value(mapping: PageMapping, name: str, locale: int | None = None) -> Any:
    """What ``set`` says of a field; for a foreign key the object of that primary key or lookup (``{"slug": "coast"}``),
    where it is translated that of the page's ``locale``; for a many-to-many field a list of such objects.

    Raises ``FixedValueError`` where there is no such object.
    """
    value = mapping.fixed[name]
    field = mapping.model._meta.get_field(name)
    if field.many_to_many:
        each = value if isinstance(value, (list, tuple)) else [value]
        return [_object(field.related_model, name, one, locale) for one in each]
    return (
        _object(field.related_model, name, value, locale) if isinstance(field, models.ForeignKey) else value
    )


def _object(target: Any, name: str, value: Any, locale: int | None) -> Any:
    lookup = value if isinstance(value, Mapping) else {"pk": value}
    try:
        found = in_language(target._default_manager.filter(**lookup), locale)
    except (FieldError, TypeError, ValueError):  # a key or a field of another kind
        found = None
    if found is None:
        raise FixedValueError(f"'set' names {name} {value!r}, and there is no such {target.__name__}")
    return found
