"""The demo newsroom's settings made quick for tests, with other people's page models beside its own."""

from __future__ import annotations

import os
import tempfile

from tests.newsroom.settings import *  # noqa: F403
from tests.newsroom.settings import INSTALLED_APPS, WAGTAIL_NEWSCLEAN, database

DATABASES = {"default": database(os.environ.get("DATABASE_URL") or "sqlite://")}
INSTALLED_APPS = ["tests.othersites", *INSTALLED_APPS]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = tempfile.mkdtemp(prefix="newsclean-tests-")
DEBUG = False

WAGTAIL_NEWSCLEAN = {
    **WAGTAIL_NEWSCLEAN,
    "PAGES": {
        **WAGTAIL_NEWSCLEAN["PAGES"],
        "othersites.FlatPage": {"standfirst": "summary", "body": "text"},
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
    },
}
