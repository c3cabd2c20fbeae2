"""NITF, the news industry's text format (IPTC, 3.x)."""

from __future__ import annotations

import html

from lxml import etree

from ..types import Copy, Document, Kind
from .html import document_of
from .item import embargo_line, iso_date, status_line
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
    LANGUAGE,
    NOTE,
    Rule,
    find,
    paragraph,
    parse_xml,
    text_of,
    to_html,
)

RULES = {
    "nitf": Rule("div"),
    "head": DROP,
    "docdata": DROP,
    "pubdata": DROP,
    "media-metadata": DROP,
    "media-object": DROP,
    "note": Rule("aside", "note", Kind.NOTE),
    "body": Rule("article"),
    "body.head": Rule("header"),
    "hedline": Rule("div", "headline"),
    "hl1": HEADLINE,
    "deck": DECK,  # an hl2 of the head; in the body it is a sub-heading
    "byline": BYLINE,
    "byttl": Rule("p", "byline-title", Kind.BYLINE),
    "person": Rule(""),
    "distributor": Rule("p", "distributor", Kind.BYLINE),
    "dateline": DATELINE,
    "location": Rule(""),
    "story.date": Rule("time"),
    "abstract": Rule("div", "abstract standfirst", Kind.STANDFIRST),
    "series": Rule("p", "series", Kind.SECTION),
    "copyrite": COPYRIGHT,
    "body.content": Rule("div", "article-body", "content"),
    "block": Rule("div"),
    "media": Rule("figure"),
    "media-reference": Rule(""),
    "media-caption": CAPTION,
    "media-producer": CREDIT,
    "bq": Rule("blockquote"),
    "fn": Rule("aside", "footnote"),
    "lang": Rule("span"),
    "pre": Rule("pre"),
    "body.end": Rule("footer"),
    "tagline": Rule("p", "tagline", Kind.NOTE),
    "bibliography": Rule("p", "bibliography", Kind.NOTE),
    "copyrite.year": Rule(""),
    "copyrite.holder": Rule(""),
}


def is_nitf(head: Head) -> bool:
    return "<nitf" in head.text


def read_nitf(copy: Copy) -> Document:
    """Headline, byline, dateline and body as lines. Raises ``CopyError``."""
    root, warnings = parse_xml(copy.data or b"")
    language = root.get(LANGUAGE) or next((e.get(LANGUAGE) or "" for e in root.iter("{*}body.content")), "")
    return document_of(
        f'<html lang="{html.escape(language)}"><head><meta name="date" '
        f'content="{iso_date(_norm(root, "date.issue"))}"></head><body>'
        f"{paragraph(status_line(_status(root)), NOTE)}{paragraph(_embargo(root), NOTE)}{story_html(root)}"
        f"{''.join(paragraph(message, NOTE) for message in _messages(root))}</body></html>",
        warnings,
        format_name="nitf",
        stated=True,
        as_text=True,
    )


def _norm(root: etree._Element, name: str) -> str:
    element = find(root, name)
    return (element.get("norm") or "") if element is not None else ""


def _embargo(root: etree._Element) -> str:
    """A line for the moment of release, where the file says that it is held until then."""
    return embargo_line(_norm(root, "date.release")) if _status(root) == "embargoed" else ""


def _status(root: etree._Element) -> str:
    docdata = find(root, "docdata")
    return (docdata.get("management-status") or "") if docdata is not None else ""


def _messages(root: etree._Element) -> list[str]:
    """Notes to desks in the file's head."""
    return [message.get("info") or text_of(message) for message in root.iter("{*}ed-msg")]


def story_html(root: etree._Element) -> str:
    """The story of an NITF element as HTML; picture addresses become images."""
    for reference in root.iter("{*}media-reference"):
        source = reference.get("source") or reference.get("src")
        if source:
            reference.tag = "img"
            reference.set("src", source)
            reference.set("alt", reference.get("alternate-text") or "")
            reference.text = None
    for head in root.iter("{*}body.head"):
        for deck in head.iter("{*}hl2"):
            deck.tag = "deck"
    body = find(root, "body")
    return to_html(body if body is not None else root, RULES)
