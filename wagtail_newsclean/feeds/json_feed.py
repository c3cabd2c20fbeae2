"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Any

from ..publishing.dateline import without_separator
from ..publishing.json_ld import said
from .format import Format, compact, rfc3339
from .item import FeedItem
from .pictures import FeedPicture


class JsonFeed(Format):
    """Full text as ``content_html``, a summary alone as ``content_text``; pictures' credits in ``_newsclean``."""

    content_type = "application/feed+json; charset=utf-8"
    between = ","

    def head(self) -> str:
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "next_url": self.feed["next_url"],
            "language": self.feed["language"],
        }
        return compact(said(feed)).removesuffix("}") + ',"items":['

    def entry(self, item: dict[str, Any]) -> str:
        return compact(_item(item["story"]))

    def tail(self) -> str:
        return "]}"


def _item(story: FeedItem) -> dict[str, Any]:
    item = {
        "id": story.guid,
        "url": story.link,
        "title": story.title,
        "summary": story.summary,
        "content_html": story.content,
        "image": story.pictures[0].url if story.pictures else "",
        "date_published": rfc3339(story.published) if story.published else "",
        "date_modified": rfc3339(story.updated) if story.updated else "",
        "authors": [{"name": name} for name in story.creators],
        "tags": list(story.categories),
        "language": story.language,
        "_newsclean": said(
            {
                "dateline": without_separator(story.dateline),
                "pictures": [_picture(picture) for picture in story.pictures],
            }
        ),
    }
    if not story.content:  # one of the two must be there
        item["content_text"] = story.summary or story.title or story.link
    return said(item)


def _picture(picture: FeedPicture) -> dict[str, Any]:
    return said(
        {
            "url": picture.url,
            "mime_type": picture.type,
            "width": picture.width,
            "height": picture.height,
            "alt": picture.alt,
            "caption": picture.description,
            "credit": picture.credit,
        }
    )
