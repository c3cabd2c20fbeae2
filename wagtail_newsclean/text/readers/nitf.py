"""NITF, the news industry's text format (IPTC, 3.x)."""

from __future__ import annotations

import datetime
import html

from lxml import etree

from ..types import Copy, Document, Kind
from .html import document_of
from .item import embargo_line, iso_date, listing, status_line, urgency_line
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
    TAGS,
    Rule,
    find,
    local_name,
    opens_in,
    paragraph,
    parse_xml,
    root_name,
    small_names,
    text_of,
    to_html,
)
from .xml_rest import completed

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

#: Attributes of a subject, the finest first.
_SUBJECT_NAMES = ("tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type")
#: Elements that hold names and dates side by side, often with nothing between them.
_SIDE_BY_SIDE = ("dateline", "byline", "copyrite")


def is_nitf(head: Head) -> bool:
    return root_name(head.text) == "nitf" or opens_in(head.text, "nitf")


def read_nitf(copy: Copy) -> Document:
    """Headline, byline, dateline and body as lines. Raises ``CopyError``."""
    root, warnings = parse_xml(copy.data or b"")
    small_names(root)
    return completed(root, warnings, "nitf", lambda: _document(root, warnings, copy.received))


def _document(root: etree._Element, warnings: tuple[str, ...], received: datetime.date | None) -> Document:
    language = root.get(LANGUAGE) or next((e.get(LANGUAGE) or "" for e in root.iter("{*}body.content")), "")
    return document_of(
        f'<html lang="{html.escape(language)}"><head><meta name="date" '
        f'content="{iso_date(_norm(root, "date.issue"))}"></head><body>'
        f"{paragraph(status_line(_status(root)), NOTE)}{paragraph(urgency_line(_urgency(root)), NOTE)}"
        f"{paragraph(_embargo(root, received), NOTE)}{story_html(root)}{paragraph(_keywords(root), TAGS)}"
        f"{''.join(paragraph(message, NOTE) for message in _messages(root))}</body></html>",
        warnings,
        format_name="nitf",
        stated=True,
        as_text=True,
    )


def _norm(root: etree._Element, name: str) -> str:
    element = find(root, name)
    return (element.get("norm") or "") if element is not None else ""


def _embargo(root: etree._Element, received: datetime.date | None) -> str:
    """A line for the moment of release, where the file says that it is held until then, or is of an earlier day."""
    release = _norm(root, "date.release")
    sent = iso_date(_norm(root, "date.issue")) or (f"{received:%Y-%m-%d}" if received else "")
    later = bool(sent) and iso_date(release) > sent
    return embargo_line(release) if later or _status(root) == "embargoed" else ""


def _urgency(root: etree._Element) -> str:
    urgency = find(root, "urgency")
    return (urgency.get("ed-urg") or "") if urgency is not None else ""


def _keywords(root: etree._Element) -> str:
    """What the head says the story is about: its key words, and subjects by the finest of their names."""
    words = [word.get("key") or "" for word in root.iter("{*}keyword")]
    for subject in root.iter("{*}tobject.subject"):
        words.append(next(filter(None, map(subject.get, _SUBJECT_NAMES)), ""))
    return listing(words)


def _status(root: etree._Element) -> str:
    docdata = find(root, "docdata")
    return (docdata.get("management-status") or "") if docdata is not None else ""


def _messages(root: etree._Element) -> list[str]:
    """Notes to desks in the file's head."""
    return [message.get("info") or text_of(message) for message in root.iter("{*}ed-msg")]


def _name_the_deck(root: etree._Element) -> None:
    """An hl2 that opens the text, in a file that has none in its head, is the standfirst too."""
    content = find(root, "body.content")
    first = next((one for one in content if isinstance(one.tag, str)), None) if content is not None else None
    if first is not None and local_name(first) == "hl2" and find(root, "deck", "abstract") is None:
        first.tag = "deck"


def story_html(root: etree._Element) -> str:
    """The story of an NITF element as HTML; picture addresses become images."""
    for reference in root.iter("{*}media-reference"):
        source = reference.get("source") or reference.get("src")
        if source:
            reference.tag = "img"
            reference.set("src", source)
            reference.set("alt", reference.get("alternate-text") or "")
            reference.text = None
    for name in _SIDE_BY_SIDE:
        for inner in (one for outer in root.iter(f"{{*}}{name}") for one in outer):
            if not inner.tail and inner.getnext() is not None:
                inner.tail = " "
    for head in root.iter("{*}body.head"):
        for deck in head.iter("{*}hl2"):
            deck.tag = "deck"
    _name_the_deck(root)
    body = find(root, "body")
    return to_html(body if body is not None else root, RULES)
