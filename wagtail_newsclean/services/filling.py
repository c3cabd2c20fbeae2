"""A page with a story in it, not saved: its fields, authors, tags and related stories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField
from django.utils.translation import gettext as _

from ..mapping import PageMapping
from ..mapping.writing import LeftOut
from ..models.review import Review
from .people import find_people, joined
from .relations import add_related, add_tags, relate


def filled(mapping: PageMapping, values: Mapping[str, Any], review: Review, user: Any) -> Any:
    """The page with everything in its place, not saved; without a ``user`` no new tag is made."""
    model: Any = mapping.model
    page = model(live=False, owner=user)
    for name, value in values.items():
        setattr(page, name, value)
    page.draft_title = page.title
    if mapping.byline and not isinstance(mapping.byline, str):
        people = find_people(model, mapping.byline, review.byline)
        relate(page, mapping.byline.relation, mapping.byline.through, people.found)
    if mapping.tags:
        add_tags(page, mapping, review.tags, user)
    if mapping.related:
        add_related(page, mapping, review.related)
    return page


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
        unknown = find_people(mapping.model, mapping.byline, review.byline).unknown
        left += [LeftOut("byline", name, _("The site has no author of this name.")) for name in unknown]
    wanted.append(("dateline", mapping.dateline, review.dateline))
    for kind, name, value in wanted:
        if name is None:
            if value and kind == "dateline" and review.dateline_span is None:
                left.append(LeftOut(kind, value, _("The site's mapping has no field for it.")))
            continue
        field = mapping.model._meta.get_field(name)
        limit = field.max_length if isinstance(field, CharField) else None
        if limit and len(value) > limit:
            left.append(LeftOut(kind, value, _("It is longer than the field; its beginning was taken.")))
            value = value[:limit].rsplit(" ", 1)[0]
        values[name] = value
    return values, left
