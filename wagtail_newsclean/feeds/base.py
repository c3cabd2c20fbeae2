"""A choice of stories, in any format, in a constant number of queries.

::

    class Latest(StoryFeed):
        model = ArticlePage

    urlpatterns = [
        path("feeds/rss.xml", Latest()),
        path("feeds/atom.xml", Latest(Atom)),
        path("feeds/tag/<slug:tag>/feed.json", Latest(JsonFeed)),
        path("feeds/partner.xml", Latest(Rss, partner="msn")),
    ]
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from typing import Any, cast
from urllib.parse import urljoin

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from ..publishing.partners import partner_named
from .choice import Choice
from .format import Format
from .item import FeedItem, Shape
from .page import PageOfStories
from .reading import read_items

logger = logging.getLogger(__name__)


class StoryFeed(PageOfStories):
    """The newest stories of one page model, thirty to a page.

    Set ``model``; name a ``section``, ``tag``, ``author`` or ``language`` in the address, or override ``get_stories``
    to choose in another way, and Django's ``title``, ``link``, ``description`` where the site's name will not do.
    Whatever is chosen, only live pages that everybody may see are in the feed, and none made from copy that may not
    be passed on. A story that cannot be rendered is logged and left out, the rest stays.
    """

    item_guid_is_permalink = False
    streams_above = 100  #: with more stories on a page the feed is sent while it is written

    #: Readers and caches keep a feed and ask each time whether it is still true: a killed story is gone at once.
    cache_control = "no-cache"

    def __init__(self, feed_type: type[Format] | None = None, **options: Any) -> None:
        """``options`` are attributes of the class: ``Latest(Rss, full_text=False, partner="msn")``."""
        if feed_type is not None:
            self.feed_type = feed_type
        for name, value in options.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no option {name!r}.")
            setattr(self, name, value)
        if self.partner:
            partner_named(self.partner)  # a wrong name is told at start-up

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """The feed, or 304 where the reader has it already: then no story is read."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        # One object serves every request of the process; each request gets a copy that knows it.
        feed = copy(self)
        feed.request = request
        feed.page = feed.get_page_number()
        try:
            obj = feed.get_object(request, *args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404("There is no such feed.") from error
        # A feed is in its stories' language, whatever its reader prefers.
        feed.language = feed.get_language(obj)
        with translation.override(feed.language):
            return feed.respond(obj)

    def respond(self, obj: Any) -> HttpResponseBase:
        """The answer to ``self.request``."""
        etag = self.get_etag(obj)
        response: HttpResponseBase | None = get_conditional_response(self.request, etag=etag)
        if response is None:
            self.updated = self.get_updated()
            modified = self.get_last_modified()
            response = get_conditional_response(self.request, etag=etag, last_modified=modified)
            response = response or self._full(obj)
            if modified is not None:
                response.headers["Last-Modified"] = http_date(modified)
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = self.cache_control
        response.headers["Content-Language"] = str(self.language)
        return response

    def _full(self, obj: Any) -> HttpResponseBase:
        written = StreamingHttpResponse if self.number > self.streams_above else HttpResponse
        response: HttpResponseBase = written(self.pieces(obj), content_type=self.feed_type.content_type)
        if self.has_next:
            response.headers["Link"] = f'<{self.next_url()}>; rel="next"'
        return response

    def pieces(self, obj: Any) -> Iterator[str]:
        """The feed, piece by piece: what stands before the stories, each story, what stands after them."""
        max_bytes = self.profile.max_bytes if self.profile else None
        with translation.override(self.language):
            yield from self._written(obj, []).pieces(self._entries(obj), max_bytes)

    def _entries(self, obj: Any) -> Iterator[dict[str, Any]]:
        """Each story with what the site's ``item_title`` and the like say; one they fail on is logged and left out."""
        for item in self.items(obj):
            try:
                yield self._written(obj, [item]).items[0]
            except Exception:
                logger.exception("Story %s cannot be put into a feed and is left out.", item.link)

    def _written(self, obj: Any, items: list[FeedItem]) -> Format:
        """What Django makes of the feed with these items alone."""
        feed = copy(self)
        feed.__dict__["items"] = items
        return cast(Format, feed.get_feed(obj, self.request))

    def items(self, obj: Any) -> Iterator[FeedItem]:
        """The stories of the page."""
        found = self.get_published(obj) if self.published is None else self.published
        pages = found[self.start : self.start + self.page_size]
        profile = self.profile
        shape = Shape(text=self.feed_type.has_text, thumbnails=self.feed_type.has_thumbnails, partner=profile)
        summaries = not self.full_text or (profile is not None and profile.full_text is False)
        for item in read_items(pages, self.request, shape, number=self.number or self.page_size):
            yield replace(item, content="") if summaries else item

    def title(self, obj: Any) -> str:
        chosen = str(obj) if isinstance(obj, Choice) else ""
        return f"{self.publication(obj)}: {chosen}" if chosen else self.publication(obj)

    def publication(self, obj: Any) -> str:
        """The name of the newspaper, which news sitemaps need to the letter."""
        site = self.site
        return site.site_name if site and site.site_name else self.request.get_host()

    def link(self, obj: Any) -> str:
        return self.site.root_url + "/" if self.site else "/"

    def description(self, obj: Any) -> str:
        return _("The newest stories of %(site)s") % {"site": self.title(obj)}

    def feed_url(self, obj: Any) -> str:
        return self.request.path if self.page == 1 else f"{self.request.path}?page={self.page}"

    def feed_guid(self, obj: Any) -> str:
        """What tells this feed from every other, whichever of its pages is read, by whatever name of the host."""
        return urljoin(self.link(obj), self.request.path)

    def feed_extra_kwargs(self, obj: Any) -> dict[str, Any]:
        return {
            "next_url": self.next_url() if self.has_next else "",
            "publication": self.publication(obj),
            "updated": self.updated,
            "withdrawn": self.withdrawn,
        }

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
