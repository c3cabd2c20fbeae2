"""RSS 2.0 with the full, clean text of the stories.

::

    class Latest(StoryFeed):
        model = ArticlePage

    urlpatterns = [path("feeds/rss.xml", Latest(), name="rss")]
"""

from __future__ import annotations

import datetime
import hashlib
from copy import copy
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.contrib.syndication.views import Feed
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import feedgenerator
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from wagtail.models import PageLogEntry, Site

from ..publishing.markup import for_xml
from .item import FeedItem, make_items

#: What can take a story out of a feed, or change it, without a newer time of publication.
_LEAVING = (
    "wagtail.unpublish",
    "wagtail.unpublish.scheduled",
    "wagtail.delete",
    "wagtail.move",
    "wagtail.view_restriction.create",
    "wagtail.view_restriction.edit",
    "wagtail.view_restriction.delete",
)


class StoryRss(feedgenerator.Rss201rev2Feed):
    """RSS 2.0 with content:encoded, dc:creator and media:content."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        story: FeedItem = item["story"]
        for name in story.creators:
            handler.addQuickElement("dc:creator", name)
        if story.updated:
            handler.addQuickElement("atom:updated", feedgenerator.rfc3339_date(story.updated))
        handler.addQuickElement("content:encoded", story.content)
        for picture in story.pictures:
            size = {"width": str(picture.width), "height": str(picture.height)}
            about = {"url": picture.url, "medium": "image", "type": picture.type, **size}
            handler.startElement("media:content", AttributesImpl(about))
            if picture.description:
                handler.addQuickElement("media:description", picture.description, {"type": "plain"})
            if picture.credit:
                handler.addQuickElement(
                    "media:credit", picture.credit, {"role": "photographer", "scheme": "urn:ebu"}
                )
            handler.endElement("media:content")


class StoryFeed(Feed):
    """The newest stories of one page model, in a constant number of queries.

    Set ``model``; override ``get_stories`` to choose others, and Django's ``title``, ``link``, ``description``
    where the site's name will not do. A story that cannot be rendered is logged and left out, the rest stays.
    """

    feed_type = StoryRss
    item_guid_is_permalink = False
    model: Any = None
    request: HttpRequest
    limit = 30  #: stories in the feed

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, or 304 where the reader has it already: then no story is read."""
        # One object serves every request of the process; each request gets a copy that knows it.
        feed = copy(self)
        feed.request = request
        return feed.respond(feed.get_object(request, *args, **kwargs))

    def respond(self, obj: Any) -> HttpResponse:
        """The answer to ``self.request``."""
        etag, modified = self.get_state(obj)
        response = get_conditional_response(self.request, etag=etag, last_modified=modified)
        if response is None:
            feed = self.get_feed(obj, self.request)
            response = HttpResponse(content_type=self.feed_type.content_type)
            feed.write(response, "utf-8")
        response.headers["ETag"] = etag
        if modified is not None:
            response.headers["Last-Modified"] = http_date(modified)
        return response

    def get_state(self, obj: Any) -> tuple[str, int | None]:
        """ETag and time of the last change (seconds since 1970), in two queries."""
        stories = self.get_stories(obj)[: self.limit]
        state = list(stories.values_list("pk", "last_published_at", "url_path"))
        digest = hashlib.sha256(repr((self.request.build_absolute_uri(), state)).encode()).hexdigest()
        left = PageLogEntry.objects.filter(action__in=_LEAVING).aggregate(last=Max("timestamp"))["last"]
        times = [moment for moment in (left, *(row[1] for row in state)) if moment]
        return f'"{digest[:32]}"', int(max(times).timestamp()) if times else None

    def get_stories(self, obj: Any) -> QuerySet[Any]:
        """The pages of the feed, newest first: live, and open to everybody."""
        found: QuerySet[Any] = self.model.objects.live().public().order_by("-first_published_at", "-pk")
        return found

    def items(self, obj: Any) -> list[FeedItem]:
        return list(make_items(self.get_stories(obj)[: self.limit], self.request))

    def title(self, obj: Any) -> str:
        site = self.site
        return for_xml(site.site_name if site and site.site_name else self.request.get_host())

    def link(self, obj: Any) -> str:
        return self.site.root_url + "/" if self.site else "/"

    def description(self, obj: Any) -> str:
        return _("The newest stories of %(site)s") % {"site": self.title(obj)}

    @property
    def site(self) -> Site | None:
        """The site that was asked."""
        return Site.find_for_request(self.request)

    def item_title(self, item: FeedItem) -> str:
        return item.title

    def item_link(self, item: FeedItem) -> str:
        return item.link

    def item_description(self, item: FeedItem) -> str:
        return item.summary

    def item_guid(self, item: FeedItem) -> str:
        return item.guid

    def item_pubdate(self, item: FeedItem) -> datetime.datetime | None:
        return item.published

    def item_updateddate(self, item: FeedItem) -> datetime.datetime | None:
        return item.updated

    def item_categories(self, item: FeedItem) -> tuple[str, ...]:
        return item.categories

    def item_extra_kwargs(self, item: FeedItem) -> dict[str, Any]:
        return {"story": item}
