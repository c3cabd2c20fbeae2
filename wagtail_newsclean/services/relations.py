"""What a page relates to: authors, tags, other stories. Looked up once, set on a page before it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import swapper
from django.db.models import ForeignKey
from django.utils.translation import gettext as _

from ..mapping import PageMapping
from ..mapping.writing import LeftOut
from ..text import Kind
from .vocabulary import may_make_tags, tag_model_of

#: What is left out is named by kinds, as lines of the copy are.
_TAGS, _RELATED = Kind.TAGS.value, Kind.RELATED.value


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


@dataclass(frozen=True, slots=True)
class Beside:
    """What an editor accepted to stand beside a story, looked up: what a page can have, and what it cannot and why."""

    tags: tuple[Any, ...] = ()  #: tags of the site, in order
    new_tags: tuple[str, ...] = ()  #: names of tags that will be made
    related: tuple[Any, ...] = ()  #: pages, in order
    missed: tuple[LeftOut, ...] = ()


def find_beside(mapping: PageMapping, tags: Sequence[str], related: Sequence[int], user: Any) -> Beside:
    """Look accepted tags and stories up; without a ``user`` no new tag will be made."""
    known, new, without_tags = _find_tags(mapping, tags, user)
    pages, without_pages = _find_related(mapping, related)
    return Beside(tuple(known), tuple(new), tuple(pages), (*without_tags, *without_pages))


def set_beside(page: Any, mapping: PageMapping, beside: Beside, *, make_tags: bool) -> None:
    """Tag the page and relate it."""
    new = beside.new_tags if make_tags else ()
    if mapping.tags and (beside.tags or new):
        getattr(page, mapping.tags).add(*beside.tags, *new)
    if mapping.related and beside.related:
        relate(page, *mapping.related, beside.related)


def add_tags(page: Any, mapping: PageMapping, names: Sequence[str], user: Any) -> list[str]:
    """Tag the page. Returns names that are no tags of the site and that this user may not make."""
    known, new, missed = _find_tags(mapping, names, user)
    if mapping.tags and (known or new):
        getattr(page, mapping.tags).add(*known, *new)
    return [one.text for one in missed]


def _find_tags(
    mapping: PageMapping, names: Sequence[str], user: Any
) -> tuple[list[Any], list[str], list[LeftOut]]:
    """Tags of the site, names of those that this user may make, and what is neither."""
    model = tag_model_of(mapping)
    if not names or model is None:
        return [], [], [LeftOut(_TAGS, name, _("The site's mapping has no field for it.")) for name in names]
    known = {tag.name: tag for tag in model._default_manager.filter(name__in=names)}
    have, lack = [known[name] for name in names if name in known], [n for n in names if n not in known]
    if not lack or (user and may_make_tags(model, user)):
        return have, lack, []
    open_to_others = getattr(model, "free_tagging", True)
    why = (
        _("There is no such tag, and you may not make one.") if open_to_others else _("There is no such tag.")
    )
    return have, [], [LeftOut(_TAGS, name, why) for name in lack]


def _find_related(mapping: PageMapping, pks: Sequence[int]) -> tuple[list[Any], list[LeftOut]]:
    """The pages that everybody may read and that the relation leads to, in this order, and why others are not."""
    if not pks:
        return [], []
    found: dict[int, Any] = {}
    wanted: Any = None
    if mapping.related:
        wanted = related_model(mapping)
        fitting = wanted._default_manager.filter(pk__in=pks).live().public()
        found = {page.pk: page for page in fitting if page.specific_class}
    lack = [pk for pk in pks if pk not in found]
    if not lack:
        return [found[pk] for pk in pks], []
    page_class = swapper.load_model("wagtailcore", "Page")
    there = {page.pk: page for page in page_class._default_manager.filter(pk__in=lack)}
    missed = [
        LeftOut(_RELATED, there[pk].title, _why_not(there[pk], wanted))
        if pk in there
        else LeftOut(_RELATED, _("a page of the site"), _("It was deleted meanwhile."))
        for pk in lack
    ]
    return [found[pk] for pk in pks if pk in found], missed


def _why_not(page: Any, wanted: Any) -> str:
    if wanted is None:
        return _("The site's mapping has no field for it.")
    if page.specific_class and not issubclass(page.specific_class, wanted):
        return _("Such a page cannot be related to a page of this kind.")
    return _("It is not published any more, or not for everybody.")


def related_model(mapping: PageMapping) -> Any:
    """The model of the pages that stories of this mapping may relate to."""
    relation, through = mapping.related or ("", None)
    model: Any = mapping.model._meta.get_field(relation).related_model
    return model._meta.get_field(through).related_model if through else model
