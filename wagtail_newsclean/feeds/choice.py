"""The stories that an address chooses: of a section, a tag, an author, a language, or of several of them together.

::

    path("feeds/section/<slug:section>/rss.xml", Latest()),
    path("feeds/tag/<slug:tag>/atom.xml", Latest(Atom)),
    path("feeds/<str:language>/by/<str:author>/feed.json", Latest(JsonFeed)),
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import swapper
from django.db.models import Case, Model, Q, Value, When
from django.http import Http404
from wagtail.models import Locale, Site

from ..mapping.config import PageMapping, RelationTarget
from ..mapping.names import named as with_name
from ..publishing.story import mapping_of

#: What an address can name.
NAMES = ("section", "tag", "author", "language")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was named; empty where nothing was."""

    mapping: PageMapping
    section: Any = None  #: the page that the stories stand under
    tag: Any = None
    author: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.section or self.tag or self.author or self.language)

    def __str__(self) -> str:
        """For the feed's title."""
        return ", ".join(
            name
            for name in (self.section and self.section.title, self.tag and self.tag.name, self.author)
            if name
        )

    def of(self, pages: Any) -> Any:
        """The chosen ones of a queryset of pages."""
        if self.section:
            pages = pages.descendant_of(self.section)
        if self.tag:
            pages = pages.filter(**{str(self.mapping.tags): self.tag})
        if self.language:
            pages = pages.filter(locale__language_code=self.language)
        return self._by_author(pages) if self.author else pages

    def _by_author(self, pages: Any) -> Any:
        byline = self.mapping.byline
        if isinstance(byline, RelationTarget):
            way = [step for step in (byline.relation, byline.through) if step]
            written = with_name(pages.model._default_manager.all(), byline, self.author, way)
            return pages.filter(pk__in=written.order_by().values("pk"))
        # A whole name in a field of several: "Ann Li" did not write what "Joann Lind" wrote.
        return pages.filter(**{f"{byline}__iregex": rf"(^|\W){re.escape(self.author)}(\W|$)"})


def choose(model: type[Model], site: Site | None, **named: str) -> Choice:
    """What the address named. Raises ``Http404`` for a section, tag or language that there is not or cannot be.

    Raises ``TypeError`` for a name that is not one of ``NAMES``: such a feed has a ``get_object`` of its own.
    """
    unknown = ", ".join(sorted(named.keys() - set(NAMES)))
    if unknown:
        raise TypeError(f"An address can name {', '.join(NAMES)}; for {unknown} override get_object.")
    mapping = mapping_of(model)
    author, locale = named.get("author", ""), None
    if author and not mapping.byline:
        raise Http404("The stories have no authors.")
    if "\x00" in author + named.get("language", ""):  # PostgreSQL cannot even be asked for it
        raise Http404("There is no such author or language.")
    if named.get("language"):
        locale = Locale.objects.filter(language_code__iexact=named["language"]).first()
        if locale is None:
            raise Http404("There are no stories in that language.")
    return Choice(
        mapping,
        section=_section(model, site, locale, named["section"]) if "section" in named else None,
        tag=_tag(mapping, model, named["tag"]) if "tag" in named else None,
        author=author,
        language=locale.language_code if locale else "",
    )


def under(site: Site) -> Q:
    """The pages of this site in all its languages; no condition where it is the only one."""
    own = _root_paths(site)
    others = {root.root_path for root in Site.get_site_root_paths()} - own
    return _below(own) if others else Q()


def _root_paths(site: Site) -> set[str]:
    """The addresses of the site's front pages, one a language."""
    return {root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk}


def _below(paths: Iterable[str]) -> Q:
    wanted = Q()
    for path in sorted(paths):
        wanted |= Q(url_path__startswith=path)
    return wanted


def _section(model: type[Model], site: Site | None, locale: Locale | None, slug: str) -> Any:
    """The page nearest to the front page that has the slug and is no story itself: in this language, or else that of
    the front page before its translations of the same slug."""
    pages = swapper.load_model("wagtailcore", "Page").objects.live().public().filter(slug=slug)
    if site:
        pages = pages.filter(_below(_root_paths(site)), depth__gt=site.root_page.depth)
    if locale:
        pages = pages.filter(locale=locale)
    front = Case(When(locale=site.root_page.locale_id, then=0), default=1) if site else Value(0)
    found = pages.not_exact_type(model).order_by(front, "depth", "path").first()
    if found is None:
        raise Http404("There is no such section.")
    return found


def _tag(mapping: PageMapping, model: type[Model], slug: str) -> Any:
    tags: Any = model._meta.get_field(mapping.tags).remote_field.model if mapping.tags else None  # type: ignore[union-attr]
    found = tags._default_manager.filter(slug=slug).first() if tags else None
    if found is None:
        raise Http404("There is no such tag.")
    return found
