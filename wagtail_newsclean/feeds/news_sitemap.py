"""Google News sitemap: the stories of the last two days, with their pictures for the image search.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from __future__ import annotations

import datetime
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.utils.xmlutils import SimplerXMLGenerator

from .format import Format, rfc3339
from .item import FeedItem

#: Search engines take so many pictures of an address.
PICTURES = 1000

#: Google asks for the language alone, but tells two Chinese ones apart.
_CHINESE = {"zh-hans": "zh-cn", "zh-hant": "zh-tw", "zh-cn": "zh-cn", "zh-tw": "zh-tw"}


class NewsSitemap(Format):
    """Headlines, times, languages and pictures; at most 1,000 stories, none older than two days."""

    content_type = "application/xml; charset=utf-8"
    paged = False
    has_text = False
    limit = 1000
    max_age = datetime.timedelta(days=2)

    def write(self, outfile: Any, encoding: str) -> None:
        """Write the sitemap to ``outfile``, an ``HttpResponse`` or a file."""
        xml = SimplerXMLGenerator(outfile, encoding, short_empty_elements=True)
        xml.startDocument()
        spaces = {
            "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
            "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
            "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1",
        }
        xml.startElement("urlset", AttributesImpl(spaces))
        for story in self.stories:
            # Both are demanded, and nothing can be put in their place.
            if story.title and story.published:
                self._url(xml, story, story.published)
        xml.endElement("urlset")

    def _url(self, xml: SimplerXMLGenerator, story: FeedItem, published: datetime.datetime) -> None:
        nothing = AttributesImpl({})
        xml.startElement("url", nothing)
        xml.addQuickElement("loc", story.link)
        if story.updated:
            xml.addQuickElement("lastmod", rfc3339(story.updated))
        xml.startElement("news:news", nothing)
        xml.startElement("news:publication", nothing)
        xml.addQuickElement("news:name", self.feed["publication"])
        xml.addQuickElement("news:language", news_language(story.language))
        xml.endElement("news:publication")
        xml.addQuickElement("news:publication_date", rfc3339(published))
        xml.addQuickElement("news:title", story.title)
        xml.endElement("news:news")
        for picture in story.pictures[:PICTURES]:
            xml.startElement("image:image", nothing)
            xml.addQuickElement("image:loc", picture.url)
            xml.endElement("image:image")
        xml.endElement("url")


def news_language(code: str) -> str:
    """The language as Google News names it.

    >>> [news_language(code) for code in ("en-us", "pt-br", "zh-hans", "uk")]
    ['en', 'pt', 'zh-cn', 'uk']
    """
    code = code.lower().replace("_", "-")
    return _CHINESE.get(code) or code.partition("-")[0]
