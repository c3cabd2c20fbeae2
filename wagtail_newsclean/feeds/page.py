"""Which stories stand on a page of a feed, and whether they are still those that a reader has."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

import swapper
from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.utils import timezone, translation
from wagtail.models import PageLogEntry, Site

from ..clock import aware
from ..publishing.as_file import kept_as_file
from ..publishing.partners import Partner, partner_named
from ..publishing.rights import may_be_passed_on
from ..publishing.story import language_of
from ..services.site_settings import dateline_separator
from .changes import UNPUBLISHED, Marks, deleted_since, last_leaving, marks_of, moment
from .choice import Choice, choose, under
from .format import Format
from .item import guid_of
from .rss import Rss
from .state import digest, last_published, lines_of, links_digest, surroundings

Withdrawn = tuple[str, datetime.datetime]  #: a story's identity, and when it was withdrawn


class PageOfStories(Feed):
    """The choice of stories behind a feed: by section, tag, author, language, by rights, for a partner."""

    feed_type: type[Format] = Rss
    model: Any = None
    request: HttpRequest
    limit = 30  #: stories on a page
    full_text = True  #: the whole story, or its summary only
    partner = ""  #: the name of a partner in the settings, whose profile the feed keeps to
    revision = ""  #: another word where what your own code writes into stories has changed
    withdrawn_for = datetime.timedelta(days=30)  #: how long a withdrawn story is named, where the format can
    page = 1
    marks: Marks | None = None  #: what was asked beside the stories
    published: Any = None  #: what ``get_published`` gave
    number = 0  #: stories that stand on the page
    has_next = False
    withdrawn: Sequence[Withdrawn] = ()
    lines: Sequence[str] = ()  #: the state of each of its stories
    otherwise: datetime.datetime | None = (
        None  #: the time of a page without a story, where the format demands one
    )
    updated: datetime.datetime | None = None  #: what ``get_updated`` gave

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What the address chooses, None where it names nothing."""
        return choose(self.model, self.site, **kwargs) if kwargs else None

    def get_language(self, obj: Any) -> str:
        """The language of the feed: what it says, the address names or begins with, or its section or the site has."""
        choice = obj if isinstance(obj, Choice) else None
        in_address = translation.get_language_from_path(self.request.path_info)
        said = (choice and choice.language) or self.language or in_address
        return said or language_of((choice and choice.section) or (self.site and self.site.root_page))

    def get_stories(self, obj: Any) -> QuerySet[Any]:
        """The pages to choose from, newest first: where there are several sites, those of the one that was asked."""
        found: QuerySet[Any] = self.model.objects.order_by(
            F("first_published_at").desc(nulls_last=True), "-pk"
        )
        if self.site:
            found = found.filter(under(self.site))
        return obj.of(found) if isinstance(obj, Choice) else found

    def get_published(self, obj: Any) -> QuerySet[Any]:
        """Of ``get_stories`` those that may be in the feed: live, for everybody, free to be passed on, not too old."""
        found = self._free(obj).live()
        if self.get_marks(found.model).closed:
            found = found.public()
        if self.max_age:
            found = found.filter(first_published_at__gt=timezone.now() - self.max_age)
        if self.profile and self.profile.languages and getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            found = found.filter(_in_languages(self.profile.languages))
        return found

    def get_withdrawn(self, obj: Any) -> list[Withdrawn]:
        """Those of ``get_stories`` that were unpublished lately and what was deleted lately, the last first.

        Of a deleted story nobody knows whether it was in this feed; who never had it passes over it.
        """
        log = PageLogEntry.objects.filter(page=OuterRef("pk"), action__in=UNPUBLISHED).order_by("-timestamp")
        rows = (
            self._free(obj)
            .public()
            .filter(live=False, first_published_at__isnull=False)
            .annotate(withdrawn_at=Subquery(log.values("timestamp")[:1]))
            .filter(withdrawn_at__gt=timezone.now() - self.withdrawn_for)
            .order_by()
            .values_list("translation_key", "locale_id", "withdrawn_at")
        )
        deleted = deleted_since(rows.model, timezone.now() - self.withdrawn_for)
        found = rows.union(deleted.order_by(), all=True).order_by("-withdrawn_at")
        return [(guid_of(key, locale), aware(when)) for key, locale, when in found[: self.page_size]]

    def _free(self, obj: Any) -> Any:
        stories = self.get_stories(obj)
        excluded = self.profile.exclude_sources if self.profile else ()
        return may_be_passed_on(stories, excluded) if self.get_marks(stories.model).held else stories

    def get_marks(self, model: Any) -> Marks:
        """What is known beside the stories, asked once a request."""
        if self.marks is None:
            self.marks = marks_of(model, self.profile.exclude_sources if self.profile else ())
        return self.marks

    def get_etag(self, obj: Any) -> str:
        """The state of the page, in a few queries and without reading a story.

        Sets ``published``, ``lines``, ``number``, ``has_next`` and ``withdrawn``. Raises ``Http404`` for a page after
        the last.
        """
        self.published = self.get_published(obj)
        lines = lines_of(self.published[self.start : self.start + self.page_size + 1])
        if self.page > 1 and not lines:
            raise Http404("The feed has fewer pages.")
        more = len(lines) > self.page_size
        self.has_next = more and self.feed_type.paged and not kept_as_file(self.request)
        self.lines = lines[: self.page_size]
        self.number = len(self.lines)
        if self.feed_type.tells_withdrawn and self.page == 1:
            self.withdrawn = self.get_withdrawn(obj)
        if self.feed_type.needs_time and not (self.lines or self.withdrawn):
            self.otherwise = self.get_newest()
        model, shows_text = self.published.model, self.feed_type.has_text
        marks = self.get_marks(model)
        chosen = (self.request.build_absolute_uri(), str(obj), getattr(obj, "last_published_at", None))
        state = digest("\n".join(self.lines))
        links = links_digest(model, self.lines, state, marks.last_entry) if shows_text else ""
        separator = dateline_separator() if shows_text else ""
        shape = (self.full_text, self.has_next, self.profile, marks.edited, separator, self.revision)
        return f'"{digest(chosen, shape, state, links, surroundings(model), self.withdrawn, self.otherwise)}"'

    def get_newest(self) -> datetime.datetime:
        """When a page of the site, of whatever kind, was last published; the start of this day where there is none."""
        pages = swapper.load_model("wagtailcore", "Page").objects.live()
        pages = pages.filter(under(self.site)) if self.site else pages
        found = moment(pages.aggregate(last=Max("last_published_at"))["last"])
        # The same all day long: what was read this morning need not be read again.
        return found or aware(timezone.now()).replace(hour=0, minute=0, second=0, microsecond=0)

    def get_updated(self) -> datetime.datetime | None:
        """When a story of the page was last published or withdrawn; without a story, see ``otherwise``."""
        published = moment(last_published(self.lines))
        return max(
            [*(when for _guid, when in self.withdrawn), *([published] if published else [])],
            default=self.otherwise,
        )

    def get_last_modified(self) -> int | None:
        """When the page last changed, in seconds since 1970; None where stories leave it with time."""
        if self.max_age:
            return None
        edited = self.marks.edited if self.marks else None
        times = [time for time in (last_leaving(), edited, self.updated) if time]
        last = int(max(times).timestamp()) if times else None
        # What may still change in the same second would be taken for what is known.
        return last if last is not None and last < int(timezone.now().timestamp()) else None

    @property
    def profile(self) -> Partner | None:
        """What the partner takes, None for a feed for everybody."""
        return partner_named(self.partner) if self.partner else None

    @property
    def max_age(self) -> datetime.timedelta | None:
        """How old a story may be: what the format says or the partner, whichever is less."""
        days = self.profile.max_age_days if self.profile else None
        ages = [self.feed_type.max_age, datetime.timedelta(days=days) if days else None]
        return min((age for age in ages if age), default=None)

    @property
    def page_size(self) -> int:
        """How many stories stand on a page."""
        own = self.feed_type.limit or self.limit
        return min(own, self.profile.limit) if self.profile and self.profile.limit else own

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

    @property
    def site(self) -> Site | None:
        """The site that was asked."""
        return Site.find_for_request(self.request)


def _in_languages(codes: Iterable[str]) -> Q:
    wanted = Q()
    for code in codes:
        wanted |= Q(locale__language_code__iexact=code) | Q(locale__language_code__istartswith=f"{code}-")
    return wanted
