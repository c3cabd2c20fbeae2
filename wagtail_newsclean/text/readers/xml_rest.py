"""What a reader of a format did not find in a broken file, because the element that it looks for is gone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from lxml import etree

from ..types import CopyError, Document
from .item import Item, plain_of
from .several import joined
from .xml import BROKEN

_SHORTEST = 20  #: characters of what is shown; shorter texts are codes
_SAME = 0.8  #: of the words of a text that the reader has shown: then it is there


def completed(
    root: etree._Element, warnings: tuple[str, ...], name: str, read: Callable[[], Document]
) -> Document:
    """What ``read`` makes of the file and, of a broken one, what it passed over. Raises ``CopyError`` as it does."""
    if BROKEN not in warnings:
        return read()
    try:
        document = read()
    except CopyError:
        rest = list(_unshown(root, ""))
        if not rest:
            raise
        body = "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in rest)
        return Item(body=body).document(name, warnings)
    rest = list(_unshown(root, document.source))
    return joined([document, Item(others=rest).document(name)]) if rest else document


def _unshown(root: etree._Element, shown: str) -> Iterator[str]:
    seen = _words(shown)
    for element in root.iter(etree.Element):
        for said in (element.text, element.tail):
            text = plain_of(said or "")
            words = _words(text)
            if len(text) >= _SHORTEST and " " in text and len(words & seen) < _SAME * len(words):
                seen |= words
                yield text


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
