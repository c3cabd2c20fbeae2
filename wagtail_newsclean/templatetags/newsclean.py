"""Template tags for any page model that has a mapping::

{% load newsclean %}
{% story_head page section="Coast" %}        in the head: canonical address, Open Graph, NewsArticle
{% story page as story %}                    headline, standfirst, byline, tags, pictures
{% story_byline page %}
{% story_body page %}                        every block in its place, the dateline run in
{% story_related page %}

What they show stands in ``wagtail_newsclean/story/`` and ``wagtail_newsclean/blocks/``, a template each: a file of the
same name in the site's own templates takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import swapper
from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from ..mapping.faults import mapping_to_read
from ..publishing import json_ld
from ..publishing.body import body_html, photo_html
from ..publishing.head import head_of
from ..publishing.markup import for_xml
from ..publishing.parts import Photo
from ..publishing.related import related_pages
from ..publishing.story import PublishedStory, language_of, read_story
from ..publishing.visible import OPEN, for_everybody
from ..services.people import joined
from ..services.site_settings import dateline_separator

register = template.Library()

_KEPT = "_newsclean_story"


@register.simple_tag
def story(page: Any) -> PublishedStory:
    """The page's story: headline, standfirst, byline, dateline, tags, pictures and parts.

    Kept with the page object, so that a template may ask in each of its blocks. Raises ``LookupError`` where
    the site maps no such page model.
    """
    kept: PublishedStory | None = page.__dict__.get(_KEPT)
    if kept is None:
        kept = page.__dict__[_KEPT] = read_story(page)
    return kept


@register.filter
def printable(text: Any) -> str:
    """The text without control characters, which no page may hold; autoescaped as any other."""
    return for_xml(str(text or ""))


@register.simple_tag
def page_language(page: Any) -> str:
    """The page's language code, for the ``lang`` attribute; the site's where there is no page."""
    return language_of(page)


@register.simple_tag
def page_direction(page: Any) -> str:
    """ "rtl" where the page's language is written from right to left, else "ltr"."""
    try:
        return "rtl" if get_language_info(language_of(page))["bidi"] else "ltr"
    except KeyError:  # a language Django does not know
        return "ltr"


@register.inclusion_tag("wagtail_newsclean/story/head.html", takes_context=True)
def story_head(context: Context, page: Any, section: str = "", **about: Any) -> dict[str, Any]:
    """What stands in a story's head: description, canonical address, Open Graph, NewsArticle.

    ``about``: what ``news_article`` takes.
    """
    return head_of(story(page), context.get("request"), section, **about)


@register.simple_tag(takes_context=True)
def news_article(context: Context, story: PublishedStory, section: str = "", **about: Any) -> SafeString:
    """schema.org NewsArticle as a JSON-LD script element.

    ``about``: ``correction``, ``places``, ``logo``, ``free`` and ``paywall`` as ``json_ld.news_article`` takes them.
    """
    return json_ld.script(json_ld.news_article(story, context.get("request"), section, **about))


@register.inclusion_tag("wagtail_newsclean/story/byline.html")
def story_byline(page: Any) -> dict[str, str]:
    """ "By A, B and C", in the words of the byline field where there is one; nothing where the story names nobody."""
    mapping = mapping_to_read(type(page))
    written = mapping.byline if mapping else None
    names = getattr(page, written) if isinstance(written, str) else joined(story(page).byline)
    return {"names": for_xml(str(names or "")).strip()}


@register.simple_tag(takes_context=True)
def story_body(context: Context, page: Any) -> SafeString:
    """The body, each block by its own template, with the dateline run into the first paragraph.

    A block's template finds ``opening`` in its context: whether it is the first block of the story. A block without a
    template of its own gets the package's.
    """
    if mapping_to_read(type(page)) is None:
        return SafeString("")
    html = body_html(story(page), context.flatten(), dateline_separator())
    return mark_safe(for_xml(html))  # noqa: S308 - what Wagtail rendered


@register.simple_tag(takes_context=True)
def story_picture(context: Context, photo: Photo, opening: bool = False) -> SafeString:
    """One of the story's pictures, with caption and credit."""
    return mark_safe(photo_html(photo, context.flatten(), opening=opening))  # noqa: S308 - a template's


@register.inclusion_tag("wagtail_newsclean/story/related.html", takes_context=True)
def story_related(context: Context, page: Any, heading: str = "") -> dict[str, Any]:
    """The stories its editor related to it, of those that everybody may read now; nothing where there are none."""
    stories = related_pages([page])[page.pk]
    return {"stories": stories, "heading": heading or _("Related stories"), "request": context.get("request")}


@register.simple_tag
def readable(pages: Iterable[Any]) -> list[Any]:
    """Of these pages those that everybody may read now, in their order."""
    listed = [page for page in pages if page and page.live]
    if all(hasattr(page, OPEN) for page in listed):
        return [page for page in listed if getattr(page, OPEN)]
    asked = swapper.load_model("wagtailcore", "Page").objects.filter(pk__in=[page.pk for page in listed])
    public = set(for_everybody(asked).values_list("pk", flat=True))
    return [page for page in listed if page.pk in public]
