"""What answers of systems list apart and name by number, a story's author and pictures, put where it is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from .json_file import Fields, is_fields, listed, string

_DEEPEST = 40  #: levels
_MOST = 10_000  #: things that are listed apart
_LONGEST = 2_000_000  #: characters of what is put in place of links


def linked(found: object) -> object:
    """The same with what a link names in its place: JSON:API's ``included``, Contentful's ``includes``.

    What is listed apart keeps its own links as they are: two things may name each other.
    """
    if not is_fields(found):
        return found
    apart = _Apart(found)
    return _resolved(found, apart, _DEEPEST) if apart.listed else found


class _Apart:
    """What a file lists apart, handed out until it would be too much: a thousand links may name one large thing."""

    def __init__(self, found: Fields) -> None:
        self.listed: dict[tuple[str, str], Fields] = {}
        for one in islice(_apart(found), _MOST):
            number, held = _number(one), _held(one)
            if number is not None and held is not None:
                self.listed[number] = held
        self._sizes: dict[tuple[str, str], int] = {}
        self._left = _LONGEST

    def named_by(self, link: Fields) -> Fields | None:
        number = _number(link)
        if number is None or number not in self.listed:
            return None
        if number not in self._sizes:
            self._sizes[number] = len(json.dumps(self.listed[number]))
        self._left -= self._sizes[number]
        return self.listed[number] if self._left > 0 else None


def _apart(found: Fields) -> Iterator[Fields]:
    included, includes = found.get("included"), found.get("includes")
    yield from filter(is_fields, listed(included))
    for several in includes.values() if is_fields(includes) else []:
        yield from filter(is_fields, listed(several))


def _held(one: Fields) -> Fields | None:
    """What a thing says of itself, beside its kind and number."""
    return next((held for name in ("attributes", "fields") if is_fields(held := one.get(name))), None)


def _number(one: Fields) -> tuple[str, str] | None:
    """The kind and the number that a link names: ``{"type", "id"}``, ``{"sys": {"type": "Link", ...}}``."""
    sys = one.get("sys")
    named = sys if is_fields(sys) else one
    kind = string(named.get("linkType")) or string(named.get("type"))
    return (kind, str(named["id"])) if kind and "id" in named else None


def _resolved(value: object, apart: _Apart, left: int) -> object:
    if not left:
        return value
    if isinstance(value, list):
        return [_resolved(one, apart, left - 1) for one in value]
    if not is_fields(value):
        return value
    held = _held(value)
    if held is None:
        named = apart.named_by(value)
        if named is not None:
            return named
        held = {name: inner for name, inner in value.items() if name not in ("included", "includes")}
    links = value.get("relationships")
    linked_to = (
        {name: one.get("data") for name, one in links.items() if is_fields(one)} if is_fields(links) else {}
    )
    return {name: _resolved(inner, apart, left - 1) for name, inner in {**linked_to, **held}.items()}
