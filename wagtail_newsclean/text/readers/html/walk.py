"""One pass over the markup: its text in document order, cut at block-level elements.

The walker is a parser target: no tree is built, so depth costs nothing and memory holds only what has text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from .fields import field_name

# fmt: off
#: Elements whose text a reader of the page never sees as text.
DROP = frozenset({
    "audio", "canvas", "head", "iframe", "noscript", "object", "option", "script", "select", "style", "svg",
    "template", "textarea", "video",
})
#: Elements that stand on lines of their own.
BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "label", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})
#: Of those, what a page may forget to close: its whole story is inside then.
SOFT = frozenset({"audio", "canvas", "noscript", "object", "select", "svg", "video"})
# fmt: on
#: Of the link to the address at which a page wants to be known.
CANONICAL = "canonical"
#: What a head may hold; anything else opens the body, whether the page says so or not.
OF_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
LINK, BOLD, ITALIC = 1, 2, 4
_STYLE = {"a": LINK, "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "cite": ITALIC}
_DROPPED, _OWN_LINE, _SPECIAL = 1, 2, 4
#: A field of a form tells so many elements around it.
_FIELD_REACH = 3
_KINDS = dict.fromkeys(DROP, _DROPPED) | dict.fromkeys(BLOCK, _OWN_LINE)
for _tag in ("br", "img", "article", "main", "h1", "pre", "meta", "html", "td", "th", "li"):
    _KINDS[_tag] = _KINDS.get(_tag, 0) | _SPECIAL
_KINDS_SHOWING = _KINDS | dict.fromkeys(SOFT, _OWN_LINE)

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]"
    "|\u200b(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])"
)


class Node:
    """An element on the way down, with what its text inherits."""

    __slots__ = (
        "attrib",
        "facts",
        "fields",
        "flags",
        "inside",
        "items",
        "parent",
        "position",
        "serial",
        "tag",
    )

    def __init__(self, tag: str, attrib: Mapping[str, str], parent: Node | None, serial: int) -> None:
        self.tag = tag
        self.attrib = attrib
        self.parent = parent
        self.serial = serial
        self.inside: Node | None = None  #: the block around an inline element; None for a block
        self.flags = 0
        self.items = 0  #: list items or cells inside, so far
        self.position = 0  #: of a list item or cell: how many stand before it
        self.fields: tuple[str, ...] = ()  #: the kinds of the form's fields not far inside
        self.facts: object = None  # filled by facts.py, once, when a line needs it


#: Text and the element it stands in; an empty text is an image.
Piece = tuple[str, Node]


class RawLine(NamedTuple):
    """A line before its facts are looked up."""

    text: str
    node: Node  #: the nearest block-level element
    pieces: list[Piece]
    blank_before: bool


class Region(NamedTuple):
    """An ``article`` or ``main`` element: its first line and the line after its last."""

    node: Node
    first: int
    last: int
    has_h1: bool


def style_flags(style: str, flags: int) -> int:
    """What an inline style changes; word processors write bold and italics that way."""
    style = style.replace(" ", "").lower()
    if "font-weight:" in style:
        weight = style.partition("font-weight:")[2]
        bold = weight.startswith(("bold", "6", "7", "8", "9"))
        flags = flags | BOLD if bold else flags & ~BOLD
    if "font-style:" in style:
        italic = style.partition("font-style:")[2].startswith(("italic", "oblique"))
        flags = flags | ITALIC if italic else flags & ~ITALIC
    return flags


def _marks_comment(attrib: Mapping[str, str]) -> bool:
    """The "[a]" or "[AB1]" by which word processors tie a comment to its place in the text."""
    return attrib.get("id", "").startswith("cmnt_ref") or attrib.get("class") == "msocomanchor"


def _was_taken_out(attrib: Mapping[str, str]) -> bool:
    """A change that a word processor tracks: who made it is an address. What a page strikes out is part of it."""
    return attrib.get("cite", "").startswith("mailto:")


def is_hidden(tag: str, attrib: Mapping[str, str]) -> bool:
    """Whether the page itself hides the element. A hidden body is waiting for its script, not empty."""
    if tag == "body" or tag == "html":
        return False
    if "hidden" in attrib:
        return True
    style = attrib.get("style")
    if not style:
        return False
    style = style.lower()
    if "none" not in style and "hidden" not in style:
        return False
    style = style.replace(" ", "")
    return "display:none" in style or "visibility:hidden" in style


def visible(text: str) -> str:
    """Text without what cannot be seen and means nothing in HTML.

    Zero-width spaces (kept in scripts that are written without spaces), byte order marks, control characters.
    """
    return text if text.isprintable() else _UNSEEN.sub("", text)


def squash(text: str) -> str:
    """White space as a browser shows it, and nothing that cannot be seen."""
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(_UNSEEN.sub("", text).split())


class Walked(NamedTuple):
    """What the walk found."""

    lines: list[RawLine]
    regions: list[Region]
    pictures: list[tuple[Node, int]]  #: img elements with the number of the line that follows
    embeds: list[tuple[Node, int]]  #: iframes, the same way
    meta: dict[str, str]  #: meta elements by name, property or itemprop; first one counts
    scripts: list[str]  #: the text of every JSON-LD script
    title: str
    language: str
    serial: int  #: of the last element
    swallowed: int  #: characters of text in ``SOFT`` elements


class _Walker:
    """A target for ``etree.HTMLParser``."""

    def __init__(self, *, show_hidden: bool = False, serial: int = 0) -> None:
        self.lines: list[RawLine] = []
        self.regions: list[Region] = []
        self.pictures: list[tuple[Node, int]] = []
        self.embeds: list[tuple[Node, int]] = []
        self.meta: dict[str, str] = {}
        self.scripts: list[str] = []
        self.title = ""
        self.language = ""
        self.serial = serial
        self._show_hidden = show_hidden
        self._kinds = _KINDS_SHOWING if show_hidden else _KINDS
        self._node: Node | None = None
        self._pieces: list[Piece] = []
        self._breaks = 0
        self._pre = 0
        self._dropped = 0
        self._head = False  # inside the head, and in nothing inside it
        self._soft = False  # inside a SOFT element
        self._swallowed = 0
        self._kept: list[str] | None = None
        self._opened: list[tuple[Node, int]] = []
        self._h1: set[int] | None = None  # serial numbers of the regions around the first h1

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        if tag == "input" or tag == "textarea":
            self._field(field_name(tag, attrib))
        if self._dropped:
            if self._head and self._dropped == 1 and tag not in OF_HEAD:
                self._dropped = 0
                self._head = False
                self.start(tag, attrib)
                return
            self._dropped += 1
            if tag == "meta" or tag == "link" or tag == "title" or tag == "script":
                self._about(tag, attrib)
            return
        kind = self._kinds.get(tag, 0)
        above = self._node
        if (
            kind & _DROPPED
            or (attrib and ("style" in attrib or "hidden" in attrib) and self._hides(tag, attrib))
            or (tag == "a" and _marks_comment(attrib))
            or (tag == "del" and _was_taken_out(attrib))
        ):
            self._dropped = 1
            self._head = tag == "head"
            self._soft = tag in SOFT
            if tag == "script":
                self._about(tag, attrib)
            elif tag == "iframe":
                self.embeds.append((Node(tag, attrib, above, self.serial), len(self.lines)))
            return
        self.serial += 1
        node = Node(tag, attrib, above, self.serial)
        if kind & _OWN_LINE:
            if self._pieces:
                self._flush(above)
            self._breaks = 0
            if above is not None:
                node.flags = above.flags
        elif above is not None:
            node.inside = above.inside or above
            node.flags = above.flags | _STYLE.get(tag, 0)
        if attrib and "style" in attrib:
            node.flags = style_flags(attrib["style"], node.flags)
        self._node = node
        if kind & _SPECIAL:
            self._special(tag, attrib, node)

    def _special(self, tag: str, attrib: Mapping[str, str], node: Node) -> None:
        if tag == "li" or tag == "td" or tag == "th":
            if node.parent is not None:
                node.position = node.parent.items
                node.parent.items += 1
        elif tag == "br":
            self._flush(node)
            self._breaks += 1
        elif tag == "img":
            self.pictures.append((node, len(self.lines)))
            self._pieces.append(("", node))
        elif tag == "article" or tag == "main":
            self._opened.append((node, len(self.lines)))
        elif tag == "h1":
            if self._h1 is None:
                self._h1 = {region.serial for region, _ in self._opened}
        elif tag == "pre":
            self._pre += 1
        elif tag == "meta":
            self._about(tag, attrib)
        elif tag == "html":
            self.language = attrib.get("lang") or attrib.get("xml:lang") or ""

    def _field(self, name: str) -> None:
        """Tell the elements around a form's field of it, a hidden one too: a box that asks for an address has one."""
        around = self._node
        for _ in range(_FIELD_REACH if name else 0):
            if around is None:
                return
            if name not in around.fields:
                around.fields += (name,)
            around = around.parent

    def _hides(self, tag: str, attrib: Mapping[str, str]) -> bool:
        return not self._show_hidden and is_hidden(tag, attrib)

    def end(self, tag: str) -> None:
        if self._dropped:
            self._dropped -= 1
            if self._kept is not None and (tag == "script" or tag == "title"):
                self._keep(tag)
            return
        node = self._node
        if node is None or tag == "head":
            return
        if self._pieces and node.inside is None:
            self._flush(node)
        if tag == "pre":
            self._pre -= 1
        elif self._opened and self._opened[-1][0] is node:
            node, first = self._opened.pop()
            has_h1 = self._h1 is not None and node.serial in self._h1
            self.regions.append(Region(node, first, len(self.lines), has_h1))
        self._node = node.parent

    def data(self, text: str) -> None:
        if self._dropped:
            if self._kept is not None:
                self._kept.append(text)
            elif self._soft and not text.isspace():
                self._swallowed += len(text)
            return
        if self._node is None or (not self._pieces and text.isspace()):
            return
        if self._pre and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._flush(self._node)
                    self._breaks += 1
                self._pieces.append((line, self._node))
        else:
            self._pieces.append((text, self._node))

    def close(self) -> Walked:
        """What was found. The parser holds on to its target in a cycle: what it found must not hang on that."""
        self._flush(self._node)
        found = Walked(
            self.lines,
            self.regions,
            self.pictures,
            self.embeds,
            self.meta,
            self.scripts,
            self.title,
            self.language,
            self.serial,
            self._swallowed,
        )
        self.__dict__.clear()
        return found

    def _flush(self, node: Node | None) -> None:
        pieces = self._pieces
        if not pieces or node is None:
            return
        text = squash(pieces[0][0] if len(pieces) == 1 else "".join([piece[0] for piece in pieces]))
        if text:
            self.lines.append(RawLine(text, node.inside or node, pieces, self._breaks > 1))
            self._breaks = 0
        self._pieces = []

    def _about(self, tag: str, attrib: Mapping[str, str]) -> None:
        if tag == "meta":
            name = attrib.get("property") or attrib.get("name") or attrib.get("itemprop")
            if name:
                self.meta.setdefault(name.lower(), attrib.get("content", ""))
        elif tag == "link":
            if attrib.get("rel", "").lower() == CANONICAL:
                self.meta.setdefault(CANONICAL, attrib.get("href", ""))
        elif tag == "title" or "ld+json" in attrib.get("type", "").lower():
            self._kept = []

    def _keep(self, tag: str) -> None:
        text = "".join(self._kept or ())
        self._kept = None
        if tag == "script":
            self.scripts.append(text)
        elif not self.title:
            self.title = squash(text)


def walk(html: str, *, show_hidden: bool = False, serial: int = 0) -> Walked:
    """Everything the markup says, in one pass. Elements are numbered from ``serial`` on."""
    walker = _Walker(show_hidden=show_hidden, serial=serial)
    parser = etree.HTMLParser(target=walker, encoding="utf-8", huge_tree=True)  # type: ignore[arg-type]
    parser.feed(html.encode("utf-8", "replace"))
    found: Walked = parser.close()  # type: ignore[assignment]
    return found
