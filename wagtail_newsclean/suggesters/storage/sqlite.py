"""The archive on SQLite: a table of postings, clustered by term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import connections

from ...models.archive import ArchivePosting
from .base import unavailable_if_gone
from .database import DatabaseStorage

_TABLE = ArchivePosting._meta.db_table


class SqliteStorage(DatabaseStorage):
    """Also right for databases that are neither SQLite nor PostgreSQL."""

    def postings(self, numbers: Sequence[int], limit: int) -> Iterable[tuple[int, int]]:
        one = f"SELECT term, story_id FROM {_TABLE} WHERE term = %s ORDER BY story_id DESC LIMIT {int(limit)}"  # noqa: S608
        whole = " UNION ALL ".join([f"SELECT * FROM ({one}) AS t"] * len(numbers))  # noqa: S608
        if not numbers:
            return []
        with unavailable_if_gone(), connections[self.alias].cursor() as cursor:
            cursor.execute(whole, list(numbers))
            return cursor.fetchall()

    def write_postings(self, stories: Mapping[int, Sequence[int]], old: Mapping[int, Sequence[int]]) -> None:
        gone = [(term, story) for story, terms in old.items() for term in terms]
        new = sorted((term, story) for story, terms in stories.items() for term in terms)
        with connections[self.alias].cursor() as cursor:
            if gone:
                cursor.executemany(f"DELETE FROM {_TABLE} WHERE term = %s AND story_id = %s", gone)  # noqa: S608
            if new:
                cursor.executemany(f"INSERT INTO {_TABLE} (term, story_id) VALUES (%s, %s)", new)  # noqa: S608
