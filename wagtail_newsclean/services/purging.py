"""Front-end caches: what shows a story is asked for anew when the story changes or leaves.

Works through ``wagtail.contrib.frontend_cache``, and does nothing where the site has not installed that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

import swapper
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail import hooks
from wagtail.models import ReferenceIndex, Site

from ..conf import get_settings
from ..mapping.faults import sound_mappings

#: A site's own addresses for a page: ``@hooks.register("newsclean_addresses")``, a function of the page.
HOOK = "newsclean_addresses"


def is_installed() -> bool:
    """Whether the site has a front-end cache that Wagtail knows."""
    return apps.is_installed("wagtail.contrib.frontend_cache")


def addresses_of(page: Any, *, below: bool = False) -> set[str]:
    """Every address that shows the page, or did until now.

    Its own, its section's and the front page's, those of stories that refer to it, the feeds of the ``PURGE``
    setting, and what the site's hooks add; with ``below`` also those of the pages under it.
    """
    url = page.get_full_url()
    if not url or not is_installed():
        return set()
    page_class = swapper.load_model("wagtailcore", "Page")
    shown_on = page_class.objects.filter(pk__in=_referring(page)).live() | page.get_ancestors().live()
    found = _cached(page)
    for other in (*shown_on.specific(defer=True), *(page.get_descendants().live() if below else ())):
        found |= _cached(other)
    paths = [*get_settings().purge, *(path for hook in hooks.get_hooks(HOOK) for path in hook(page) or ())]
    return found | {urljoin(url, path) for path in paths}


def feed_addresses() -> set[str]:
    """The addresses of the ``PURGE`` setting on every site."""
    return {urljoin(site.root_url, path) for site in Site.objects.all() for path in get_settings().purge}


def purge(urls: Iterable[str]) -> None:
    """Ask the front-end caches to forget these, in one batch, once what changed is in the database."""
    wanted = sorted(set(urls))
    if wanted and is_installed():
        from wagtail.contrib.frontend_cache.utils import PurgeBatch

        batch = PurgeBatch(wanted)
        transaction.on_commit(batch.purge)


def _cached(page: Any) -> set[str]:
    url = page.get_full_url()
    return {urljoin(url, path.lstrip("/")) for path in page.get_cached_paths()} if url else set()


def _referring(page: Any) -> set[int]:
    """Keys of the pages that mention this one in their text or relate to it."""
    page_class = swapper.load_model("wagtailcore", "Page")
    kind = ContentType.objects.get_for_model(page_class)
    rows = ReferenceIndex.objects.filter(
        base_content_type=kind, to_content_type=kind, to_object_id=str(page.pk)
    )
    found = {int(key) for key in rows.values_list("object_id", flat=True) if key.isdigit()}
    for mapping in sound_mappings():
        if mapping.related:
            path = "__".join(filter(None, mapping.related))
            found |= set(
                mapping.model._default_manager.filter(**{path: page.pk}).values_list("pk", flat=True)
            )
    return found
