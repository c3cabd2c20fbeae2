"""OpenDocument texts (.odt, or flat .fodt): paragraphs, headings, links, lists, tables, footnotes, comments."""

from __future__ import annotations

from lxml import etree

from ..types import Copy, CopyError, Document, Kind
from .html import document_of
from .sniff import Head
from .xml import CAPTION, DECK, DROP, HEADLINE, Rule, find, parse_xml, root_name, to_html
from .zipped import has_part, xml_parts

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TITLES = {"Title": "headline", "Subtitle": "deck"} | dict.fromkeys(
    ("Caption", "Illustration", "Figure"), "caption"
)
_OF_TEXT = {"list-item": "item", "table-cell": "cell"}  #: unless they are links
_PARAGRAPH = 60  #: characters from which a paragraph is text, and no byline or date
_TYPE = b"application/vnd.oasis.opendocument.text"
_RULES = {
    "text": Rule("article"),
    "p": Rule("p"),
    "h": Rule("h2"),
    "span": Rule(""),
    "a": Rule("a"),
    "s": Rule(""),
    "tab": Rule(""),
    "line-break": Rule("br"),
    "list": Rule("ul"),
    "list-item": Rule("li"),
    "table": Rule("table"),
    "table-row": Rule("tr"),
    "table-cell": Rule("td"),
    "note-citation": DROP,
    "note": Rule("aside"),
    "tracked-changes": DROP,
    "sequence-decls": DROP,
    "annotation": Rule("aside", "comment", Kind.NOTE),
    "headline": HEADLINE,
    "deck": DECK,
    "caption": CAPTION,
    "heading": Rule("h2", "heading", Kind.HEADING),
    "item": Rule("li", "item", Kind.BODY),
    "cell": Rule("td", "cell", Kind.BODY),
    "bookmark": DROP,
    "title": DROP,
    "desc": DROP,
}


def is_odt(head: Head) -> bool:
    if b"opendocument" in head.data[:4000] and root_name(head.text) == "document":
        return True
    return head.data.startswith(b"PK\x03\x04") and (
        (_TYPE in head.data[:200] and has_part(head.data, "mimetype")) or head.filename.endswith(".odt")
    )


def read_odt(copy: Copy) -> Document:
    """A line for each paragraph and cell. Raises ``CopyError`` for a broken file and for one that is too large."""
    data = copy.data or b""
    if data.startswith(b"PK\x03\x04"):
        root = xml_parts(data, ["content.xml"], "OpenDocument").get("content.xml")
    else:
        root, _ = parse_xml(data)
    body = find(root, "text") if root is not None else None
    if body is None:
        raise CopyError("unreadable", "This OpenDocument file is broken: it has no text in it.")
    for element in body.iter("{*}s", "{*}tab"):
        element.text = " "
    for link in body.iter("{*}a"):
        link.set("href", link.get("{http://www.w3.org/1999/xlink}href") or "")
    assert root is not None  # noqa: S101 - it has a body
    _tell_titles(root, body)
    _notes_after(body)
    return document_of(to_html(body, _RULES), format_name="odt", stated=True, as_text=True)


def _tell_titles(root: etree._Element, body: etree._Element) -> None:
    """Name what is set as a title, and below some text as a heading, an item or a cell, for what it is."""
    parents = {
        str(style.get(f"{_STYLE}name")): style.get(f"{_STYLE}parent-style-name")
        for style in root.iter(f"{_STYLE}style")
    }
    begun = False
    for element in body.iter("{*}p", "{*}h", "{*}list-item", "{*}table-cell"):
        if begun and (cell := _OF_TEXT.get(element.tag.rpartition("}")[2])):
            element.tag = cell if next(element.iter(f"{_TEXT}a"), None) is None else element.tag
            continue
        style = element.get(f"{_TEXT}style-name") or ""
        name = parents.get(style) or style
        if name in _TITLES:
            element.tag = _TITLES[name]
        elif element.tag.endswith("}h"):
            element.tag = "heading" if begun else element.tag
        else:
            begun = begun or len("".join(map(str, element.itertext()))) > _PARAGRAPH


def _notes_after(body: etree._Element) -> None:
    """Move footnotes and comments out of the sentences they stand in, to the end."""
    for comment in body.iter("{*}annotation"):
        for child in list(comment):
            if not child.tag.startswith(_TEXT):  # who wrote it, and when
                comment.remove(child)
    for note in list(body.iter("{*}note", "{*}annotation")):
        above, before = note.getparent(), note.getprevious()
        if above is None:
            continue
        if note.tail:
            if before is not None:
                before.tail = (before.tail or "") + note.tail
            else:
                above.text = (above.text or "") + note.tail
            note.tail = None
        body.append(note)
