"""A story's HTML made fit for other people's readers: plain elements, absolute addresses, nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Kept as they are; of other elements only the contents stay.
_ELEMENTS = _words(
    "a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins "
    "kbd li mark ol p pre q s small strong sub sup table tbody td tfoot th thead time tr u ul var wbr bdi bdo "
    "ruby rt rp"
)
#: Removed with everything in them.
_REMOVED = _words(
    "script style noscript template iframe object embed applet form button input select textarea svg canvas audio "
    "video link meta base head title"
)
_ATTRIBUTES = _words(
    "href src alt width height colspan rowspan scope title lang dir cite datetime start reversed value"
)
_ADDRESSES = frozenset({"href", "src", "cite"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})

_BLOCKS = _words(
    "blockquote dd div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre table tbody td tfoot th thead tr ul"
)

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# A run of spaces is tried at its beginning only: 200 KB of them cost no more than 200 KB of text.
_LINES = re.compile(r"(?<![ \t\r\f])[ \t\r\f]*\n[ \t\r\f\n]*")

#: What XML 1.0 cannot carry: control characters but tab and line ends, surrogates, two noncharacters.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: The same characters may be written as numbers: "&#11;".
_BY_NUMBER = re.compile(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")


def for_xml(text: str) -> str:
    """The text without the characters that no XML document may hold."""
    return _NOT_XML.sub("", text)


def portable(html: str, base: str, only: Collection[str] = ()) -> str:
    """``html`` with plain elements and absolute addresses; ``base`` is the page's own address.

    ``only`` are the elements that may be in it where that is fewer; of others the contents stay.
    """
    elements = _ELEMENTS.intersection(only) if only else _ELEMENTS
    if not html.strip():
        return ""
    root = _read(html)
    for element in list(root.iterdescendants()):
        if not isinstance(element.tag, str) or element.tag in _REMOVED:
            element.drop_tree()
        elif element.tag not in elements:
            element.drop_tag()
        else:
            _keep_attributes(element, base)
            if element.tag == "a" and not element.get("href"):
                element.drop_tag()  # a link that leads nowhere is its words
            elif element.tag == "img" and not element.get("src"):
                element.drop_tree()
    _close_up(root)
    inner: str = etree.tostring(root, encoding="unicode", method="html")
    return inner.removeprefix("<div>").removesuffix("</div>").strip()


def _read(html: str) -> lxml_html.HtmlElement:
    """The fragment in a ``div``, without the characters that no XML document may hold, however they are written."""
    fit = _BY_NUMBER.sub(lambda number: number[0] if for_xml(unescape(number[0])) else "", for_xml(html))
    return lxml_html.fragment_fromstring(fit, create_parent="div")


def _close_up(root: etree._Element) -> None:
    """One line end where a template left lines of spaces; to readers that is the same space."""
    as_written = {element for pre in root.iter("pre") for element in pre.iter()}
    for element in root.iter():
        if element.text and element not in as_written:
            element.text = _LINES.sub("\n", element.text)
        if element.tail and element.getparent() not in as_written:
            element.tail = _LINES.sub("\n", element.tail)


def plain(html: str, *, headings: bool = True) -> str:
    """The text of a fragment on one line, without what ``portable`` removes, and without headings if that is asked."""
    if not html.strip():
        return ""
    root = _read(html)
    for element in list(root.iter(*_REMOVED, *(() if headings else _HEADINGS))):
        element.drop_tree()
    for element in root.iter(*_BLOCKS, *_HEADINGS, "br"):
        element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
    return " ".join(str(root.text_content()).split())


def paragraphs(html: str) -> list[str]:
    """The text of portable HTML, block by block, each on one line but for ``br``."""
    if not html.strip():
        return []
    root = _read(html)
    for element in root.iterdescendants():
        text = element.text or ""
        element.text = " ".join(text.split("\n")) if element.tag != "pre" else text
        element.tail = " ".join((element.tail or "").split("\n"))
        if element.tag == "br":
            element.tail = f"\n{element.tail.lstrip()}"
        elif element.tag in _BLOCKS:
            element.text, element.tail = f"\n\n{element.text}", f"\n\n{element.tail}"
    blocks = str(root.text_content()).split("\n\n")
    return [block.strip() for block in blocks if block.strip()]


def absolute(address: str, base: str) -> str:
    """The address seen from outside; empty for one that a reader must not follow ("javascript:")."""
    try:
        joined = urljoin(base, address.strip())
        return joined if urlsplit(joined).scheme.lower() in _SCHEMES else ""
    except ValueError:
        return ""


def _keep_attributes(element: etree._Element, base: str) -> None:
    for name, value in list(element.attrib.items()):
        if name not in _ATTRIBUTES:
            del element.attrib[name]
        elif name in _ADDRESSES:
            found = absolute(str(value), base)
            if found:
                element.attrib[name] = found
            else:
                del element.attrib[name]
