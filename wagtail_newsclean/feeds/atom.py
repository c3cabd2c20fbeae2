"""Atom 1.0 (RFC 4287), paged as RFC 5005 says, with what was withdrawn as RFC 6721 says."""

from __future__ import annotations

import datetime
from typing import Any

from .format import UNKNOWN, Format, rfc3339
from .item import FeedItem
from .xml import DECLARATION, Piece

_SPACES = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:at": "http://purl.org/atompub/tombstones/1.0"}


class Atom(Format):
    """Every author of a story, its text as HTML, its pictures as enclosures."""

    content_type = "application/atom+xml; charset=utf-8"
    needs_time = True
    tells_withdrawn = True

    def head(self) -> str:
        xml = Piece()
        xml.open("feed", _SPACES | ({"xml:lang": self.feed["language"]} if self.feed["language"] else {}))
        xml.addQuickElement("id", self.feed["id"])
        xml.addQuickElement("title", self.feed["title"])
        if self.feed["description"]:
            xml.addQuickElement("subtitle", self.feed["description"])
        xml.addQuickElement("updated", rfc3339(self.latest_post_date()))
        address = self.feed["feed_url"]
        xml.addQuickElement("link", "", {"rel": "self", "href": address, "type": "application/atom+xml"})
        xml.addQuickElement("link", "", {"rel": "alternate", "href": self.feed["link"]})
        if self.feed["next_url"]:
            xml.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})
        # Stands for the entries that name nobody.
        _author(xml, self.feed["author_name"] or self.feed["publication"])
        if self.feed["feed_copyright"]:
            xml.addQuickElement("rights", self.feed["feed_copyright"])
        return DECLARATION + xml.text

    def entry(self, item: dict[str, Any]) -> str:
        story: FeedItem = item["story"]
        xml = Piece()
        xml.open("entry", {"xml:lang": story.language})
        xml.addQuickElement("id", story.guid)
        xml.addQuickElement("title", story.title)
        xml.addQuickElement("link", "", {"rel": "alternate", "href": story.link})
        xml.addQuickElement("updated", rfc3339(story.updated or UNKNOWN))
        if story.published:
            xml.addQuickElement("published", rfc3339(story.published))
        for name in story.creators:
            _author(xml, name)
        for category in story.categories:
            xml.addQuickElement("category", "", {"term": category})
        for picture in story.pictures:
            title = " ".join(text for text in (picture.description, picture.credit) if text)
            about = {"rel": "enclosure", "href": picture.url, "type": picture.type}
            xml.addQuickElement("link", "", about | ({"title": title} if title else {}))
        if story.rights:
            xml.addQuickElement("rights", story.rights)
        if story.summary:
            xml.addQuickElement("summary", story.summary)
        if story.content:
            xml.addQuickElement("content", story.content, {"type": "html"})
        xml.endElement("entry")
        return xml.text

    def withdrawn(self, guid: str, when: datetime.datetime) -> str:
        xml = Piece()
        xml.addQuickElement("at:deleted-entry", "", {"ref": guid, "when": rfc3339(when)})
        return xml.text

    def tail(self) -> str:
        return "</feed>"


def _author(xml: Piece, name: str) -> None:
    xml.open("author")
    xml.addQuickElement("name", name)
    xml.endElement("author")
