"""Which stories may be passed on: those made from copy of a source that forbids it stay on the site."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import swapper
from django.db.models import Q

from ..models import IncomingCopy, Source, StoryOrigin


def may_be_passed_on(pages: Any, exclude_sources: Collection[str] = ()) -> Any:
    """The pages of this queryset that feeds and exports may hold, in one query with it.

    Translations and aliases of a page are held back with it, and so is copy of ``exclude_sources``.
    """
    sources = held_sources(exclude_sources)
    all_pages = swapper.load_model("wagtailcore", "Page").objects.order_by()
    copies = IncomingCopy.objects.filter(source__in=sources, page__isnull=False).order_by()
    origins = StoryOrigin.objects.filter(source__in=sources).values("translation_key")
    stories = all_pages.filter(pk__in=copies.values("page_id"))
    earlier = all_pages.filter(translation_key__in=origins)
    # Four small lists rather than one with "or" in it, for which databases read every page.
    return pages.exclude(
        Q(translation_key__in=stories.values("translation_key"))
        | Q(translation_key__in=origins)
        | Q(alias_of__in=stories.values("pk"))
        | Q(alias_of__in=earlier.values("pk"))
    )


def held_sources(exclude_sources: Collection[str] = ()) -> Any:
    """The sources whose copy ``may_be_passed_on`` holds back; names whatever their case, as everywhere."""
    held = Q(may_syndicate=False)
    for name in exclude_sources:
        held |= Q(name__iexact=name)
    return Source.objects.filter(held).order_by()


def sources_of(pages: Sequence[Any]) -> dict[Any, dict[str, bool]]:
    """The sources that each page was made from, by page key: their names, and whether they may be passed on."""
    page_class = swapper.load_model("wagtailcore", "Page")
    aliased = {page.alias_of_id for page in pages if page.alias_of_id}
    keys_of_aliased = dict(
        page_class.objects.filter(pk__in=aliased).values_list("pk", "translation_key") if aliased else ()
    )
    keys = {page.pk: {page.translation_key, keys_of_aliased.get(page.alias_of_id)} for page in pages}
    wanted = set().union(*keys.values()) - {None}
    copies = IncomingCopy.objects.filter(page__translation_key__in=wanted, source__isnull=False)
    origins = StoryOrigin.objects.filter(translation_key__in=wanted)
    about = ("source__name", "source__may_syndicate")
    rows = [
        *copies.order_by().values_list("page__translation_key", *about),
        *origins.values_list("translation_key", *about),
    ]
    found: dict[Any, dict[str, bool]] = {}
    for key, name, may in rows:
        for page in pages:
            if key in keys[page.pk]:
                found.setdefault(page.pk, {})[name] = may
    return found
