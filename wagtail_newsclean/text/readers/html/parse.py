"""From HTML as it came to a tree that is safe to walk, however hostile it was."""

from __future__ import annotations

import re

from lxml import etree

from ...types import CopyError

#: libxml2 gives up on elements nested deeper than this, and everything inside them would be lost.
MAX_DEPTH = 2048

TOO_DEEP = "The page nests its elements too deep to be real; it was read without its inner markup."

_KEEP = frozenset(
    "html head body title meta link script style template noscript textarea select option svg iframe"
    " h1 h2 h3 h4 h5 h6 li img br hr".split()
)
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i kbd mark q s samp small span strong sub sup u var".split()
)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)[^<>]*>")


def parse(html: str) -> tuple[etree._Element, tuple[str, ...]]:
    """The root element and warnings for an editor. Raises ``CopyError`` where there is no markup or text."""
    html = html.replace("\x00", "")
    root, broken = _parse(html)
    if broken:
        root, _ = _parse(_TAG.sub(_flat, html))
        if root is not None:
            return root, (TOO_DEEP,)
    if root is None:
        raise CopyError("empty", "There is no text in this copy.")
    return root, ()


def _parse(html: str) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    errors = parser.error_log
    return root, any(e.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for e in errors.filter_from_fatals())


def _flat(match: re.Match[str]) -> str:
    """Paragraphs close each other, so a page made of nothing else has no depth."""
    name = match[2].lower()
    if name in _KEEP:
        return match[0]
    return "" if name in _INLINE else "<p>"
