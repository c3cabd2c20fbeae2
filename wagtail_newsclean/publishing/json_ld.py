"""schema.org NewsArticle of a page, for search engines and aggregators."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Site

from .dateline import place_in
from .markup import absolute, plain
from .parts import Photo
from .story import PublishedStory, language_of

#: The picture sizes that search engines ask for: at least 1,200 pixels wide.
PICTURE = "width-1200"

# As in Django's json_script: nothing in the data can end the script element or start a comment.
_ESCAPES = {
    ord(">"): "\\u003E",
    ord("<"): "\\u003C",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def news_article(
    story: PublishedStory,
    request: HttpRequest | None,
    section: str = "",
    *,
    correction: str = "",
    free: bool = True,
    paywall: str = "",
) -> dict[str, Any]:
    """The story as a NewsArticle. Only what the page says: what it lacks is left out.

    ``correction`` is what the page says was corrected (a note may be anything else too, so the site says);
    ``free`` is whether everybody may read the whole story, and ``paywall`` the CSS selector of what only some may.
    """
    page = story.page
    address = page.get_full_url(request) or ""
    site = Site.find_for_request(request) if request else page.get_site()
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": address,
        "url": address,
        "headline": story.headline,
        "description": story.standfirst or page.search_description,
        "datePublished": _time(page.first_published_at),
        "dateModified": _time(page.last_published_at or page.first_published_at),
        "inLanguage": language_of(page),
        "author": [{"@type": "Person", "name": name} for name in story.byline],
        "publisher": _publisher(site),
        "image": [_image(photo, address) for photo in story.pictures],
        "dateline": story.dateline,
        "locationCreated": _place(story.dateline),
        "articleSection": section,
        "keywords": list(story.tags),
        "correction": plain(correction),
        "isAccessibleForFree": free,
    }
    if paywall and not free:
        data["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": paywall}
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}


def script(data: dict[str, Any]) -> SafeString:
    """The data as a script element that its own text cannot break out of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


def _image(photo: Photo, address: str) -> dict[str, Any]:
    rendition = photo.image.get_rendition(PICTURE)
    credit = photo.credit
    data = {
        "@type": "ImageObject",
        "url": absolute(rendition.url, address),
        "contentUrl": absolute(rendition.url, address),
        "width": rendition.width,
        "height": rendition.height,
        "caption": plain(photo.caption),
        "creditText": credit,
    }
    return {key: value for key, value in data.items() if value}


def _place(dateline: str) -> dict[str, str]:
    """Where the story was reported from; what places it is about, its dateline does not say."""
    name = place_in(dateline)
    return {"@type": "Place", "name": name} if name else {}


def _publisher(site: Site | None) -> dict[str, str]:
    if site is None or not site.site_name:
        return {}
    return {"@type": "NewsMediaOrganization", "name": site.site_name, "url": site.root_url}


def _time(moment: Any) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
