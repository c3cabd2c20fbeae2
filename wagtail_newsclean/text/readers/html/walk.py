"""One pass over the tree: its text in document order, cut at block-level elements."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

#: Elements whose text a reader of the page never sees as text.
DROP = frozenset(
    "script style noscript template svg iframe head select option textarea canvas video audio object".split()
)
BLOCK = frozenset(
    "address article aside blockquote body button dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
    " label html".split()
)
LINK, BOLD, ITALIC = 1, 2, 4
_STYLE = {"a": LINK, "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Node:
    """An element on the way down, with what its text inherits."""

    __slots__ = ("block", "element", "facts", "flags", "parent", "serial", "tag")

    def __init__(self, element: etree._Element, tag: str, parent: Node | None, serial: int) -> None:
        self.element = element
        self.tag = tag
        self.parent = parent
        self.serial = serial
        self.facts: object = None  # filled by facts.py, once, when a line needs it
        if tag in BLOCK or parent is None:
            self.block = self
            self.flags = parent.flags if parent is not None else 0
        else:
            self.block = parent.block
            self.flags = parent.flags | _STYLE.get(tag, 0)


#: A piece of text and the element it stands in; an empty text marks a line that is only an anchor for ``node``.
Piece = tuple[str, Node]


class RawLine(NamedTuple):
    """A line before its facts are looked up."""

    text: str
    node: Node  #: the nearest block-level element
    pieces: list[Piece]
    blank_before: bool


class Walked(NamedTuple):
    """What the walk found."""

    lines: list[RawLine]
    regions: list[tuple[Node, int, int]]  #: every article and main element with its first and last line
    first_h1: int | None  #: number of the first line at or after the page's first h1
    pictures: list[tuple[Node, int]]  #: img elements with the number of the line that follows
    embeds: list[tuple[Node, int]]  #: iframes, the same way


def hidden(element: etree._Element) -> bool:
    """Whether the page itself hides the element."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    if not style:
        return False
    style = style.replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style


def squash(text: str) -> str:
    """White space as a browser shows it; zero-width spaces and byte order marks go."""
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def walk(root: etree._Element) -> Walked:
    """All lines of the tree. Iterative: depth costs nothing."""
    lines: list[RawLine] = []
    regions: list[tuple[Node, int, int]] = []
    pictures: list[tuple[Node, int]] = []
    embeds: list[tuple[Node, int]] = []
    first_h1: int | None = None
    opened: list[tuple[Node, int]] = []
    pieces: list[Piece] = []
    breaks = 0
    serial = 0
    node: Node | None = None

    def flush(block: Node) -> None:
        nonlocal pieces, breaks
        text = squash("".join([piece[0] for piece in pieces]))
        if text:
            lines.append(RawLine(text, block, pieces, breaks > 1))
            breaks = 0
            pieces = []
        elif pieces:
            pieces = []

    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            tag = element.tag
            serial += 1
            if tag in DROP or (element.attrib and hidden(element)):
                walker.skip_subtree()
                node = Node(element, "", node, serial)
                if tag == "iframe":
                    embeds.append((node, len(lines)))
                continue
            if tag in BLOCK:
                if node is not None and pieces:
                    flush(node.block)
                breaks = 0
            node = Node(element, tag, node, serial)
            if tag == "br":
                flush(node.block)
                breaks += 1
            elif tag == "img":
                pictures.append((node, len(lines)))
                pieces.append(("", node))
            elif tag == "h1" and first_h1 is None:
                first_h1 = len(lines)
            elif tag == "article" or tag == "main":
                opened.append((node, len(lines)))
            if element.text:
                pieces.append((element.text, node))
        else:
            if pieces and node.tag in BLOCK:
                flush(node)
            if opened and opened[-1][0] is node:
                regions.append((*opened.pop(), len(lines)))
            node = node.parent
            if element.tail and node is not None:
                pieces.append((element.tail, node))
    return Walked(lines, regions, first_h1, pictures, embeds)
