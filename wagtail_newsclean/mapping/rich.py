"""Our sanitised HTML as the rich text a site's field or block can hold."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from django.conf import settings
from lxml import etree
from lxml import html as lxml_html
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.images.formats import get_image_formats
from wagtail.rich_text import features as feature_registry

logger = logging.getLogger(__name__)

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PARAGRAPHS = frozenset(("p", "ul", "ol", "blockquote", "table", "pre", *_HEADINGS))
#: Elements before and after which a new line begins.
_LINES = _PARAGRAPHS | {"li", "td", "th", "br", "caption", "figure", "figcaption", "dt", "dd", "div"}
_STRUCTURE = re.compile(r"<(?:[uo]l|h[1-6]|blockquote|table|br)\b")


def to_rich_text(html: str, features: Sequence[str] | None, editor: str = "default") -> str:
    """``html`` in Wagtail's database format with these features only (None: those of the site's editor of that name).

    What they do not have becomes paragraphs. Where the conversion would lose a character or run two words together,
    the paragraphs come back as plain text instead.
    """
    converter = _converter(tuple(features_of(features, editor)))
    try:
        converted: str = converter.to_database_format(
            converter.from_database_format(_fitting(html, converter))
        )
    except Exception:
        # Features are the site's own code, too: a story without its links is better than none.
        logger.warning("Rich text could not be converted; its words are kept as paragraphs.", exc_info=True)
        return plain_paragraphs(text_of(html))
    if text_of(converted).split() == text_of(html).split():
        return converted
    return plain_paragraphs(text_of(html))


def plain_paragraphs(text: str) -> str:
    """Text as paragraphs, nothing in it taken for markup."""
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n") if line.strip())


def text_of(html: str) -> str:
    """The text of a fragment, a line for each paragraph, heading, list item or cell."""
    if not html.strip():
        return ""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("start", "end") and element.tag in _LINES:
            parts.append("\n")
        parts.append((element.text if event == "start" else element.tail) or "")
    return "\n".join(line for line in map(str.strip, "".join(parts).split("\n")) if line)


def _fitting(html: str, converter: ContentstateConverter) -> str:
    """``html`` with what the converter's features do not have as paragraphs, and every element closed.

    Left to itself the converter would run the items of a list and the cells of a table together, and stop at an
    item whose list it does not know and at a line break that is not closed.
    """
    if not _STRUCTURE.search(html):
        return html
    takes = converter.html_to_contentstate_handler.element_handlers.match
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in reversed(list(root.iter("ul", "ol", "blockquote", "table", *_HEADINGS))):
        tag = str(element.tag)
        if takes(tag, {}):
            continue
        if tag == "ol" and takes("ul", {}):
            element.tag = "ul"
        elif tag in ("ul", "ol"):
            _replace(element, [part for item in element for part in _paragraphs(item)])
        elif tag == "blockquote":
            _replace(element, list(_paragraphs(element)))
        elif tag == "table":
            _replace(element, [_one_line(row) for row in element.iter("tr")])
        else:
            element.tag = _nearest(tag, takes)
    parts = [escape(root.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="xml") for child in root]
    return "".join(parts)


def _nearest(tag: str, takes: Callable[[str, dict[str, str]], Any]) -> str:
    """The heading that stands in for one that the features do not have: the next smaller, else the next larger."""
    level = int(tag[1:])
    wanted = sorted(_HEADINGS, key=lambda other: (int(other[1:]) < level, abs(int(other[1:]) - level)))
    return next((other for other in wanted if takes(other, {})), "p")


def _replace(element: Any, parts: Sequence[Any]) -> None:
    parent, tail = element.getparent(), element.tail
    place = parent.index(element)
    parent[place : place + 1] = parts
    if tail and parts:
        parts[-1].tail = (parts[-1].tail or "") + tail


def _paragraphs(element: Any) -> Iterator[Any]:
    """What stands in an element as paragraphs: those that are there, and one for each run of words between."""
    paragraph = lxml_html.Element("p")
    paragraph.text = element.text
    for child in list(element):
        if child.tag not in _PARAGRAPHS:
            paragraph.append(child)
            continue
        if len(paragraph) or (paragraph.text or "").strip():
            yield paragraph
        paragraph = lxml_html.Element("p")
        paragraph.text, child.tail = child.tail, None
        yield child
    if len(paragraph) or (paragraph.text or "").strip():
        yield paragraph


def _one_line(row: Any) -> Any:
    """The cells of a row as one paragraph."""
    line = lxml_html.Element("p")
    for cell in list(row):
        if len(line):
            line[-1].tail = f"{line[-1].tail or ''} {cell.text or ''}"
        else:
            line.text = f"{line.text or ''} {cell.text or ''}"
        line.extend(list(cell))
    return line


@lru_cache(maxsize=32)
def _converter(features: tuple[str, ...]) -> ContentstateConverter:
    return ContentstateConverter(features=list(features))


def features_of(features: Sequence[str] | None, editor: str = "default") -> Sequence[str]:
    """The features of a field or block; where it says nothing, what the site's editor of that name offers.

    Whatever the editor does not offer it drops when the page is next saved.
    """
    if features is None:
        options = getattr(settings, "WAGTAILADMIN_RICH_TEXT_EDITORS", {}).get(editor, {}).get("OPTIONS") or {}
        features = options.get("features")
    return list(feature_registry.get_default_features()) if features is None else features


def image_in_text(image: Any, alt: str) -> str:
    """An image between the paragraphs of rich text, as Wagtail keeps it, in the first of the site's formats."""
    name = get_image_formats()[0].name
    return f'<embed alt="{escape(alt)}" embedtype="image" format="{name}" id="{image.pk}"/>'
