"""Where the archive is kept. One file a database, or the site's own class."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.module_loading import import_string

from ...conf import get_settings
from .base import ArchiveStorage, ArchiveUnavailable, Filter, Stored, StoryData

#: Database to the class that keeps the archive in it; "" for every other.
BUILT_IN = {
    "postgresql": "wagtail_newsclean.suggesters.storage.postgresql.PostgresqlStorage",
    "": "wagtail_newsclean.suggesters.storage.sqlite.SqliteStorage",
}


def get_storage(alias: str = DEFAULT_DB_ALIAS) -> ArchiveStorage:
    """The site's storage: what ``ARCHIVE_STORAGE`` names, else the one for the database ``alias``."""
    path = get_settings().archive_storage or BUILT_IN.get(connections[alias].vendor, BUILT_IN[""])
    storage: ArchiveStorage = import_string(path)(alias)
    return storage


__all__ = ["BUILT_IN", "ArchiveStorage", "ArchiveUnavailable", "Filter", "Stored", "StoryData", "get_storage"]
