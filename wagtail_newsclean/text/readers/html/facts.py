"""What is known of a line from where it stood in the markup. Looked up once an element, not once a line."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import lru_cache
from typing import Any

from ...types import Element
from .walk import BOLD, ITALIC, LINK, Node, RawLine

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
_LOWER_WORD = re.compile(r"[^\W\d_]+")
#: Hostile nesting would make what is handed down quadratic: the nearest ancestors say enough.
_ANCESTORS = 40
_OUTER_NAMES = 120
#: Where pages say what an element is, besides in its class and id. Styles that are named by machines say it here only.
_NAMING = frozenset({
    "itemprop", "property", "role", "aria-label", "data-testid", "data-test-id", "data-test", "data-qa",
    "data-component", "data-component-name", "data-module", "data-name", "data-type", "data-role", "data-widget",
    "data-block-type", "data-gu-name",
})  # fmt: skip
_RELATIONS = frozenset({"author", "tag", "license", "bookmark", "prev", "next"})
#: Characters; what is longer is data.
_LONGEST_NAME = 60
#: A picture and a line further apart have nothing to do with each other.
_STEPS = 8


@lru_cache(maxsize=8192)
def words_of(value: str) -> tuple[str, ...]:
    """``"articleBody__lead-text2"`` is ``("article", "body", "lead", "text")``."""
    value = value[:300]
    if value.islower():
        return tuple(_LOWER_WORD.findall(value))
    return tuple([word.lower() for word in _WORD.findall(value)])


class _Facts:
    """Of one element: its own and what it hands down."""

    __slots__ = ("all_names", "chain", "list_size", "names", "outer_names", "path")

    names: tuple[str, ...]
    outer_names: tuple[str, ...]  #: of the ancestors
    all_names: tuple[str, ...]  #: its own and those of the ancestors
    path: tuple[str, ...]
    chain: tuple[int, ...]
    list_size: int

    def __init__(self, node: Node, outer: _Facts | None) -> None:
        tag = node.tag
        names = _names_of(node) + node.fields if node.attrib else node.fields
        self.names = names
        if outer is None:
            self.path = self.chain = self.outer_names = ()
            self.all_names = names
            self.list_size = 0
            return
        if tag == "body":
            self.path = self.chain = ()
        elif len(outer.path) < _ANCESTORS:
            self.path = (*outer.path, tag)
            self.chain = (*outer.chain, node.serial)
        else:
            self.path = (*outer.path[1:], tag)
            self.chain = (*outer.chain[1:], node.serial)
        self.outer_names = outer.all_names
        self.all_names = outer.all_names
        if names:
            self.all_names = names + outer.all_names
            if len(self.all_names) > _OUTER_NAMES:
                self.all_names = self.all_names[:_OUTER_NAMES]
        self.list_size = node.items if tag == "ul" or tag == "ol" else outer.list_size


def _names_of(node: Node) -> tuple[str, ...]:
    """What the page calls the element: words of its class and id, of microdata, roles, labels and what tests go by."""
    attrib = node.attrib
    value, own = attrib.get("class"), attrib.get("id")
    names = words_of(value) if value else ()
    if own:
        names += words_of(own)
    for key in attrib:
        if key in _NAMING and len(attrib[key]) < _LONGEST_NAME:
            names += words_of(attrib[key])
    if "rel" in attrib:
        names += tuple([word for word in words_of(attrib["rel"]) if word in _RELATIONS])
    return names


def _facts_of(node: Node) -> _Facts:
    """Of an element, after those of its ancestors; without recursion, pages nest deep."""
    facts = node.facts
    if facts is not None:
        return facts  # type: ignore[return-value]
    missing = [node]
    above = node.parent
    while above is not None and above.facts is None:
        missing.append(above)
        above = above.parent
    facts = above.facts if above is not None else None
    for here in reversed(missing):
        facts = here.facts = _Facts(here, facts)  # type: ignore[arg-type]
    return facts  # type: ignore[return-value]


class _OuterElement(Element):
    """Of a line around the main region: nobody asks such a line for more than its tag, so the rest waits till then."""

    __slots__ = ("_line",)
    _line: RawLine

    def __init__(self, line: RawLine) -> None:
        self.tag = line.node.tag  # type: ignore[misc]
        self.in_main = False  # type: ignore[misc]
        self._line = line

    def __getattr__(self, name: str) -> Any:  # Python asks here for a field that is not there yet
        if name not in _FIELDS:
            raise AttributeError(name)
        whole = element_of(self._line, in_main=False)
        for field in _FIELDS:
            setattr(self, field, getattr(whole, field))
        return getattr(self, name)


_FIELDS = tuple(field.name for field in fields(Element))


def outer_element_of(line: RawLine) -> Element:
    """The facts of a line outside the page's main region, found when they are asked for."""
    return _OuterElement(line)


def element_of(line: RawLine, in_main: bool, picture: Node | None = None) -> Element:
    """The facts of one line; ``picture``: the picture right before it, or in it."""
    block, pieces = line.node, line.pieces
    facts = _facts_of(block)
    total = linked = bold = italic = 0
    hrefs: list[str] = []
    inner_names: tuple[str, ...] = ()
    inner_tags: list[str] = []
    seen = {block.serial}
    for text, node in pieces:
        if not text or text.isspace():
            continue
        size = len(text)
        total += size
        flags = node.flags
        if flags:
            if flags & LINK:
                linked += size
            if flags & BOLD:
                bold += size
            if flags & ITALIC:
                italic += size
        while node.serial not in seen:
            seen.add(node.serial)
            inner_tags.append(node.tag)
            if node.attrib:
                inner_names += _names_of(node)
                if node.tag == "a" and "href" in node.attrib:
                    hrefs.append(node.attrib["href"])
            assert node.parent is not None  # noqa: S101 - the block stands above
            node = node.parent
    if block.flags & LINK:  # a link around blocks
        outer: Node | None = block
        while outer is not None and outer.tag != "a":
            outer = outer.parent
        if outer is not None and "href" in outer.attrib:
            hrefs.append(outer.attrib["href"])
    return Element(
        tag=block.tag,
        path=facts.path,
        names=facts.names,
        outer_names=facts.outer_names,
        link_density=linked / total if total else 0.0,
        hrefs=tuple(hrefs),
        in_main=in_main,
        list_size=facts.list_size,
        bold=bold == total > 0,
        italic=italic == total > 0,
        chain=facts.chain,
        inner_names=inner_names,
        inner_tags=tuple(inner_tags),
        picture=picture.attrib.get("alt", "") if picture else None,
        picture_steps=_steps_to(picture, block) if picture else 0,
    )


def _steps_to(picture: Node, block: Node) -> int:
    """How many elements up from the block the picture is inside too; a few are looked at."""
    around: set[int] = set()
    above: Node | None = picture
    while above is not None and len(around) < _STEPS:
        around.add(above.serial)
        above = above.parent
    above, steps = block, 0
    while above is not None and steps < _STEPS and above.serial not in around:
        above = above.parent
        steps += 1
    return steps
