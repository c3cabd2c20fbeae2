"""schema.org NewsArticle of a page, for search engines and aggregators."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Site

from ..clock import aware
from ..text.details.credited import credited
from ..text.details.datelines.agencies import is_agency
from .dateline import place_in, without_separator
from .markup import absolute, plain
from .parts import Photo
from .pictures import large
from .story import PublishedStory, language_of

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
    places: Iterable[Any] = (),
    logo: str = "",
    free: bool = True,
    paywall: str = "",
) -> dict[str, Any]:
    """The story as a NewsArticle. Only what the page says: what it lacks is left out.

    ``correction`` is what the page says was corrected (a note may be anything else too, so the site says);
    ``places`` are the names of the places it is about, ``logo`` the address of the newspaper's own; ``free`` is
    whether everybody may read the whole story, and ``paywall`` the CSS selector of what only some may.
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
        "description": story.standfirst or getattr(page, "search_description", ""),
        "datePublished": time_of(page.first_published_at),
        "dateModified": time_of(page.last_published_at or page.first_published_at),
        "inLanguage": language_of(page),
        "author": [_somebody(name, is_person=not is_agency(name)) for name in story.byline],
        "publisher": _publisher(site, logo, address),
        "image": [image for photo in story.pictures if (image := _image(photo, address))],
        "dateline": without_separator(story.dateline),
        "locationCreated": _place(place_in(story.dateline)),
        "contentLocation": [_place(name) for name in map(str, places) if name],
        "articleSection": section,
        "keywords": list(story.tags),
        "correction": plain(correction),
        "isAccessibleForFree": free,
    }
    if paywall and not free:
        data["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": paywall}
    return said(data)


def script(data: dict[str, Any]) -> SafeString:
    """The data as a script element that its own text cannot break out of."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


def time_of(moment: datetime.datetime | None) -> str:
    """The time to the second; empty where there is none."""
    return aware(moment).isoformat(timespec="seconds") if moment else ""


def said(data: dict[str, Any]) -> dict[str, Any]:
    """The data without what says nothing."""
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}


def _image(photo: Photo, address: str) -> dict[str, Any]:
    rendition = large(photo.image)
    if rendition is None:
        return {}
    makers = [_somebody(found.name, is_person=found.is_person) for found in credited(photo.credit)]
    return said(
        {
            "@type": "ImageObject",
            "url": absolute(rendition.url, address),
            "contentUrl": absolute(rendition.url, address),
            "width": rendition.width,
            "height": rendition.height,
            "caption": plain(photo.caption),
            "creditText": photo.credit,
            "creator": makers,
        }
    )


def _somebody(name: str, *, is_person: bool | None) -> dict[str, str]:
    kinds = {True: "Person", False: "Organization", None: ""}
    return said({"@type": kinds[is_person], "name": name})


def _place(name: str) -> dict[str, str]:
    return {"@type": "Place", "name": name} if name else {}


def _publisher(site: Site | None, logo: str, address: str) -> dict[str, Any]:
    if site is None or not site.site_name:
        return {}
    picture = {"@type": "ImageObject", "url": absolute(logo, address)} if logo else {}
    return said(
        {
            "@type": "NewsMediaOrganization",
            "name": site.site_name,
            "url": site.root_url,
            "logo": picture,
        }
    )
