"""The demo newsroom's settings made quick for tests, with other people's page models beside its own."""

from __future__ import annotations

import os
import tempfile
from typing import Any

from tests.newsroom.settings import *  # noqa: F403
from tests.newsroom.settings import INSTALLED_APPS, WAGTAIL_NEWSCLEAN, database

DATABASES = {"default": database(os.environ.get("DATABASE_URL") or "sqlite://")}
if DATABASES["default"]["NAME"] == ":memory:":
    # A file instead: a database in memory has one connection, which the threads of a served site cannot share.
    # It is named twice, since the live server looks before the test database is there.
    _FILE = os.path.join(tempfile.mkdtemp(prefix="newsclean-tests-"), "site.sqlite3")
    _OPTIONS = {**DATABASES["default"]["OPTIONS"], "init_command": "PRAGMA synchronous=OFF"}
    DATABASES["default"] |= {"NAME": _FILE, "TEST": {"NAME": _FILE}, "OPTIONS": _OPTIONS}
INSTALLED_APPS = ["tests.othersites", *INSTALLED_APPS]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="newsclean-tests-")
DEBUG = False

_ARTICLE: dict[str, Any] = WAGTAIL_NEWSCLEAN["PAGES"]["newsroom.ArticlePage"]
WAGTAIL_NEWSCLEAN = {
    **WAGTAIL_NEWSCLEAN,
    "PAGES": {
        # A site may have its own boxes filled from copy; the demo does not.
        "newsroom.ArticlePage": {
            **_ARTICLE,
            "blocks": {**_ARTICLE["blocks"], "newsletter": "newsletter.text", "appeal": "appeal.text"},
        },
        "othersites.FlatPage": {
            "standfirst": "summary",
            "body": "text",
            "picture": {"image": "hero_image", "caption": "hero_caption", "credit": "hero_credit"},
        },
        "othersites.DeepPage": {
            "dateline": "place_line",
            "body": "content",
            "blocks": {
                "body": {"block": "section.content.text", "join": False},
                "heading": {"block": "title.words", "set": {"size": "h3"}},
                "picture": "media.figure.image",
                "caption": "media.figure.caption",
                "credit": "media.figure.attribution",
                "newsletter": "sign_up",
                "appeal": None,
            },
            "fields": {"note": "corrections"},
        },
        "othersites.AuthoredPage": {
            "byline": {"field": "writers.author", "name": "full_name"},
            "tags": "topics",
            "related": "see_also",
            "body": "body",
            "blocks": {"body": "prose", "heading": "prose_heading"},
        },
        "othersites.StrictPage": {
            "standfirst": "intro",
            "byline": {"field": "author", "name": "first_name last_name"},
            "body": "body",
            "blocks": {"body": "text_block", "picture": "photo.image", "caption": "photo.caption"},
            "set": {"desk": {"slug": "coast"}, "author": {"last_name": "Desk"}},
        },
        "othersites.CountedPage": {
            "standfirst": "intro",
            "byline": {"field": "contributors.author", "name": "full_name"},
            "body": "body",
            "blocks": {
                "body": "part.content.text",
                "heading": {"block": "part.content.title.words", "set": {"content.title.level": "three"}},
                "picture": "part.content.photo.image",
                "caption": "part.content.photo.caption",
                "note": {"block": "box", "join": False},
            },
        },
        "othersites.TutorialPage": {
            "standfirst": "intro",
            "byline": {"field": "authors", "name": "full_name"},
            "body": "body",
        },
    },
}
