"""The body of a page as its readers see it: every block by its own template, in its place, with the dateline run in.

A block that has no template of its own is shown by the package's: text and headings as they are, a picture with caption
and credit; a newsletter, an appeal and a note set apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import linebreaks
from django.utils.safestring import mark_safe
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from ..mapping import PageMapping
from ..mapping.faults import mapping_to_read
from ..text import Kind
from .dateline import SEPARATOR, run_in, with_separator
from .named import naming, without_dead_links
from .parts import Part, Photo, kinds_of
from .story import PublishedStory

#: Kinds that are set apart from the story, each by the template of its name.
_APART = (Kind.NEWSLETTER, Kind.APPEAL, Kind.NOTE)

_BLOCKS = "wagtail_newsclean/blocks/{name}.html"


def body_html(story: PublishedStory, context: Mapping[Any, Any], separator: str = SEPARATOR) -> str:
    """The whole body; ``context`` is what the blocks' templates see besides their value and ``opening``.

    ``separator`` divides the dateline from the text where the story says nothing.
    """
    page = story.page
    mapping = mapping_to_read(type(page))
    if mapping is None or not mapping.body:
        return ""
    value = getattr(page, mapping.body)
    field = type(page)._meta.get_field(mapping.body)
    dateline = with_separator(story.dateline, separator)
    with naming(story.named):
        if isinstance(field, StreamField):
            return without_dead_links(_stream(mapping, story, value, dateline, context))
        if isinstance(field, RichTextField):
            return run_in(without_dead_links(str(RichText(value))), dateline)
    return run_in(linebreaks(value, autoescape=True), dateline)


def photo_html(photo: Photo, context: Mapping[Any, Any] | None = None, *, opening: bool = False) -> str:
    """A picture with caption and credit, by the template of picture blocks."""
    value = {
        "image": photo.image,
        "alt": photo.alt,
        "caption": mark_safe(photo.caption),  # noqa: S308 - rich text of the page, or escaped
        "credit": photo.credit,
    }
    about = {**(context or {}), "value": value, "opening": opening}
    return render_to_string(_BLOCKS.format(name="picture"), about)


def _stream(
    mapping: PageMapping, story: PublishedStory, stream: Any, dateline: str, context: Mapping[Any, Any]
) -> str:
    parts: dict[int, list[Part]] = {}
    for part in story.parts:
        parts.setdefault(part.at, []).append(part)
    rendered = []
    for index, child in enumerate(stream):
        kinds = kinds_of(mapping, child.block_type, child.block)
        # The picture that opens a story is on the first screen and must not wait; later ones may.
        about = {**context, "opening": index == 0}
        if child.block.get_template(child.value, about):
            html = str(child.render(context=about))
        else:
            html = _without_template(kinds, child, parts.get(index, ()), about)
        if dateline and Kind.BODY in kinds:
            html, dateline = run_in(html, dateline), ""
        rendered.append(html)
    return "".join(rendered)


def _without_template(
    kinds: frozenset[str], child: Any, parts: Iterable[Part], context: Mapping[Any, Any]
) -> str:
    for kind in _APART:
        if kinds == {kind}:
            value = {"heading": "", "text": child.render(context=context)}
            return render_to_string(_BLOCKS.format(name=kind.value), {**context, "value": value})
    if not kinds or not parts:
        return str(child.render(context=context))
    return "".join(
        photo_html(part, context, opening=bool(context["opening"])) if isinstance(part, Photo) else part.html
        for part in parts
    )
