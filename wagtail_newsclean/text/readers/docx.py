"""Word documents (.docx): paragraphs, headings, bold and italics, links, lists, tables, footnotes, comments."""

from __future__ import annotations

import html
import re

from lxml import etree

from ..harm import is_desk_line
from ..types import Copy, CopyError, Document, Kind
from .html import document_of
from .sniff import Head
from .xml import text_of
from .zipped import has_part, xml_parts

_MAIN, _LINKS = "word/document.xml", "word/_rels/document.xml.rels"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_COMMENTS = "word/comments.xml"
#: What stands at the top of each page; of a first page it may be another.
_HEADERS = tuple(f"word/header{number}.xml" for number in (1, 2, 3))
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HEADING = re.compile(r"heading\s*([1-6])|berschrift\s*([1-6])|titre\s*([1-6])", re.IGNORECASE)
_TEXT = 60  #: characters from which a paragraph is text, and no byline or date
#: Shown twice otherwise, deleted, or instructions to Word.
_DROP = frozenset(
    ("Fallback", "del", "instrText", "delText", "moveFrom", "sectPr", "pPr", "rPr", "tblPr", "tcPr")
)


def is_docx(head: Head) -> bool:
    return head.data.startswith(b"PK\x03\x04") and has_part(head.data, _MAIN)


def read_docx(copy: Copy) -> Document:
    """A line for each paragraph and cell. Raises ``CopyError`` for a broken file and for one that is too large."""
    parts = xml_parts(copy.data or b"", [_MAIN, _LINKS, *_NOTES, _COMMENTS, *_HEADERS], "Word")
    if _MAIN not in parts:
        raise CopyError("unreadable", "This Word file is broken: it has no document in it.")
    writer = _Writer(_links(parts.get(_LINKS)))
    headers = {text: name for name in _HEADERS if not (text := text_of(parts.get(name))).isdecimal() and text}
    above = "".join(
        f'<div data-kind="{Kind.NOTE if is_desk_line(text) else Kind.OTHER}">{writer.html(parts[name])}</div>'
        for text, name in headers.items()
    )
    body = "".join(["<article>", writer.html(parts[_MAIN]), "</article>"])
    aside = "".join(
        f"<aside class='footnotes'>{writer.html(parts[name])}</aside>" for name in _NOTES if name in parts
    )
    if _COMMENTS in parts:
        aside += f'<aside data-kind="note">{writer.html(parts[_COMMENTS])}</aside>'
    return document_of(above + body + aside, format_name="docx", stated=True, as_text=True)


def _links(root: etree._Element | None) -> dict[str, str]:
    if root is None:
        return {}
    return {
        str(link.get("Id")): str(link.get("Target"))
        for link in root
        if isinstance(link.tag, str) and link.get("TargetMode") == "External"
    }


class _Writer:
    """Writes Word's elements as HTML."""

    def __init__(self, links: dict[str, str]) -> None:
        self._links = links
        self._begun = False  # the text has

    def html(self, root: etree._Element) -> str:
        out: list[str] = []
        ends: list[str] = []
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                out.append(ends.pop())
                continue
            name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if name in _DROP:
                walker.skip_subtree()
                ends.append("")
                continue
            start, end = self._tags(name, element)
            out.append(start)
            ends.append(end)
        return "".join(out)

    def _tags(self, name: str, element: etree._Element) -> tuple[str, str]:
        if name == "t":
            return html.escape(element.text or "", quote=False), ""
        if name == "p":
            tags = _paragraph(element, begun=self._begun)
            self._begun = self._begun or (
                tags[0].startswith("<p") and len("".join(map(str, element.itertext()))) > _TEXT
            )
            return tags
        if name == "r":
            return _run(element)
        if name == "hyperlink":
            address = self._links.get(element.get(_R) or "", "")
            return (f'<a href="{html.escape(address)}">', "</a>") if address else ("", "")
        if name == "docPr" and (element.get("descr") or element.get("title")):
            return f'<img src="" alt="{html.escape(element.get("descr") or element.get("title") or "")}">', ""
        simple = {"tab": " ", "br": "<br>", "cr": "<br>", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
        if name in simple:
            return simple[name], ""
        tag = {"tbl": "table", "tr": "tr", "tc": "td"}.get(name)
        said = _of_text(element) if name == "tc" and self._begun else ""
        return (f"<{tag}{said}>", f"</{tag}>") if tag else ("", "")


def _paragraph(element: etree._Element, *, begun: bool) -> tuple[str, str]:
    """``begun``: there was text before it, and what is set as a heading is one inside the story."""
    properties = element.find(f"{_W}pPr")
    if properties is None:
        return "<p>", "</p>"
    style = properties.find(f"{_W}pStyle")
    name = (style.get(f"{_W}val") or "") if style is not None else ""
    heading = _HEADING.search(name)
    if heading:
        tag = f"h{next(filter(None, heading.groups()))}"
        return f'<{tag} data-kind="{Kind.HEADING}">' if begun else f"<{tag}>", f"</{tag}>"
    if name.lower() in ("title", "titel", "titre", "titolo", "título"):
        return f'<h1 data-kind="{Kind.HEADLINE}">', "</h1>"
    if name.lower() in ("subtitle", "untertitel", "soustitre", "sous-titre", "sottotitolo", "subtítulo"):
        return f'<p data-kind="{Kind.STANDFIRST}">', "</p>"
    if properties.find(f"{_W}numPr") is not None:
        return f"<ul><li{_of_text(element) if begun else ''}>", "</li></ul>"
    return f'<p class="{html.escape(name)}">' if name else "<p>", "</p>"


def _of_text(element: etree._Element) -> str:
    """Below some text items of lists and cells of tables are the story's, unless they are links."""
    return "" if next(element.iter(f"{_W}hyperlink"), None) is not None else f' data-kind="{Kind.BODY}"'


def _run(element: etree._Element) -> tuple[str, str]:
    properties = element.find(f"{_W}rPr")
    if properties is None:
        return "", ""
    tags = [tag for tag in ("b", "i") if _is_on(properties.find(f"{_W}{tag}"))]
    vertical = properties.find(f"{_W}vertAlign")
    if vertical is not None:
        tags += {"superscript": ["sup"], "subscript": ["sub"]}.get(vertical.get(f"{_W}val") or "", [])
    if _is_on(properties.find(f"{_W}vanish")):
        return "<span hidden>", "</span>"
    return "".join(f"<{tag}>" for tag in tags), "".join(f"</{tag}>" for tag in reversed(tags))


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{_W}val") not in ("0", "false", "off", "none")
