"""A page with a story in it, not saved: its fields, authors, tags and related stories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Field
from django.utils.translation import gettext as _

from ..mapping import PageMapping
from ..mapping.names import is_single, name_of
from ..mapping.required import fixed_value, neutral_value, repeated_fields, required_fields
from ..mapping.writing import LeftOut
from ..models.review import Review
from .fitting import fitted
from .people import find_people, joined
from .relations import Beside, relate, set_beside

_TITLE_LENGTH = 255


def filled(
    mapping: PageMapping,
    values: Mapping[str, Any],
    review: Review,
    beside: Beside,
    user: Any,
    locale: int | None = None,
) -> Any:
    """The page with everything in its place, not saved; without a ``user`` no new tag is made.

    ``locale`` is that of the place where it will stand: what it refers to is taken in this language.

    Raises ``FixedValueError`` where the mapping's ``set`` names an object that is not there.
    """
    model: Any = mapping.model
    page = model(live=False, owner=user)
    for name, value in values.items():
        setattr(page, name, value)
    given = {name for name, value in values.items() if value}
    # A site may have a headline beside the title, which every page must have.
    page.title = page.title or str(values.get(mapping.headline) or "")[:_TITLE_LENGTH]
    page.draft_title = page.title
    if mapping.byline and not isinstance(mapping.byline, str):
        people = find_people(model, mapping.byline, review.byline, locale)
        if people.found:
            relate(page, mapping.byline.relation, mapping.byline.through, people.found)
            given.add(mapping.byline.relation)
    for name in mapping.fixed.keys() - given:
        value = fixed_value(mapping, name, locale)
        if model._meta.get_field(name).many_to_many:
            relate(page, name, None, value)
        else:
            setattr(page, name, value)
    for field in empty_fields(page):
        setattr(page, field.attname, neutral_value(field))
    set_beside(page, mapping, beside, make_tags=user is not None)
    return page


def empty_fields(page: Any) -> list[Field[Any, Any]]:
    """The fields that the page cannot be saved without and that have no value."""
    return [field for field in required_fields(type(page)) if is_empty(page, field)]


def taken_fields(mapping: PageMapping, page: Any) -> list[Field[Any, Any]]:
    """The fields in which another page has what a draft has there, and no two may have the same."""
    pages: Any = mapping.model._default_manager
    return [
        field
        for field in repeated_fields(mapping)
        if pages.filter(**{field.attname: getattr(page, field.attname)}).exists()
    ]


def is_empty(page: Any, field: Any) -> bool:
    """Whether a field has no value; what it points to may not be in the database yet."""
    if getattr(page, field.attname) is not None:
        return False
    return not (field.remote_field and field.is_cached(page) and getattr(page, field.name) is not None)


def details(mapping: PageMapping, review: Review) -> tuple[dict[str, Any], list[LeftOut]]:
    """Values of the headline, standfirst, byline and dateline fields."""
    values: dict[str, Any] = {}
    left: list[LeftOut] = []
    wanted = [
        ("headline", mapping.headline, review.headline),
        ("standfirst", mapping.standfirst, review.standfirst),
    ]
    if isinstance(mapping.byline, str):
        wanted.append(("byline", mapping.byline, joined(review.byline)))
    elif mapping.byline:
        people = find_people(mapping.model, mapping.byline, review.byline)
        left += [
            LeftOut("byline", name, _("The site has no author of this name.")) for name in people.unknown
        ]
        if is_single(mapping.model, mapping.byline):
            more = [name_of(person, mapping.byline) for person in people.found[1:]]
            left += [LeftOut("byline", name, _("The page has room for one author.")) for name in more]
    wanted.append(("dateline", mapping.dateline, review.dateline))
    for kind, name, value in wanted:
        if name is None:
            if value and kind == "dateline" and review.dateline_span is None:
                left.append(LeftOut(kind, value, _("The site's mapping has no field for it.")))
            continue
        values[name] = fitted(mapping.model, name, kind, value, left)
    return values, left
