"""What every page shows, as one digest a page: a page is written again when its digest is another one.

A page shows its own fields and child rows; what it refers to (images, authors, tags, linked and related stories, by
Wagtail's reference index); where it stands; the menu and the site's settings; and, where it has pages under it, those.
What else a page shows, only its model can say, in a method ``get_static_state``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import django
import swapper
import wagtail
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import ReferenceIndex, Site, get_page_models

from .. import __version__
from .rows import Link, all_rows, digest, grouped, rows_by_key, rows_of


@dataclass(frozen=True, slots=True)
class PageState:
    """A page that everybody may read."""

    pk: int
    path: str  #: its place in the tree
    depth: int
    addresses: tuple[str, ...]  #: without host
    title: str
    in_menu: bool
    more: Any  #: what ``get_static_state`` said


def published(site: Site) -> Iterator[PageState]:
    """The site's pages that everybody may read, in the order of the tree; queries grow with page models only."""
    found = []
    for pages in _pages(site):
        for page in pages.select_related("locale").defer_streamfields():
            url = page.get_url()
            if url:
                found.append(_state(page, urlsplit(url).path))
    yield from sorted(found, key=lambda page: page.path)


def page_digests(site: Site) -> dict[str, str]:
    """What stands at each address of the site's pages; the number of queries does not grow with theirs."""
    pages = list(published(site))
    rows: dict[int, str] = {}
    links = list(_in_text())
    for found in _pages(site):
        more, their_links = rows_of(found)
        rows |= more
        links += their_links
    own = _own(pages, rows, links)
    mentions = grouped((pk, int(key)) for pk, model, key in links if issubclass(model, _page()))
    elsewhere = _elsewhere({target for targets in mentions.values() for target in targets} - set(own))
    around, below = _around(site, pages), _below(pages, own)
    return {
        address: digest(
            around,
            own[page.pk],
            page.more,
            below.get(page.path, ""),
            *(own.get(target) or elsewhere.get(target) for target in mentions.get(page.pk, ())),
        )
        for page in pages
        for address in page.addresses
    }


def _state(page: Any, address: str) -> PageState:
    paths = [path for path in page.get_cached_paths() if "?" not in path]
    more = page.get_static_state() if hasattr(page, "get_static_state") else None
    return PageState(
        page.pk,
        page.path,
        page.depth,
        tuple(dict.fromkeys(address + path.lstrip("/") for path in paths)),
        page.title,
        getattr(page, "show_in_menus", False),
        more,
    )


def _pages(site: Site) -> Iterator[Any]:
    roots = [site.root_page]
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        roots = list(site.root_page.get_translations(inclusive=True))
    under = Q()
    for root in roots:
        under |= Q(path__startswith=root.path)
    for model in get_page_models():
        if not model._meta.abstract and not model._meta.proxy:
            yield model.objects.exact_type(model).filter(under).live().public().order_by("path")


def _own(pages: Iterable[PageState], rows: Mapping[int, str], links: Iterable[Link]) -> dict[int, str]:
    """Each page by itself: its rows, what it refers to that is no page, and what it stands under."""
    refers: dict[int, list[str]] = defaultdict(list)
    for model, pairs in grouped((model, (pk, key)) for pk, model, key in links).items():
        if not issubclass(model, _page()):
            there = rows_by_key(model, (key for _, key in pairs))
            for pk, key in pairs:
                refers[pk].append(there.get(key, ""))
    titles = {page.path: (page.title, page.addresses[:1]) for page in pages}
    return {
        page.pk: digest(rows.get(page.pk), sorted(refers[page.pk]), _above(page.path, titles))
        for page in pages
    }


def _above(path: str, titles: Mapping[str, Any]) -> list[Any]:
    step = _page().steplen
    return [titles.get(path[:end]) for end in range(step, len(path), step)]


def _in_text() -> Iterator[Link]:
    """What stands in rich text and streams, as Wagtail's reference index knows it."""
    pages = ReferenceIndex.objects.filter(base_content_type=ContentType.objects.get_for_model(_page()))
    rows = list(pages.order_by("pk").values_list("object_id", "to_content_type", "to_object_id"))
    models = {kind: ContentType.objects.get_for_id(kind).model_class() for kind in {row[1] for row in rows}}
    for source, kind, target in rows:
        model = models[kind]
        if model is not None and source.isdigit():
            yield int(source), model, target


def _elsewhere(keys: set[int]) -> dict[int, str]:
    """Pages that are mentioned but stand on another site, or that nobody may read any more."""
    found = _page().objects.filter(pk__in=keys).live().public()
    return {
        pk: digest(*row) for pk, *row in found.values_list("pk", "title", "url_path", "last_published_at")
    }


def _around(site: Site, pages: Iterable[PageState]) -> str:
    """What stands on every page: the site's name, its settings, the menu; and the versions that render it."""
    about: list[Any] = [(page.title, page.addresses[:1]) for page in pages if page.in_menu]
    if apps.is_installed("wagtail.contrib.settings"):
        from wagtail.contrib.settings.registry import registry

        about += [all_rows(model) for model in registry]
    versions = (__version__, wagtail.__version__, django.__version__)
    return digest(versions, site.root_url, site.site_name, about)


def _below(pages: Iterable[PageState], own: Mapping[int, str]) -> dict[str, str]:
    """What stands under each page that has pages under it."""
    step = _page().steplen
    under = grouped(
        (page.path[:end], own[page.pk]) for page in pages for end in range(step, len(page.path), step)
    )
    return {path: digest(*states) for path, states in under.items()}


def _page() -> Any:
    return swapper.load_model("wagtailcore", "Page")
