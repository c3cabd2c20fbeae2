"""Pages -> items for a feed: a few at a time, whatever the length of the feed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpRequest

from ..publishing.ahead import let_go, read_ahead
from ..publishing.story import mapping_of
from .item import FeedItem, Shape, make_items

WHOLE = 100  #: a feed of no more stories is read in one go
AT_ONCE = 20  #: of a longer one so many stories stand in the memory at once


def read_items(pages: Any, request: HttpRequest | None, shape: Shape, *, number: int) -> Iterator[FeedItem]:
    """The items of a queryset of at most ``number`` pages of one model.

    A long one is gone through twice: first for what its stories name, which is fetched at once, then story by
    story. So neither the memory nor the number of queries grows with the stories.
    """
    if number <= WHOLE:
        yield from make_items(pages, request, shape=shape)
        return
    ahead, body = read_ahead(pages, shape.renditions), mapping_of(pages.model).body
    found = pages.iterator(AT_ONCE)
    while chunk := list(islice(found, AT_ONCE)):
        yield from make_items(chunk, request, shape=shape, ahead=ahead)
        for page in chunk:
            let_go(getattr(page, str(body), None))
