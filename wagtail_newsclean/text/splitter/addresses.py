"""What the addresses of a line's links say: out of the house or not, to a story or a section, where others lead too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..types import Element

#: Links of a line that are looked at, and characters of each.
LINKS, CHARACTERS = 4, 200
#: A line that is a link for more than this share leads to somewhere else.
WHOLE_LINK = 0.9
#: Names of a host before the house's own, and the longest second name of a country's: "co.uk", "com.br".
_BEFORE = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.")
_SECOND = 3
#: A story's address has a title or a long number.
_TITLE = re.compile(r"(?:[^/-]+-){3,}[^/-]+|\d{5,}|/\d{4}/\d{1,2}/")


class Address(NamedTuple):
    """An address in parts; empty where it has none."""

    house: str  #: whose it is, "" where it is the page's own
    path: str


@lru_cache(maxsize=4096)
def address(href: str) -> Address:
    """Take an address apart, in lower case, without what is asked of it."""
    low = href[:CHARACTERS].lower().split("#", 1)[0].split("?", 1)[0]
    scheme, slashes, rest = low.partition("//")
    if not slashes or (scheme and not scheme.startswith("http")):
        return Address("", low.strip("/"))
    host, _, path = rest.partition("/")
    return Address(_house(host), path.strip("/"))


def _house(host: str) -> str:
    parts = _BEFORE.sub("", host.partition(":")[0]).split(".")
    many = 3 if len(parts) > 2 and len(parts[-2]) <= _SECOND and len(parts[-1]) == 2 else 2
    return ".".join(parts[-many:])


def address_names(elements: Sequence[Element], own: str) -> dict[int, list[str]]:
    """For each line with links that lead to pages what their addresses say; ``own``: the page's address, or ""."""
    led = {
        at: [address(href) for href in element.hrefs[:LINKS] if _is_page(href)]
        for at, element in enumerate(elements)
        if element.hrefs
    }
    times = Counter(one for found in led.values() for one in set(found))
    page = address(own) if own else Address("", "")
    house = page.house or _most(led.values())
    rows: dict[int, list[str]] = {}
    before: tuple[int, Address | None] = (-2, None)
    for at, found in led.items():
        if not found:
            continue
        whole = " whole" if elements[at].link_density > WHOLE_LINK else ""
        names = {_kind(one, page, house) + whole for one in found}
        if any(times[one] > 1 for one in found):
            names.add("<leads where others do")
        if before == (at - 1, found[0]):
            names.add("<leads where the one above does")
            rows[at - 1].append("<leads where the one below does")
        before = (at, found[0])
        rows[at] = sorted(names)
    return rows


def _is_page(href: str) -> bool:
    return not href.startswith(("#", "mailto:", "javascript:", "tel:"))


def _most(led: Iterable[Sequence[Address]]) -> str:
    houses = Counter(one.house for found in led for one in found if one.house)
    return houses.most_common(1)[0][0] if houses else ""


def _kind(one: Address, page: Address, house: str) -> str:
    """What one link leads to."""
    if one == page:
        return "<leads here"
    whose = "" if not one.house or one.house == house else " elsewhere"
    if not one.path:
        return f"<leads to a front{whose}"
    if _TITLE.search(one.path):
        return f"<leads to a story{whose}"
    return f"<leads to {'a section' if '/' not in one.path else 'something'}{whose}"
