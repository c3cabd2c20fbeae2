"""The names of authors that are objects: of one field or several, looked up and read alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Case, F, ForeignKey, QuerySet, Value, When
from django.db.models.functions import Concat
from wagtail.models import TranslatableMixin

from .config import RelationTarget

_NAME = "newsclean_name"


def author_model(page_model: Any, target: RelationTarget) -> Any:
    """The model of the author objects."""
    model = page_model._meta.get_field(target.relation).related_model
    return model._meta.get_field(target.through).related_model if target.through else model


def is_single(page_model: Any, target: RelationTarget) -> bool:
    """Whether a page has one author at most: a foreign key of the page itself."""
    return target.through is None and isinstance(page_model._meta.get_field(target.relation), ForeignKey)


def authors_of(page: Any, target: RelationTarget) -> list[Any]:
    """The author objects of a page, in order."""
    if is_single(type(page), target):
        person = getattr(page, target.relation, None)
        return [person] if person else []
    rows = getattr(page, target.relation).all()
    people = [getattr(row, target.through) for row in rows] if target.through else list(rows)
    return [person for person in people if person]


def name_of(person: Any, target: RelationTarget) -> str:
    """An author's name."""
    return " ".join(filter(None, (str(getattr(person, name) or "").strip() for name in target.names)))


def named(objects: QuerySet[Any, Any], target: RelationTarget, name: str, way: Sequence[str] = ()) -> Any:
    """Those with this name, whatever its case; ``way`` leads from the objects to the authors."""
    paths = ["__".join((*way, field)) for field in target.names]
    if len(paths) == 1:
        return objects.filter(**{f"{paths[0]}__iexact": name})
    return objects.alias(**{_NAME: Concat(*_spaced(paths))}).filter(**{f"{_NAME}__iexact": name})


def in_language(objects: QuerySet[Any, Any], locale: int | None) -> Any:
    """The first of them, of translated ones that in a page's language before others, or its translation into that;
    None where there is none."""
    if locale is None or not issubclass(objects.model, TranslatableMixin):
        return objects.first()
    found = objects.order_by(Case(When(locale=locale, then=0), default=1), "pk").first()
    if found is None or found.locale_id == locale:
        return found
    translations = objects.model._default_manager.filter(translation_key=found.translation_key, locale=locale)
    return translations.first() or found


def _spaced(paths: Sequence[str]) -> Iterator[F | Value]:
    for index, path in enumerate(paths):
        if index:
            yield Value(" ")
        yield F(path)
