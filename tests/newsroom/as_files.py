"""Which of the newspaper's addresses a static build keeps: pages, the feeds of everything and of each section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, path, re_path
from wagtail.urls import serve_pattern
from wagtail.views import serve

from wagtail_newsclean.static_site.addresses import page_paths

from .models import SectionPage


def section_slugs() -> Iterator[str]:
    """A value for each section's feeds."""
    yield from SectionPage.objects.live().public().order_by("path").values_list("slug", flat=True)


def kept(patterns: Iterable[URLPattern]) -> Iterator[URLPattern]:
    """The same addresses, told to django-distill; and Wagtail's own."""
    for pattern in patterns:
        route, lists = str(pattern.pattern), section_slugs if pattern.pattern.converters else None
        if pattern.name is None or (lists and not route.startswith("feeds/<slug:slug>/")):
            yield pattern
            continue
        yield path(route, pattern.callback, name=pattern.name, distill_path=True, distill_func=lists)
    yield re_path(serve_pattern, serve, name="wagtail_serve", distill_path=True, distill_func=page_paths)
