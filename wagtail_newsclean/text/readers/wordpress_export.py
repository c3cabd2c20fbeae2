"""Exports of WordPress (WXR): a feed whose texts are as their writers typed them, not yet as pages show them."""

from __future__ import annotations

import re

from lxml import etree

from .xml import text_of

#: What the editor of today writes around each block.
_BLOCK_MARK = re.compile(r"<!--\s*/?(?:wp:.*?|more|nextpage)\s*/?-->", re.DOTALL)
_CAPTION = re.compile(
    r"\[caption\b[^\]]*\]\s*(?P<picture>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)?(?P<words>.*?)\[/caption\]",
    re.DOTALL,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
#: What is no paragraph's text.
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|dl|figure|figcaption|blockquote|table|tbody|thead|tr|td|th|pre|section|article|aside"
    r"|header|footer|hr|iframe|form|script|style|video|audio|details)\b",
    re.IGNORECASE,
)
_OTHER_TYPES = ("attachment", "nav_menu_item", "wp_navigation", "wp_global_styles", "custom_css")


def is_export(root: etree._Element) -> bool:
    """Whether a feed is an export."""
    return next(root.iter("{*}wxr_version"), None) is not None


def is_post(item: etree._Element) -> bool:
    """Whether an item is something to read: exports list pictures and menus, too."""
    return text_of(next(item.iter("{*}post_type"), None)) not in _OTHER_TYPES


def authors(root: etree._Element) -> dict[str, str]:
    """The names of the authors by those that they log in with."""
    found = {}
    for author in root.iter("{*}author"):
        login = text_of(next(author.iter("{*}author_login"), None))
        name = text_of(next(author.iter("{*}author_display_name"), None))
        if login and name:
            found[login] = name
    return found


def shown(text: str) -> str:
    """A text as WordPress shows it: blank lines part paragraphs, captions stand below their pictures."""
    text = _BLOCK_MARK.sub("", text.replace("\r\n", "\n"))
    text = _CAPTION.sub(r"\n\n<figure>\g<picture><figcaption>\g<words></figcaption></figure>\n\n", text)
    chunks = (chunk.strip() for chunk in _BLANK_LINE.split(text))
    return "\n".join([chunk if _BLOCK.match(chunk) else _paragraph(chunk) for chunk in chunks if chunk])


def _paragraph(chunk: str) -> str:
    return f"<p>{chunk.replace(chr(10), '<br>')}</p>"
