"""A choice of stories, in any format, in a constant number of queries.

::

    class Latest(StoryFeed):
        model = ArticlePage

    urlpatterns = [
        path("feeds/rss.xml", Latest()),
        path("feeds/atom.xml", Latest(Atom)),
        path("feeds/feed.json", Latest(JsonFeed)),
    ]
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from django.contrib.syndication.views import Feed
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F, Max, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, Site

from .. import __version__
from ..publishing.as_file import kept_as_file
from ..publishing.rights import last_decision, may_be_passed_on
from .format import Format
from .item import FeedItem, guid_of, make_items
from .rss import Rss

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


_UNPUBLISHED = ("wagtail.unpublish", "wagtail.unpublish.scheduled")

Withdrawn = tuple[str, datetime.datetime]  #: a story's identity, and when it was withdrawn


class StoryFeed(Feed):
    """The newest stories of one page model, thirty to a page.

    Set ``model``; override ``get_stories`` to choose by section, tag or author, and Django's ``title``, ``link``,
    ``description`` where the site's name will not do. Whatever is chosen, only live pages that everybody may see
    are in the feed, and none made from copy that may not be passed on. A story that cannot be rendered is logged
    and left out, the rest stays.
    """

    feed_type: type[Format] = Rss
    item_guid_is_permalink = False
    model: Any = None
    request: HttpRequest
    limit = 30  #: stories on a page
    full_text = True  #: the whole story, or its summary only
    withdrawn_for = datetime.timedelta(days=30)  #: how long a withdrawn story is named, where the format can
    page = 1
    has_next = False
    withdrawn: Sequence[Withdrawn] = ()

    def __init__(self, feed_type: type[Format] | None = None) -> None:
        if feed_type is not None:
            self.feed_type = feed_type

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed, or 304 where the reader has it already: then no story is read."""
        # One object serves every request of the process; each request gets a copy that knows it.
        feed = copy(self)
        feed.request = request
        feed.page = feed.get_page_number()
        try:
            obj = feed.get_object(request, *args, **kwargs)
        except ObjectDoesNotExist as error:
            raise Http404("There is no such feed.") from error
        return feed.respond(obj)

    def respond(self, obj: Any) -> HttpResponse:
        """The answer to ``self.request``."""
        etag, modified = self.get_state(obj)
        response = get_conditional_response(self.request, etag=etag, last_modified=modified)
        if response is None:
            feed = self.get_feed(obj, self.request)
            response = HttpResponse(content_type=self.feed_type.content_type)
            feed.write(response, "utf-8")
            if self.has_next:
                response.headers["Link"] = f'<{self.next_url()}>; rel="next"'
        response.headers["ETag"] = etag
        if modified is not None:
            response.headers["Last-Modified"] = http_date(modified)
        return response

    def get_state(self, obj: Any) -> tuple[str, int | None]:
        """ETag and time of the last change (seconds since 1970), in a few queries; sets ``has_next`` and ``withdrawn``.

        Raises ``Http404`` for a page after the last.
        """
        rows = self.get_published(obj).values_list("pk", "last_published_at", "url_path")
        state = list(rows[self.start : self.start + self.page_size + 1])
        if self.page > 1 and not state:
            raise Http404("The feed has fewer pages.")
        more = len(state) > self.page_size
        self.has_next = more and self.feed_type.paged and not kept_as_file(self.request)
        if self.feed_type.tells_withdrawn and self.page == 1:
            self.withdrawn = self.get_withdrawn(obj)
        about = (__version__, self.request.build_absolute_uri(), state, self.withdrawn)
        digest = hashlib.sha256(repr(about).encode("utf-8", "backslashreplace")).hexdigest()
        return f'"{digest[:32]}"', self._last_change(state)

    def _last_change(self, state: list[Any]) -> int | None:
        if self.feed_type.max_age:
            return None  # stories leave such a feed with time: only the ETag can tell
        left = PageLogEntry.objects.filter(action__in=_LEAVING).aggregate(last=Max("timestamp"))["last"]
        times = [moment for moment in (left, last_decision(), *(row[1] for row in state)) if moment]
        return int(max(times).timestamp()) if times else None

    def get_stories(self, obj: Any) -> QuerySet[Any]:
        """The pages to choose from, newest first."""
        found: QuerySet[Any] = self.model.objects.order_by(
            F("first_published_at").desc(nulls_last=True), "-pk"
        )
        return found

    def get_published(self, obj: Any) -> QuerySet[Any]:
        """Of ``get_stories`` those that may be in the feed: live, for everybody, free to be passed on, not too old."""
        found = may_be_passed_on(self.get_stories(obj)).live().public()
        if self.feed_type.max_age:
            found = found.filter(first_published_at__gt=timezone.now() - self.feed_type.max_age)
        return found

    def get_withdrawn(self, obj: Any) -> list[Withdrawn]:
        """Those of ``get_stories`` that were unpublished lately, the last first."""
        log = PageLogEntry.objects.filter(page=OuterRef("pk"), action__in=_UNPUBLISHED).order_by("-timestamp")
        found = may_be_passed_on(self.get_stories(obj)).public()
        rows = (
            found.filter(live=False, first_published_at__isnull=False)
            .annotate(withdrawn_at=Subquery(log.values("timestamp")[:1]))
            .filter(withdrawn_at__gt=timezone.now() - self.withdrawn_for)
            .order_by("-withdrawn_at")
            .values_list("translation_key", "locale_id", "withdrawn_at")
        )
        return [(guid_of(key, locale), when) for key, locale, when in rows[: self.page_size]]

    def items(self, obj: Any) -> list[FeedItem]:
        pages = self.get_published(obj)[self.start : self.start + self.page_size]
        found = make_items(pages, self.request, text=self.feed_type.has_text)
        return [item if self.full_text else replace(item, content="") for item in found]

    @property
    def page_size(self) -> int:
        """How many stories stand on a page."""
        return self.feed_type.limit or self.limit

    @property
    def start(self) -> int:
        """How many stories stand on the pages before."""
        return (self.page - 1) * self.page_size

    def get_page_number(self) -> int:
        """The page that was asked for, from 1. Raises ``Http404`` for what is no page."""
        asked = self.request.GET.get("page", "1") if self.feed_type.paged else "1"
        if not (asked.isascii() and asked.isdigit() and 0 < len(asked) < 7 and int(asked)):
            raise Http404("The feed has no such page.")
        return int(asked)

    def next_url(self) -> str:
        """The address of the next page, with older stories."""
        return self.request.build_absolute_uri(f"{self.request.path}?page={self.page + 1}")

    def title(self, obj: Any) -> str:
        return self.publication(obj)

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
        next_url = self.next_url() if self.has_next else ""
        return {"next_url": next_url, "publication": self.publication(obj), "withdrawn": self.withdrawn}

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
