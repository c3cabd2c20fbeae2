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
_TITLE = re.compile(r"(?:[^/-]+-){3,}[^/-]+|\d{5,}|(?:^|/)\d{4}/\d{1,2}/")


class Address(NamedTuple):
    """Where a link leads."""

    house: str  #: "example.com"; "" where the address does not say
    path: str


@lru_cache(maxsize=4096)
def address(href: str) -> Address:
    """Take an address apart, in lower case, without what is asked of it."""
    low = href.lower().split("#", 1)[0].split("?", 1)[0]
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
        at: [address(href[:CHARACTERS]) for href in element.hrefs[:LINKS] if _is_page(href)]
        for at, element in enumerate(elements)
        if element.hrefs
    }
    page = address(own[:CHARACTERS]) if own else None
    house = page.house if page is not None and page.house else _most(led.values())
    for found in led.values():
        found[:] = [one._replace(house="") if one.house == house else one for one in found]
    here = page._replace(house="") if page is not None else None
    times = Counter(one for found in led.values() for one in set(found))
    rows: dict[int, list[str]] = {}
    before: tuple[int, Address | None] = (-2, None)
    for at, found in led.items():
        if not found:
            continue
        whole = " whole" if elements[at].link_density > WHOLE_LINK else ""
        names = {_kind(one, here) + whole for one in found}
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


def _kind(one: Address, here: Address | None) -> str:
    """What one link leads to."""
    if one == here:
        return "<leads here"
    whose = " elsewhere" if one.house else ""
    if not one.path:
        return f"<leads to a front{whose}"
    if _TITLE.search(one.path):
        return f"<leads to a story{whose}"
    return f"<leads to {'a section' if '/' not in one.path else 'something'}{whose}"
