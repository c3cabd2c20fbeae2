"""A database for one run of a command: the site's tables without the site."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_TABLES = ("ArchiveStory", "ArchiveTerm", "ArchivePosting", "VocabularyForm")


class BadDatabase(ValueError):
    """``--database`` cannot be used. The text says why."""


def open_workbench(url: str = "") -> None:
    """Set Django up with a temporary SQLite database, or the scratch PostgreSQL database ``url``, and make the
    suggesters' tables in it. Raises ``BadDatabase``."""
    import django
    from django.conf import settings

    if not settings.configured:
        settings.configure(
            DATABASES={"default": _postgresql(url) if url else _temporary()},
            INSTALLED_APPS=[
                *(
                    "wagtail_newsclean",
                    "wagtail.images",
                    "wagtail.documents",
                    "wagtail.users",
                    "wagtail.admin",
                ),
                *("wagtail.snippets", "wagtail", "modelcluster", "taggit"),
                *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"),
            ],
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
            WAGTAILADMIN_BASE_URL="http://localhost",
            STATIC_URL="/static/",
            USE_TZ=True,
        )
        django.setup()
    _make_tables()


def _temporary() -> dict[str, Any]:
    folder = tempfile.mkdtemp(prefix="newsclean-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    pragmas = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.path.join(folder, "archive.sqlite3"),
        "OPTIONS": {"init_command": pragmas},
    }


def _postgresql(url: str) -> dict[str, Any]:
    """A schema of our own in the caller's database, dropped at the end: nothing that is there is touched."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise BadDatabase(f"--database must start with postgresql://, not {url.split(':')[0]}:")
    try:
        import psycopg
    except ImportError as error:
        raise BadDatabase("PostgreSQL needs psycopg: pip install 'wagtail-newsclean[postgres]'") from error
    schema = f"newsclean_{os.getpid()}"

    def execute(sql: str) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql)

    try:
        execute(f"CREATE SCHEMA {schema}")
    except psycopg.Error as error:
        raise BadDatabase(f"The database did not answer: {str(error).strip().splitlines()[0]}") from error
    atexit.register(lambda: execute(f"DROP SCHEMA {schema} CASCADE"))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)) | {"options": f"-c search_path={schema}"},
    }


def _make_tables() -> None:
    from django.apps import apps
    from django.db import connection

    with connection.schema_editor() as editor:
        for name in _TABLES:
            editor.create_model(apps.get_model("wagtail_newsclean", name))


def fail(message: str) -> int:
    """Say why the command cannot run; the exit status for wrong usage."""
    print(f"newsclean: {message}", file=sys.stderr)
    return 2
