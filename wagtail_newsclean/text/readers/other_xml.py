"""XML of a format that nobody here knows: its text, an element a line."""

from __future__ import annotations

import html

from lxml import etree

from ..types import Copy, CopyError, Document
from .html import document_of
from .sniff import Head
from .xml import LANGUAGE, parse_xml, root_name, text_of


def is_other_xml(head: Head) -> bool:
    """An XML declaration, and a root element that is not HTML's."""
    return head.text.startswith("<?xml") and root_name(head.text) not in ("", "html", "body")


def read_other_xml(copy: Copy) -> Document:
    """A line for each element that has text of its own. Raises ``CopyError`` for a file without any."""
    root, warnings = parse_xml(copy.data or b"")
    out: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            if not _is_inline(element):
                out.append("<div>")
            out.append(html.escape(element.text or "", quote=False))
        elif event == "end" and not _is_inline(element):
            out.append("</div>")
        if event != "start" and element is not root:
            out.append(html.escape(element.tail or "", quote=False))
    if not text_of(root):
        raise CopyError("empty", "There is no text in this XML file.")
    language = html.escape(root.get(LANGUAGE) or "")
    return document_of(f'<html lang="{language}">{"".join(out)}', warnings, format_name="xml", as_text=True)


def _is_inline(element: etree._Element) -> bool:
    """Whether an element stands among the words of a sentence."""
    if element.tail and element.tail.strip():
        return True
    above, before = element.getparent(), element.getprevious()
    if above is None:
        return False
    left = before.tail if before is not None else above.text
    return bool(left and left.strip())
