"""Image sitemap: every story that has pictures, with the addresses of the pictures.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
"""

from __future__ import annotations

from typing import Any

from .format import Format, rfc3339
from .item import FeedItem
from .xml import DECLARATION, Piece

SITEMAP = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
IMAGE = {"xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1"}

#: Search engines take so many pictures of an address.
PICTURES = 1000


class ImageSitemap(Format):
    """A thousand stories to a page, older ones on ``?page=2``: a sitemap has no other way to say so than its index."""

    content_type = "application/xml; charset=utf-8"
    has_text = False
    limit = 1000

    def head(self) -> str:
        xml = Piece()
        xml.open("urlset", SITEMAP | IMAGE)
        xml.characters("\n")
        return DECLARATION + xml.text

    def entry(self, item: dict[str, Any]) -> str:
        story: FeedItem = item["story"]
        if not story.pictures:
            return ""
        xml = Piece()
        xml.open("url")
        xml.addQuickElement("loc", story.link)
        if story.updated:
            xml.addQuickElement("lastmod", rfc3339(story.updated))
        add_pictures(xml, story)
        xml.endElement("url")
        return xml.text

    def tail(self) -> str:
        return "</urlset>"


def add_pictures(xml: Piece, story: FeedItem) -> None:
    """The story's pictures, as sitemaps name them."""
    for picture in story.pictures[:PICTURES]:
        xml.open("image:image")
        xml.addQuickElement("image:loc", picture.url)
        xml.endElement("image:image")
