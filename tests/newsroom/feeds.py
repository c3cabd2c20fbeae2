"""The newspaper's feeds: everything, and each section."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path

from wagtail_newsclean.feeds.atom import Atom
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.feeds.image_sitemap import ImageSitemap
from wagtail_newsclean.feeds.json_feed import JsonFeed
from wagtail_newsclean.feeds.news_sitemap import NewsSitemap
from wagtail_newsclean.feeds.ninjs import Ninjs, Ninjs21
from wagtail_newsclean.feeds.rss import Rss

from .models import ArticlePage, SectionPage


class LatestStories(StoryFeed):
    """The newest stories of every section."""

    model = ArticlePage


class SectionStories(LatestStories):
    """The newest stories of one section."""

    def get_object(self, request: HttpRequest, slug: str) -> SectionPage:  # type: ignore[override]
        return get_object_or_404(SectionPage.objects.live().public(), slug=slug)

    def get_stories(self, obj: SectionPage) -> QuerySet[Any]:
        return super().get_stories(obj).child_of(obj)

    def title(self, obj: SectionPage) -> str:
        return f"{super().title(obj)}: {obj.title}"

    def description(self, obj: SectionPage) -> str:
        return obj.introduction or super().description(obj)


FORMATS = {"rss.xml": Rss, "atom.xml": Atom, "feed.json": JsonFeed, "ninjs.json": Ninjs}

urlpatterns: list[URLPattern] = [
    path("feeds/rss.xml", LatestStories(), name="rss"),
    path("feeds/atom.xml", LatestStories(Atom), name="atom"),
    path("feeds/feed.json", LatestStories(JsonFeed), name="json_feed"),
    path("feeds/ninjs.json", LatestStories(Ninjs), name="ninjs"),
    path("feeds/ninjs-2.1.json", LatestStories(Ninjs21), name="ninjs_21"),
    path("sitemap-news.xml", LatestStories(NewsSitemap), name="news_sitemap"),
    path("sitemap-images.xml", LatestStories(ImageSitemap), name="image_sitemap"),
    path("feeds/msn.xml", LatestStories(Rss, partner="msn"), name="msn"),
    path("feeds/flipboard.xml", LatestStories(Rss, partner="flipboard"), name="flipboard"),
    *(
        path(f"feeds/summaries/{name}", LatestStories(written, full_text=False))
        for name, written in FORMATS.items()
    ),
    *(path(f"feeds/tag/<slug:tag>/{name}", LatestStories(written)) for name, written in FORMATS.items()),
    *(path(f"feeds/author/<str:author>/{name}", LatestStories(written)) for name, written in FORMATS.items()),
    *(
        path(f"feeds/language/<str:language>/{name}", LatestStories(written))
        for name, written in FORMATS.items()
    ),
    path("feeds/<slug:slug>/rss.xml", SectionStories(), name="section_rss"),
    path("feeds/<slug:slug>/atom.xml", SectionStories(Atom), name="section_atom"),
    path("feeds/<slug:slug>/feed.json", SectionStories(JsonFeed), name="section_json_feed"),
]
