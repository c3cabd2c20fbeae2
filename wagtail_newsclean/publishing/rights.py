"""Which stories may be passed on: those made from copy of a source that forbids it stay on the site."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import swapper
from django.db.models import Q

from ..models import IncomingCopy, Source


def may_be_passed_on(pages: Any, exclude_sources: Collection[str] = ()) -> Any:
    """The pages of this queryset that feeds and exports may hold, in one query with it.

    Translations and aliases of a page are held back with it, and so is copy of ``exclude_sources``.
    """
    held = IncomingCopy.objects.filter(source__in=held_sources(exclude_sources), page__isnull=False).values(
        "page_id"
    )
    stories = swapper.load_model("wagtailcore", "Page").objects.filter(pk__in=held).order_by()
    return pages.exclude(
        Q(translation_key__in=stories.values("translation_key")) | Q(alias_of__in=stories.values("pk"))
    )


def held_sources(exclude_sources: Collection[str] = ()) -> Any:
    """The sources whose copy ``may_be_passed_on`` holds back."""
    return Source.objects.filter(Q(may_syndicate=False) | Q(name__in=exclude_sources)).order_by()


def sources_of(pages: Sequence[Any]) -> dict[Any, dict[str, bool]]:
    """The sources that each page was made from, by page key: their names, and whether they may be passed on."""
    rows = IncomingCopy.objects.filter(
        Q(page__translation_key__in={page.translation_key for page in pages})
        | Q(page__in={page.alias_of_id for page in pages if page.alias_of_id}),
        source__isnull=False,
    ).values_list("page_id", "page__translation_key", "source__name", "source__may_syndicate")
    found: dict[Any, dict[str, bool]] = {}
    for page_id, key, name, may in rows:
        for page in pages:
            if page.translation_key == key or page.alias_of_id == page_id:
                found.setdefault(page.pk, {})[name] = may
    return found
