"""RSS 2.0 with content:encoded, dc:creator and media:content."""

from __future__ import annotations

from typing import Any, cast
from xml.sax.xmlreader import AttributesImpl

from django.utils import feedgenerator
from django.utils.xmlutils import SimplerXMLGenerator

from .format import Format, rfc3339
from .item import FeedItem
from .pictures import FeedPicture
from .xml import DECLARATION, Piece

_CHANGED = "lastBuildDate"


class Rss(Format, feedgenerator.Rss201rev2Feed):
    """The format that every partner takes. Elements of your own: ``add_item_elements``, as in Django."""

    has_thumbnails = True

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def head(self) -> str:
        xml = Piece()
        self.add_stylesheets(xml)
        xml.open("rss", self.rss_attributes())
        xml.open("channel", self.root_attributes())
        self.add_root_elements(xml)
        return DECLARATION + xml.text

    def entry(self, item: dict[str, Any]) -> str:
        xml = Piece()
        xml.open("item", self.item_attributes(item))
        self.add_item_elements(xml, item)
        xml.endElement("item")
        return xml.text

    def tail(self) -> str:
        xml = Piece()
        self.endChannelElement(xml)
        xml.endElement("rss")
        return xml.text

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        known = bool(self.feed["updated"])
        super().add_root_elements(
            handler if known else cast(SimplerXMLGenerator, _Without(handler, _CHANGED))
        )
        if self.feed["next_url"]:
            handler.addQuickElement("atom:link", None, {"rel": "next", "href": self.feed["next_url"]})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        story: FeedItem = item["story"]
        for name in story.creators:
            handler.addQuickElement("dc:creator", name)
        if story.updated:
            handler.addQuickElement("atom:updated", rfc3339(story.updated))
            handler.addQuickElement("dcterms:modified", rfc3339(story.updated))
        if story.rights:
            handler.addQuickElement("dc:rights", story.rights)
        if story.content:
            handler.addQuickElement("content:encoded", story.content)
        for picture in story.pictures:
            _picture(handler, picture)


class _Without:
    """A handler that passes over one element: Django writes a time of change also where none is known."""

    def __init__(self, handler: SimplerXMLGenerator, name: str) -> None:
        self._handler = handler
        self._name = name

    def addQuickElement(self, name: str, *args: Any, **kwargs: Any) -> None:  # noqa: N802 - as in Django
        if name != self._name:
            self._handler.addQuickElement(name, *args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._handler, name)


def _picture(handler: SimplerXMLGenerator, picture: FeedPicture) -> None:
    size = {"width": str(picture.width), "height": str(picture.height)}
    about = {"url": picture.url, "medium": "image", "type": picture.type, **size}
    handler.startElement("media:content", AttributesImpl(about))
    if picture.description:
        handler.addQuickElement("media:description", picture.description, {"type": "plain"})
    if picture.credit:
        handler.addQuickElement("media:credit", picture.credit, {"role": "photographer", "scheme": "urn:ebu"})
    if picture.thumbnail:
        small = picture.thumbnail
        about = {"url": small.url, "width": str(small.width), "height": str(small.height)}
        handler.addQuickElement("media:thumbnail", "", about)
    handler.endElement("media:content")
