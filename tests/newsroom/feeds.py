"""The newspaper's RSS feeds: everything, and each section."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from wagtail_newsclean.feeds.rss import StoryFeed

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
