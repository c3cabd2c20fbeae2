"""What a page relates to: authors, tags, other stories. Set on a page before it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import swapper
from django.db.models import ForeignKey

from ..mapping import PageMapping
from .vocabulary import may_make_tags, tag_model_of


def relate(page: Any, relation: str, through: str | None, objects: Iterable[Any]) -> None:
    """Relate ``objects`` to the page, in order: through child objects, a many-to-many field or a foreign key.

    A foreign key takes the first of them.
    """
    if through is None:
        if isinstance(type(page)._meta.get_field(relation), ForeignKey):
            setattr(page, relation, next(iter(objects), None))
        elif chosen := list(objects):  # set, not add: a page that is not saved yet has nothing to add to
            getattr(page, relation).set(chosen)
        return
    manager = getattr(page, relation)
    model = type(page)._meta.get_field(relation).related_model
    ordered = any(f.name == "sort_order" for f in model._meta.get_fields())
    for position, target in enumerate(objects):
        manager.add(model(**{through: target}, **({"sort_order": position} if ordered else {})))


def add_tags(page: Any, mapping: PageMapping, names: Sequence[str], user: Any) -> list[str]:
    """Tag the page. Returns names that are no tags of the site and that this user may not make."""
    model = tag_model_of(mapping)
    if model is None or mapping.tags is None or not names:
        return list(names)
    known = {tag.name: tag for tag in model._default_manager.filter(name__in=names)}
    new = [name for name in names if name not in known]
    allowed = new if new and user and may_make_tags(model, user) else []
    getattr(page, mapping.tags).add(*(known[name] for name in names if name in known), *allowed)
    return [name for name in new if name not in allowed]


def add_related(page: Any, mapping: PageMapping, pks: Sequence[int]) -> None:
    """Relate other stories to the page, in order; what is gone or hidden meanwhile, or does not fit, stays out."""
    if mapping.related is None or not pks:
        return
    relation, through = mapping.related
    wanted = related_model(mapping)
    fitting = [found for found in _readable(pks) if issubclass(found.specific_class, wanted)]
    relate(page, relation, through, [one if type(one) is wanted else one.specific for one in fitting])


def not_relatable(mapping: PageMapping, pks: Sequence[int]) -> list[Any]:
    """Those of the stories that the relation cannot lead to: it names a page model of which they are none."""
    if mapping.related is None or not pks:
        return []
    wanted = related_model(mapping)
    return [found for found in _readable(pks) if not issubclass(found.specific_class, wanted)]


def _readable(pks: Sequence[int]) -> list[Any]:
    """The pages that everybody may read, in this order."""
    page_class = swapper.load_model("wagtailcore", "Page")
    found = {page.pk: page for page in page_class.objects.live().public().filter(pk__in=pks)}
    return [found[pk] for pk in pks if pk in found and found[pk].specific_class]


def related_model(mapping: PageMapping) -> Any:
    """The model of the pages that stories of this mapping may relate to."""
    relation, through = mapping.related or ("", None)
    model: Any = mapping.model._meta.get_field(relation).related_model
    return model._meta.get_field(through).related_model if through else model
