"""Where the archive is kept. One file a database."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS, connections

from .base import ArchiveStorage, ArchiveUnavailable, Filter, Stored, StoryData


def get_storage(alias: str = DEFAULT_DB_ALIAS) -> ArchiveStorage:
    """The storage for the database ``alias``."""
    if connections[alias].vendor == "postgresql":
        from .postgresql import PostgresqlStorage

        return PostgresqlStorage(alias)
    from .sqlite import SqliteStorage

    return SqliteStorage(alias)


__all__ = ["ArchiveStorage", "ArchiveUnavailable", "Filter", "Stored", "StoryData", "get_storage"]
