"""Template tags for any page model that has a mapping::

{% load newsclean %}
{% story page as story %}
{% news_article story section="Coast" %}
{% story_body page %}
"""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from ..mapping import PageMapping, mapping_for
from ..publishing import json_ld
from ..publishing.dateline import run_in, with_separator
from ..publishing.parts import kinds_of
from ..publishing.story import PublishedStory, language_of, read_story
from ..services.site_settings import dateline_separator
from ..text import Kind

register = template.Library()

_KEPT = "_newsclean_story"


@register.simple_tag
def story(page: Any) -> PublishedStory:
    """The page's story: headline, standfirst, byline, dateline, tags, pictures and parts.

    Kept with the page object, so that a template may ask in each of its blocks. Raises ``LookupError`` where
    the site maps no such page model.
    """
    kept = page.__dict__.get(_KEPT)
    if kept is None:
        kept = page.__dict__[_KEPT] = read_story(page)
    return kept


@register.simple_tag
def page_language(page: Any) -> str:
    """The page's language code, for the ``lang`` attribute; the site's where there is no page."""
    return language_of(page)


@register.simple_tag(takes_context=True)
def news_article(context: Context, story: PublishedStory, section: str = "", **about: Any) -> SafeString:
    """schema.org NewsArticle as a JSON-LD script element.

    ``about``: ``correction``, ``free`` and ``paywall`` as ``json_ld.news_article`` takes them.
    """
    return json_ld.script(json_ld.news_article(story, context.get("request"), section, **about))


@register.simple_tag(takes_context=True)
def story_body(context: Context, page: Any) -> SafeString:
    """The body, each block by its own template, with the dateline run into the first paragraph.

    A block's template finds ``opening`` in its context: whether it is the first block of the story.
    """
    mapping = mapping_for(type(page))
    if mapping is None or not mapping.body:
        return SafeString("")
    dateline = str(getattr(page, mapping.dateline) or "") if mapping.dateline else ""
    dateline = with_separator(dateline, dateline_separator()) if dateline else ""
    value = getattr(page, mapping.body)
    if isinstance(type(page)._meta.get_field(mapping.body), StreamField):
        html = _stream(mapping, value, dateline, context.flatten())
    elif isinstance(type(page)._meta.get_field(mapping.body), RichTextField):
        html = run_in(str(RichText(value)), dateline)
    else:
        html = run_in(linebreaks(value, autoescape=True), dateline)
    return mark_safe(html)  # noqa: S308 - what Wagtail rendered, and an escaped dateline


def _stream(mapping: PageMapping, stream: Any, dateline: str, context: Any) -> str:
    rendered = []
    for index, child in enumerate(stream):
        # The picture that opens a story is on the first screen and must not wait; later ones may.
        html = str(child.render(context=context | {"opening": index == 0}))
        if dateline and Kind.BODY in kinds_of(mapping, child.block_type, child.block):
            html, dateline = run_in(html, dateline), ""
        rendered.append(html)
    return "".join(rendered)
