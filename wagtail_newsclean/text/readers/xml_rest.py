"""What a reader of a format did not find in a broken file, because the element that it looks for is gone."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

from lxml import etree

from ..types import CopyError, Document
from .item import Item, plain_of
from .several import joined
from .unsaid import unsaid
from .xml import BROKEN

_SHORTEST = 20  #: characters of what is shown; shorter texts are codes


def completed(
    root: etree._Element, warnings: tuple[str, ...], name: str, read: Callable[[], Document]
) -> Document:
    """What ``read`` makes of the file and, of a broken one, what it passed over. Raises ``CopyError`` as it does."""
    if BROKEN not in warnings:
        return read()
    try:
        document = read()
    except CopyError:
        rest = list(unsaid(_texts(root), ""))
        if not rest:
            raise
        body = "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in rest)
        return Item(body=body).document(name, warnings)
    rest = list(unsaid(_texts(root), document.source))
    return joined([document, Item(others=rest).document(name)]) if rest else document


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        for said in (element.text, element.tail):
            text = plain_of(said or "")
            if len(text) >= _SHORTEST and " " in text:
                yield text
