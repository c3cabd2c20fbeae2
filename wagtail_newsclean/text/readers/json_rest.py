"""What a story in JSON says beside its known fields: sentences that nobody asked for are shown all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from .item import Item, plain_of
from .unsaid import unsaid

_SHORTEST = 20  #: characters of a sentence
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 3  #: words of a shorter one
_TAG = re.compile(r"<[^>]*>")
_MOST, _DEEPEST = 1000, 12  #: strings and levels that are looked at
_LONGEST = 200_000  #: characters


def unshown(story: object, item: Item, *, without: frozenset[str] = frozenset()) -> list[str]:
    """The sentences in ``story`` that no field of ``item`` holds. ``without``: names of fields that are passed over."""
    shown = _TAG.sub(" ", " ".join(_said(item)))
    return list(islice(unsaid(_strings(story, without, _DEEPEST), shown), _MOST))


def _said(item: Item) -> Iterator[str]:
    yield from (item.body, item.headline, item.summary, item.tags, item.source, item.dateline, item.embargo)
    for several in (item.decks, item.bylines, item.notes, item.rights, item.others):
        yield from several
    for picture in item.pictures:
        yield from picture


def _strings(value: object, without: frozenset[str], left: int) -> Iterator[str]:
    if isinstance(value, str) and len(value) <= _LONGEST:
        text = plain_of(value)
        if " " in text and (len(text) >= _SHORTEST or len(_WORD.findall(text)) >= _FEWEST):
            yield text
    elif isinstance(value, dict) and left:
        for name, inner in value.items():
            if name not in without:
                yield from _strings(inner, without, left - 1)
    elif isinstance(value, list) and left:
        for inner in value:
            yield from _strings(inner, without, left - 1)
