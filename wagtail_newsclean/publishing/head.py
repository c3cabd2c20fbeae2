"""What a story's page says in its head, for search engines and for those who pass it on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.models import Site

from . import json_ld
from .markup import absolute, for_xml
from .pictures import large
from .story import PublishedStory


def head_of(
    story: PublishedStory, request: HttpRequest | None, section: str = "", **about: Any
) -> dict[str, Any]:
    """What ``wagtail_newsclean/story/head.html`` shows; ``about`` is what ``json_ld.news_article`` takes."""
    page = story.page
    site = Site.find_for_request(request) if request else page.get_site()
    first = story.pictures[0] if story.pictures else None
    picture = large(first.image) if first else None
    address = page.get_full_url(request) or ""
    return {
        "story": story,
        "description": for_xml(getattr(page, "search_description", "")) or story.standfirst,
        "address": address,
        "site_name": site.site_name if site else "",
        "picture": picture,
        "picture_address": absolute(picture.url, address) if picture else "",
        "picture_alt": first.alt if first and picture else "",
        "published": json_ld.time_of(page.first_published_at),
        "modified": json_ld.time_of(page.last_published_at),
        "section": section,
        "news_article": json_ld.script(json_ld.news_article(story, request, section, **about)),
    }
