"""NITF, the news industry's text format (IPTC, 3.x)."""

from __future__ import annotations

from lxml import etree

from ..types import Copy, Document
from .html import document_of
from .sniff import Head
from .xml import DROP, Rule, find, parse_xml, to_html

RULES = {
    "nitf": Rule("div"),
    "head": DROP,
    "docdata": DROP,
    "pubdata": DROP,
    "media-metadata": DROP,
    "media-object": DROP,
    "note": Rule("aside", "note"),
    "body": Rule("article"),
    "body.head": Rule("header"),
    "hedline": Rule("div", "headline"),
    "hl1": Rule("h1", "headline"),
    "hl2": Rule("h2", "deck"),
    "byline": Rule("p", "byline"),
    "byttl": Rule("span", "byline-title"),
    "person": Rule(""),
    "distributor": Rule("p", "distributor"),
    "dateline": Rule("p", "dateline"),
    "location": Rule(""),
    "story.date": Rule("time"),
    "abstract": Rule("div", "abstract standfirst"),
    "series": Rule("p", "series"),
    "copyrite": Rule("p", "copyright"),
    "body.content": Rule("div", "article-body"),
    "block": Rule("div"),
    "media": Rule("figure"),
    "media-reference": Rule(""),
    "media-caption": Rule("figcaption", "caption"),
    "media-producer": Rule("p", "credit"),
    "bq": Rule("blockquote"),
    "fn": Rule("aside", "footnote"),
    "lang": Rule("span"),
    "pre": Rule("pre"),
    "body.end": Rule("footer"),
    "tagline": Rule("p", "tagline"),
    "bibliography": Rule("p", "bibliography"),
    "copyrite.year": Rule(""),
    "copyrite.holder": Rule(""),
}


def is_nitf(head: Head) -> bool:
    return "<nitf" in head.text


def read_nitf(copy: Copy) -> Document:
    """Headline, byline, dateline and body as lines. Raises ``CopyError``."""
    root, warnings = parse_xml(copy.data or b"")
    return document_of(story_html(root), warnings, format_name="nitf")


def story_html(root: etree._Element) -> str:
    """The story of an NITF element as HTML; picture addresses become images."""
    for reference in root.iter("{*}media-reference"):
        source = reference.get("source") or reference.get("src")
        if source:
            reference.tag = "img"
            reference.set("src", source)
            reference.set("alt", reference.get("alternate-text") or "")
            reference.text = None
    body = find(root, "body")
    return to_html(body if body is not None else root, RULES)
