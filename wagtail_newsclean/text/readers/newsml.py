"""NewsML: G2 (newsItem, also in packages and messages) and the older 1.x."""

from __future__ import annotations

import html

from lxml import etree

from ..types import Copy, CopyError, Document
from . import nitf
from .html import document_of
from .sniff import Head
from .xml import (
    BYLINE,
    CAPTION,
    COPYRIGHT,
    CREDIT,
    DATELINE,
    DECK,
    DROP,
    HEADLINE,
    NOTE,
    SLUG,
    Rule,
    find,
    local_name,
    paragraph,
    parse_xml,
    text_of,
    to_html,
)

# What stands beside the content, in reading order: names in G2 and in 1.x, what it is.
_LINES = (
    (("slugline", "SlugLine"), SLUG),
    (("headline", "HeadLine"), HEADLINE),
    (("SubHeadLine",), DECK),
    (("by", "ByLine"), BYLINE),
    (("dateline", "DateLine"), DATELINE),
)
_LAST_LINES = (
    (("creditline", "CreditLine"), NOTE),
    (("copyrightNotice", "CopyrightLine"), COPYRIGHT),
)
#: Where the text stands, best first.
_CONTENT = ("inlineXML", "DataContent", "inlineData")
_TEXT = frozenset(("", "text/plain", "text/html", "application/xhtml+xml"))


def is_newsml(head: Head) -> bool:
    return any(
        root in head.text for root in ("<newsItem", "<newsMessage", "<packageItem", "<NewsML", ":newsItem")
    )


def read_newsml(copy: Copy) -> Document:
    """The first item with text: its headline, byline, dateline, content and credit lines. Raises ``CopyError``."""
    root, warnings = parse_xml(copy.data or b"")
    items = [element for name in ("newsItem", "NewsItem") for element in root.iter(f"{{*}}{name}")] or [root]
    texts = [(item, content) for item in items if (content := _content(item))]
    if not texts:
        items = [item for item in items if find(item, *_LINES[1][0]) is not None]
        if not items:
            raise CopyError("empty", "There is no text in this NewsML file.")
        texts = [(items[0], "")]
    if len(texts) > 1:
        warnings += (f"The file holds {len(texts)} stories; the first was read.",)
    item, content = texts[0]
    return document_of(
        f"<article>{_lines(item, _LINES)}<div class='article-body'>{content}</div>"
        f"{_pictures(items, item)}{_lines(item, _LAST_LINES)}</article>",
        warnings,
        format_name="newsml",
        stated=True,
        as_text=True,
    )


def _lines(item: etree._Element, lines: tuple[tuple[tuple[str, ...], Rule], ...]) -> str:
    return "".join(paragraph(text_of(find(item, *names)), rule) for names, rule in lines)


def _content(item: etree._Element) -> str:
    for name in _CONTENT:
        for element in item.iter(f"{{*}}{name}"):
            written = _written(element)
            if written.strip():
                return written
    return ""


def _written(element: etree._Element) -> str:
    if (element.get("contenttype") or "").split(";")[0].strip().lower() not in _TEXT and not len(element):
        return ""
    inner = find(element, "nitf")
    if inner is not None:
        return nitf.story_html(inner)
    inner = find(element, "body", "html")
    if inner is not None:
        return to_html(inner, {"body": Rule("div"), "html": Rule("div"), "head": DROP})
    if len(element):
        return to_html(element, {**nitf.RULES, local_name(element).lower(): Rule("div")})
    text = element.text or ""
    if "</p>" in text or "<br" in text:  # HTML as character data
        return text
    return f"<pre>{html.escape(text, quote=False)}</pre>" if text.strip() else ""


def _pictures(items: list[etree._Element], story: etree._Element) -> str:
    """Captions of the pictures that came in the same message."""
    out = []
    for item in items:
        remote = find(item, "remoteContent")
        if item is story or remote is None:
            continue
        caption = text_of(find(item, "description", "headline"))
        source = html.escape(remote.get("href") or "")
        credit = paragraph(text_of(find(item, "creditline")), CREDIT)
        out.append(f"<figure><img src='{source}'>{paragraph(caption, CAPTION)}{credit}</figure>")
    return "".join(out)
