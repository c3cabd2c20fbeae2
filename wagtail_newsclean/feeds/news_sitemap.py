"""Google News sitemap: the stories of the last two days, with their pictures for the image search.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from __future__ import annotations

import datetime
from typing import Any

from .format import Format, rfc3339
from .image_sitemap import IMAGE, SITEMAP, add_pictures
from .item import FeedItem
from .xml import DECLARATION, Piece

NEWS = {"xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"}

#: Google asks for the language alone, but tells two Chinese ones apart.
_CHINESE = {"zh-hans": "zh-cn", "zh-hant": "zh-tw", "zh-cn": "zh-cn", "zh-tw": "zh-tw"}


class NewsSitemap(Format):
    """Headlines, times, languages and pictures; at most 1,000 stories, none older than two days."""

    content_type = "application/xml; charset=utf-8"
    paged = False
    has_text = False
    limit = 1000
    max_age = datetime.timedelta(days=2)

    def head(self) -> str:
        xml = Piece()
        xml.open("urlset", SITEMAP | NEWS | IMAGE)
        xml.characters("\n")
        return DECLARATION + xml.text

    def entry(self, item: dict[str, Any]) -> str:
        story: FeedItem = item["story"]
        if not (story.title and story.published):
            return ""  # both are demanded, and nothing can be put in their place
        xml = Piece()
        xml.open("url")
        xml.addQuickElement("loc", story.link)
        if story.updated:
            xml.addQuickElement("lastmod", rfc3339(story.updated))
        xml.open("news:news")
        xml.open("news:publication")
        xml.addQuickElement("news:name", self.feed["publication"])
        xml.addQuickElement("news:language", news_language(story.language))
        xml.endElement("news:publication")
        xml.addQuickElement("news:publication_date", rfc3339(story.published))
        xml.addQuickElement("news:title", story.title)
        xml.endElement("news:news")
        add_pictures(xml, story)
        xml.endElement("url")
        return xml.text

    def tail(self) -> str:
        return "</urlset>"


def news_language(code: str) -> str:
    """The language as Google News names it.

    >>> [news_language(code) for code in ("en-us", "pt-br", "zh-hans", "uk")]
    ['en', 'pt', 'zh-cn', 'uk']
    """
    code = code.lower().replace("_", "-")
    return _CHINESE.get(code) or code.partition("-")[0]
