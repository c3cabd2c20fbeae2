"""Atom 1.0 (RFC 4287), paged as RFC 5005 says, with what was withdrawn as RFC 6721 says."""

from __future__ import annotations

import datetime
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from .format import Format, rfc3339
from .item import FeedItem

#: Atom demands a time of every entry; a page that was never given one has this, the same at every reading.
UNKNOWN = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)

_SPACES = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:at": "http://purl.org/atompub/tombstones/1.0"}


class Atom(Format):
    """Every author of a story, its text as HTML, its pictures as enclosures."""

    content_type = "application/atom+xml; charset=utf-8"
    tells_withdrawn = True

    def write(self, outfile: Any, encoding: str) -> None:
        """Write the feed to ``outfile``, an ``HttpResponse`` or a file."""
        xml = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        xml.startDocument()
        language = {"xml:lang": self.feed["language"]} if self.feed["language"] else {}
        xml.startElement("feed", AttributesImpl(_SPACES | language))
        self._head(xml)
        for guid, when in self.feed["withdrawn"]:
            xml.addQuickElement("at:deleted-entry", "", {"ref": guid, "when": rfc3339(when)})
        for story in self.stories:
            xml.startElement("entry", AttributesImpl({"xml:lang": story.language}))
            _entry(xml, story)
            xml.endElement("entry")
        xml.endElement("feed")

    def _head(self, xml: SimplerXMLGenerator) -> None:
        address = self.feed["feed_url"]
        xml.addQuickElement("id", self.feed["id"])
        xml.addQuickElement("title", self.feed["title"])
        if self.feed["description"]:
            xml.addQuickElement("subtitle", self.feed["description"])
        xml.addQuickElement("updated", rfc3339(self._updated()))
        xml.addQuickElement("link", "", {"rel": "self", "href": address, "type": "application/atom+xml"})
        xml.addQuickElement("link", "", {"rel": "alternate", "href": self.feed["link"]})
        if self.feed["next_url"]:
            xml.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})
        # Stands for the entries that name nobody.
        _author(xml, self.feed["author_name"] or self.feed["publication"])
        if self.feed["feed_copyright"]:
            xml.addQuickElement("rights", self.feed["feed_copyright"])

    def _updated(self) -> datetime.datetime:
        return max((story.updated for story in self.stories if story.updated), default=UNKNOWN)


def _author(xml: SimplerXMLGenerator, name: str) -> None:
    xml.startElement("author", AttributesImpl({}))
    xml.addQuickElement("name", name)
    xml.endElement("author")


def _entry(xml: SimplerXMLGenerator, story: FeedItem) -> None:
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
