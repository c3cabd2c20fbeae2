"""What is known of a line from where it stood in the markup. Looked up once an element, not once a line."""

from __future__ import annotations

import re
from functools import lru_cache

from ...types import Element
from .walk import BOLD, ITALIC, LINK, Node, RawLine

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|\d+")
_ROLES = ("role", "itemprop", "aria-label", "rel", "data-component", "data-testid", "data-type", "property")


@lru_cache(maxsize=4096)
def words_of(value: str) -> tuple[str, ...]:
    """``"articleBody__lead-text"`` is ``("article", "body", "lead", "text")``; numbers are left out."""
    return tuple(word.lower() for word in _WORD.findall(value[:300]) if not word.isdigit())


class _Facts:
    """Of one element: its own and what it hands down."""

    __slots__ = ("chain", "list_size", "names", "outer_names", "path", "roles")

    def __init__(self, node: Node, outer: _Facts | None) -> None:
        element, tag = node.element, node.tag
        names: tuple[str, ...] = ()
        roles: tuple[str, ...] = ()
        attributes = element.attrib
        if attributes:
            value = attributes.get("class")
            if value:
                names = words_of(value)
            value = attributes.get("id")
            if value:
                names += words_of(value)
            roles = tuple([value.strip().lower() for name in _ROLES if (value := attributes.get(name))])
        self.names = names
        if outer is None:
            self.path: tuple[str, ...] = ()
            self.chain: tuple[int, ...] = ()
            self.outer_names: tuple[str, ...] = ()
            self.roles = roles
            self.list_size = 0
            return
        # Hostile nesting would make these tuples quadratic: the nearest 40 ancestors say enough.
        self.path = (*outer.path[-39:], tag) if tag not in ("html", "body") else ()
        self.chain = (*outer.chain[-39:], node.serial) if tag not in ("html", "body") else ()
        self.outer_names = (outer.names + outer.outer_names)[:200]
        self.roles = (roles + outer.roles)[:60] if roles else outer.roles
        if tag in ("ul", "ol", "dl", "menu"):
            self.list_size = len(element)
        else:
            self.list_size = outer.list_size


def _facts(node: Node) -> _Facts:
    """Of an element, after those of its ancestors; without recursion, pages nest deep."""
    missing = []
    above: Node | None = node
    while above is not None and above.facts is None:
        missing.append(above)
        above = above.parent
    facts = above.facts if above is not None else None
    for here in reversed(missing):
        facts = here.facts = _Facts(here, facts)  # type: ignore[arg-type]
    return facts  # type: ignore[return-value]


def element_of(line: RawLine, in_main: bool) -> Element:
    """The facts of one line."""
    block = line.node
    facts = _facts(block)
    total = linked = bold = italic = 0
    hrefs: list[str] = []
    inner_names: tuple[str, ...] = ()
    inner_tags: list[str] = []
    seen: set[int] = set()
    for text, node in line.pieces:
        size = len(text.strip())
        flags = node.flags
        total += size
        if flags:
            if flags & LINK:
                linked += size
            if flags & BOLD:
                bold += size
            if flags & ITALIC:
                italic += size
        if not size:
            continue
        inner: Node | None = node
        while inner is not None and inner is not block and inner.serial not in seen:
            seen.add(inner.serial)
            inner_tags.append(inner.tag)
            if inner.element.attrib:
                inner_names += _facts(inner).names
                if inner.tag == "a" and (href := inner.element.get("href")):
                    hrefs.append(href)
            inner = inner.parent
    if block.flags & LINK:  # a link around blocks
        outer: Node | None = block
        while outer is not None and outer.tag != "a":
            outer = outer.parent
        if outer is not None and (href := outer.element.get("href")):
            hrefs.append(href)
    return Element(
        tag=block.tag,
        path=facts.path,
        names=facts.names,
        outer_names=facts.outer_names,
        roles=facts.roles,
        link_density=linked / total if total else 0.0,
        hrefs=tuple(hrefs),
        in_main=in_main,
        list_size=facts.list_size,
        bold=bold == total > 0,
        italic=italic == total > 0,
        chain=facts.chain,
        inner_names=inner_names,
        inner_tags=tuple(inner_tags),
    )
