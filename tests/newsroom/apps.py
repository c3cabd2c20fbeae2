"""The demo newsroom as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The app's label is ``newsroom``: "newsroom.ArticlePage" in the mapping."""

    name = "tests.newsroom"
    label = "newsroom"
    verbose_name = "The Ellan Tide"
