"""OpenDocument texts (.odt): paragraphs, headings, links, lists, tables, footnotes."""

from __future__ import annotations

from lxml import etree

from ..types import Copy, CopyError, Document
from .html import document_of
from .sniff import Head
from .xml import DROP, Rule, find, to_html
from .zipped import has_part, xml_parts

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
    "annotation": DROP,
    "bookmark": DROP,
    "title": DROP,
    "desc": DROP,
}


def is_odt(head: Head) -> bool:
    return head.data.startswith(b"PK\x03\x04") and (
        (_TYPE in head.data[:200] and has_part(head.data, "mimetype")) or head.filename.endswith(".odt")
    )


def read_odt(copy: Copy) -> Document:
    """A line for each paragraph and cell. Raises ``CopyError`` for a broken file and for one that is too large."""
    root = xml_parts(copy.data or b"", ["content.xml"], "OpenDocument").get("content.xml")
    body = find(root, "text") if root is not None else None
    if body is None:
        raise CopyError("unreadable", "This OpenDocument file is broken: it has no text in it.")
    for element in body.iter("{*}s", "{*}tab"):
        element.text = " "
    for link in body.iter("{*}a"):
        link.set("href", link.get("{http://www.w3.org/1999/xlink}href") or "")
    _notes_after(body)
    return document_of(to_html(body, _RULES), format_name="odt", as_text=True)


def _notes_after(body: etree._Element) -> None:
    """Move footnotes out of the sentences they stand in, to the end."""
    for note in list(body.iter("{*}note")):
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
