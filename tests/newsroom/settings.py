"""Settings of the demo newsroom, which is also the site that the tests run on.

``DATABASE_URL`` chooses another database (``postgres://user:password@host:port/name``), ``NEWSROOM_HOME`` the
folder that holds the SQLite file and the pictures (default: ``demo/`` in the checkout).
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import wagtail

from wagtail_newsclean.publishing.partners import FLIPBOARD, MSN

ROOT = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("NEWSROOM_HOME") or ROOT / "demo").resolve()
PORT = os.environ.get("PORT") or "8000"

#: Two who save at once wait for each other: docs/operators.md.
SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {"transaction_mode": "IMMEDIATE"},
}


def database(url: str) -> dict[str, Any]:
    """Django's database settings for ``url``; raises ``ValueError`` for an engine we do not know."""
    if not url:
        return SQLITE | {"NAME": HOME / "newsroom.sqlite3"}
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return SQLITE | {"NAME": unquote(parts.path[1:]) or ":memory:"}
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"DATABASE_URL must start with sqlite:// or postgres://, not {parts.scheme}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SECRET_KEY = "the demo newsroom holds no secrets"
DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
ROOT_URLCONF = "tests.newsroom.urls"
WSGI_APPLICATION = "tests.newsroom.wsgi.application"

INSTALLED_APPS = [
    "tests.newsroom",
    "wagtail_newsclean",
    "wagtail.api.v2",
    *(["wagtail.api.v3"] if wagtail.VERSION >= (8, 0) else []),  # a preview there
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "rest_framework",
    "modelcluster",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Wagtail's search asks for it there.
    *(["django.contrib.postgres"] if DATABASES["default"]["ENGINE"].endswith("postgresql") else []),
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
if find_spec("django_distill"):  # pip install "wagtail-newsclean[static]"; last, for it reads the addresses
    INSTALLED_APPS += ["django_distill"]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

LANGUAGE_CODE = "en"
TIME_ZONE = "Europe/Lisbon"
USE_TZ = True

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME / "media"

WAGTAIL_SITE_NAME = "The Ellan Tide"
WAGTAILADMIN_BASE_URL = f"http://localhost:{PORT}"
WAGTAILEMBEDS_RESPONSIVE_HTML = True

# The demo asks nobody for anything: no pictures of people, no news of Wagtail.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

WAGTAIL_NEWSCLEAN = {
    "PURGE": ("/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json", "/sitemap.xml", "/sitemap-news.xml"),
    "PARTNERS": {"msn": {**MSN, "https": False}, "flipboard": FLIPBOARD},  # the demo has no certificate
    "PAGES": {
        "newsroom.ArticlePage": {
            "headline": "title",
            "standfirst": "standfirst",
            "byline": "byline",
            "dateline": "dateline",
            "tags": "tags",
            "related": "related_stories.page",
            "body": "body",
            "blocks": {
                "body": "paragraph",
                "heading": "heading",
                "picture": "picture.image",
                "alt": "picture.alt",
                "caption": "picture.caption",
                "credit": "picture.credit",
                # A partner asks for its own money and readers: the newspaper's boxes are for the newspaper's.
                "newsletter": None,
                "appeal": None,
                "note": "note.text",
            },
        }
    },
}
