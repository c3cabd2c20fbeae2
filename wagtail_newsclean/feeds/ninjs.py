"""ninjs 3.1 and 2.1, the IPTC's News in JSON (https://iptc.org/standards/ninjs/): items, and a feed as a collection."""

from __future__ import annotations

import datetime
from typing import Any

from ..publishing.dateline import place_in
from ..publishing.json_ld import said
from ..publishing.markup import plain
from .format import Format, compact, rfc3339
from .item import FeedItem
from .pictures import FeedPicture

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json#"


class Ninjs(Format):
    """ninjs 3.1: a composite item with the stories as its associations."""

    content_type = "application/json; charset=utf-8"
    version = "3.1"
    tells_withdrawn = True
    between = ","

    def head(self) -> str:
        collection = said(
            {
                "standard": self.standard(),
                "uri": self.feed["feed_url"],
                "type": "composite",
                "representationType": "full",
                "pubStatus": "usable",
                "versionCreated": rfc3339(self.feed["updated"]) if self.feed["updated"] else "",
                "language": self.feed["language"],
                "title": self.feed["title"],
                "infoSources": [{"name": self.feed["publication"]}],
                "altIds": _next(self.feed["next_url"]),
            }
        )
        return compact(self.name(collection)).removesuffix("}") + ',"associations":['

    def entry(self, item: dict[str, Any]) -> str:
        story: FeedItem = item["story"]
        return compact(self.name({"name": story.guid} | _item(story)))

    def withdrawn(self, guid: str, when: datetime.datetime) -> str:
        gone = {"uri": guid, "type": "text", "pubStatus": "canceled", "versionCreated": rfc3339(when)}
        return compact(self.name({"name": guid} | gone))

    def tail(self) -> str:
        return "]}"

    @classmethod
    def item(cls, story: FeedItem) -> dict[str, Any]:
        """One story as a document of its own."""
        return cls.name({"standard": cls.standard()} | _item(story))

    @classmethod
    def standard(cls) -> dict[str, str]:
        """What the document says it is."""
        return {"name": "ninjs", "version": cls.version, "schema": _SCHEMA.format(version=cls.version)}

    @classmethod
    def name(cls, data: dict[str, Any]) -> dict[str, Any]:
        """The data with the names of properties as this version spells them."""
        return data


class Ninjs21(Ninjs):
    """ninjs 2.1, which spells the names of properties without capitals."""

    version = "2.1"

    @classmethod
    def name(cls, data: dict[str, Any]) -> dict[str, Any]:
        lowered: dict[str, Any] = _lowered(data)
        return lowered


def _item(story: FeedItem) -> dict[str, Any]:
    text = plain(story.content)
    body = {
        "role": "main",
        "contentType": "text/html",
        "charCount": len(text),
        "wordCount": len(text.split()),
        "value": story.content,
    }
    return said(
        {
            "uri": story.guid,
            "type": "text",
            "representationType": "full" if story.content else "partial",
            "firstCreated": rfc3339(story.published) if story.published else "",
            "versionCreated": rfc3339(story.updated) if story.updated else "",
            "pubStatus": "usable",
            "language": story.language,
            "title": story.title,
            "headlines": [_value("main", story.title)] if story.title else [],
            "descriptions": [_value("summary", story.summary)] if story.summary else [],
            "bodies": [body] if story.content else [],
            "by": ", ".join(story.creators),
            "located": place_in(story.dateline),
            "subjects": [{"name": name} for name in story.categories],
            "copyrightNotice": story.rights,
            "renditions": [{"name": "web", "href": story.link, "contentType": "text/html"}],
            "associations": [_picture(number, picture) for number, picture in enumerate(story.pictures, 1)],
        }
    )


def _picture(number: int, picture: FeedPicture) -> dict[str, Any]:
    descriptions = [_value("caption", picture.description), _value("alt", picture.alt)]
    rendition = {
        "name": "main",
        "href": picture.url,
        "contentType": picture.type,
        "width": picture.width,
        "height": picture.height,
    }
    return said(
        {
            "name": f"picture-{number}",
            "uri": picture.url,
            "type": "picture",
            "pubStatus": "usable",
            "by": picture.credit,
            "descriptions": [described for described in descriptions if described["value"]],
            "renditions": [rendition],
        }
    )


def _value(role: str, text: str) -> dict[str, str]:
    return {"role": role, "contentType": "text/plain", "value": text}


def _next(address: str) -> list[dict[str, str]]:
    return [{"role": "next", "value": address}] if address else []


def _lowered(data: Any) -> Any:
    if isinstance(data, dict):
        return {key.lower(): _lowered(value) for key, value in data.items()}
    return [_lowered(value) for value in data] if isinstance(data, list) else data
