"""What a front-end cache forgets besides the package's own: the feeds of a story's section."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail import hooks

from .models import SectionPage

SECTION_FEEDS = ("section_rss", "section_atom", "section_json_feed")


@hooks.register("newsclean_addresses")
def section_feeds(page: Any) -> list[str]:
    section = page.specific if page.specific_class is SectionPage else page.get_parent()
    return [reverse(name, args=[section.slug]) for name in SECTION_FEEDS]
