"""The archive on PostgreSQL: the stories' own terms, behind a GIN index (``models.archive.TermsIndex``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import connections, transaction

from ...models.archive import ArchiveStory
from .base import unavailable_if_gone
from .database import DatabaseStorage

_TABLE = ArchiveStory._meta.db_table


class PostgresqlStorage(DatabaseStorage):
    """Nothing is written beside the story's row: a million stories take a tenth of a table of postings."""

    def postings(self, numbers: Sequence[int], limit: int) -> Iterable[tuple[int, int]]:
        if not numbers:
            return []
        one = f"(SELECT %s, id FROM {_TABLE} WHERE terms @> ARRAY[%s]::integer[] LIMIT {int(limit)})"  # noqa: S608
        atomic = transaction.atomic(using=self.alias)
        with unavailable_if_gone(), atomic, connections[self.alias].cursor() as cursor:
            # In a large archive the planner's estimate is high enough to compile forty scans of a few rows each.
            cursor.execute("SET LOCAL jit = off")
            cursor.execute(" UNION ALL ".join([one] * len(numbers)), [n for n in numbers for _ in range(2)])
            return cursor.fetchall()

    def write_postings(self, stories: Mapping[int, Sequence[int]], old: Mapping[int, Sequence[int]]) -> None:
        """The index keeps itself."""
