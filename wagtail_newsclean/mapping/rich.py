"""Our sanitised HTML as the rich text a site's field or block can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from lxml import html as lxml_html
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.rich_text import features as feature_registry

_SPACE = re.compile(r"\s+")


def to_rich_text(html: str, features: Sequence[str] | None) -> str:
    """``html`` in Wagtail's database format with these features only (None: the site's default ones).

    Where the conversion would lose a character, the paragraphs come back as plain text instead.
    """
    converter = _converter(tuple(features if features is not None else _default_features()))
    converted: str = converter.to_database_format(converter.from_database_format(html))
    if _squeezed(converted) == _squeezed(html):
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
    for element in root.iter("p", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "br"):
        element.tail = "\n" + (element.tail or "")
    return str(root.text_content()).strip()


def _squeezed(html: str) -> str:
    return _SPACE.sub("", text_of(html))


@lru_cache(maxsize=32)
def _converter(features: tuple[str, ...]) -> ContentstateConverter:
    return ContentstateConverter(features=list(features))


def _default_features() -> list[str]:
    return list(feature_registry.get_default_features())
