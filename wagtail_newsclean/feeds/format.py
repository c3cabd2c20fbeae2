"""What the feed formats have in common: each is one class in one file, fed by ``StoryFeed``."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from django.utils.encoding import iri_to_uri
from django.utils.feedgenerator import SyndicationFeed

from ..publishing.markup import for_xml
from .item import FeedItem


class Format(SyndicationFeed):
    """A way to write stories down. Subclasses say in ``write`` how, from ``self.feed`` and ``self.stories``."""

    content_type: str
    paged = True  #: whether ``?page=2`` has older stories
    has_text = True  #: whether the format shows more of a story than its headline, dates and pictures
    tells_withdrawn = False  #: whether it can say that a story was withdrawn
    limit: int | None = None  #: stories on a page, where the format decides that and not the site
    max_age: datetime.timedelta | None = None  #: leaves out stories first published longer ago

    def __init__(self, title: str, link: str, description: str, **kwargs: Any) -> None:
        clean: dict[str, Any] = {
            name: for_xml(value) if isinstance(value, str) else value for name, value in kwargs.items()
        }
        super().__init__(for_xml(str(title)), link, for_xml(str(description)), **clean)
        self.stories: list[FeedItem] = []

    def add_item(  # type: ignore[override]  # StoryFeed always has the story
        self, title: str, link: str, description: str, *, story: FeedItem, **kwargs: Any
    ) -> None:
        """Add a story, with what the site's ``item_title`` and the like say instead of the story's own."""
        super().add_item(for_xml(title), link, for_xml(description), story=story, **kwargs)
        given = self.items[-1]
        self.stories.append(
            replace(
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
        )

    def latest_post_date(self) -> datetime.datetime:
        """The newest time in the feed; for one without stories the same at every reading, where Django says now."""
        times = [moment for item in self.items for moment in (item["pubdate"], item["updateddate"]) if moment]
        return max(times, default=datetime.datetime.fromtimestamp(0, datetime.UTC))


def rfc3339(moment: datetime.datetime) -> str:
    """The time to the second, as Atom, JSON and sitemaps write it; a time without a zone is UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return aware.isoformat(timespec="seconds").replace("+00:00", "Z")


def said(data: dict[str, Any]) -> dict[str, Any]:
    """The data without what says nothing."""
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}
