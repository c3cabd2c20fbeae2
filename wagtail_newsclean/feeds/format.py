"""What the feed formats have in common: each is one class in one file, fed by ``StoryFeed``."""

from __future__ import annotations

import datetime
import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import SyndicationFeed

from ..clock import aware
from ..publishing.markup import for_xml
from .item import FeedItem

logger = logging.getLogger(__name__)

#: What stands where a format demands a time and there is none: the same at every reading.
UNKNOWN = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Format(SyndicationFeed):
    """A way to write stories down, piece by piece, so that a long feed never stands in the memory as a whole.

    Subclasses say what stands before the stories, what a story looks like and what stands after them, from
    ``self.feed``, Django's dictionary of what the feed says of itself, and ``item["story"]``, a ``FeedItem``.
    """

    content_type: str
    paged = True  #: whether ``?page=2`` has older stories
    has_text = True  #: whether the format shows more of a story than its headline, dates and pictures
    needs_time = False  #: whether it demands a time of change, even of a feed without a story
    tells_withdrawn = False  #: whether it can say that a story was withdrawn
    has_thumbnails = False  #: whether it shows pictures in a small size too
    limit: int | None = None  #: stories on a page, where the format decides that and not the site
    max_age: datetime.timedelta | None = None  #: leaves out stories first published longer ago
    between = ""  #: what stands between two stories

    def __init__(self, title: str, link: str, description: str, **kwargs: Any) -> None:
        clean: dict[str, Any] = {
            name: for_xml(value) if isinstance(value, str) else value for name, value in kwargs.items()
        }
        super().__init__(for_xml(str(title)), link, for_xml(str(description)), **clean)

    def add_item(  # type: ignore[override]  # StoryFeed always has the story
        self, title: str, link: str, description: str, *, story: FeedItem, **kwargs: Any
    ) -> None:
        """Add a story, with what the site's ``item_title`` and the like say instead of the story's own."""
        super().add_item(for_xml(title), link, for_xml(description), **kwargs)
        given = self.items[-1]
        given["story"] = replace(
            story,
            title=given["title"],
            link=iri_to_uri(link),
            summary=given["description"],
            guid=given["unique_id"],
            categories=tuple(given["categories"]),
            published=given["pubdate"],
            updated=given["updateddate"],
            rights=given["item_copyright"] or "",
        )

    def head(self) -> str:
        """What stands before the first story."""
        raise NotImplementedError

    def entry(self, item: dict[str, Any]) -> str:
        """A story; empty for one that has no place in this format."""
        raise NotImplementedError

    def withdrawn(self, guid: str, when: datetime.datetime) -> str:
        """A story that was withdrawn; asked only where the format ``tells_withdrawn``."""
        raise NotImplementedError

    def tail(self) -> str:
        """What stands after the last story."""
        raise NotImplementedError

    def pieces(self, items: Iterable[dict[str, Any]], max_bytes: int | None = None) -> Iterator[str]:
        """The whole feed. A story that cannot be written is logged and left out, the others stay.

        It ends before the story that would make it larger than ``max_bytes``.
        """
        head, tail, between = self.head(), self.tail(), ""
        size = len(f"{head}{tail}".encode())
        yield head
        for text in self._entries(items):
            size += len(f"{between}{text}".encode()) if max_bytes else 0
            if max_bytes and size > max_bytes:
                logger.warning(
                    "The feed %s ends early: it may have %s bytes.", self.feed["feed_url"], max_bytes
                )
                break
            yield f"{between}{text}"
            between = self.between
        yield tail

    def _entries(self, items: Iterable[dict[str, Any]]) -> Iterator[str]:
        for guid, when in self.feed.get("withdrawn", ()):
            yield self.withdrawn(guid, when)
        for item in items:
            try:
                text = self.entry(item)
            except Exception:
                logger.exception("Story %s cannot be written down and is left out of the feed.", item["link"])
            else:
                if text:
                    yield text

    def write(self, outfile: Any, encoding: str) -> None:
        """Write the feed with the stories that were added to ``outfile``, an ``HttpResponse`` or a text file."""
        for piece in self.pieces(self.items):
            outfile.write(piece)

    def latest_post_date(self) -> datetime.datetime:
        """When the feed last changed, known before any story is read."""
        updated: datetime.datetime = self.feed.get("updated") or UNKNOWN
        return updated


def rfc3339(moment: datetime.datetime) -> str:
    """The time to the second, as Atom, JSON and sitemaps write it, with its zone (see ``clock``)."""
    return aware(moment).isoformat(timespec="seconds").replace("+00:00", "Z")


def compact(data: Any) -> str:
    """JSON on one line, in any script."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
