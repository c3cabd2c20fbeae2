"""The archive in the site's own database: what is done alike on every database, and the two things that differ."""

from __future__ import annotations

import datetime
from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connections, transaction
from django.utils import timezone

from ...models.archive import ArchiveStory, ArchiveTerm
from ...text.fingerprint import fingerprint
from ...text.terms import Profile, profile
from .base import ALL_STORIES, ArchiveStorage, Filter, Stored, StoryData, unavailable_if_gone

_CHUNK = 400  #: rows of one INSERT, variables of one IN: below every database's limit


class DatabaseStorage(ArchiveStorage):
    """One row a story (``models.archive``)."""

    # What differs ------------------------------------------------------------------------------------------

    @abstractmethod
    def write_postings(self, stories: Mapping[int, Sequence[int]], old: Mapping[int, Sequence[int]]) -> None:
        """Make ``stories`` (id to terms) findable by term instead of what ``old`` says of them."""

    # What is alike -----------------------------------------------------------------------------------------

    def counts(self, numbers: Sequence[int]) -> dict[int, int]:
        with unavailable_if_gone():
            rows = ArchiveTerm.objects.using(self.alias).filter(term__in=[ALL_STORIES, *numbers])
            return dict(rows.values_list("term", "stories"))

    def stories(self, ids: Sequence[int], only: Filter) -> list[Stored]:
        with unavailable_if_gone():
            rows = ArchiveStory.objects.using(self.alias).filter(pk__in=ids)
            if only.language:
                rows = rows.filter(language=only.language)
            if only.live_only:
                rows = rows.filter(live=True)
            if only.public_only:
                rows = rows.filter(public=True)
            fields = ("pk", "key", "title", "date", "tags", "section", "page_id", "terms", "weights")
            found = (_stored(row) for row in rows.values_list(*fields))
            return [s for s in found if s.key not in only.exclude and (s.tags or not only.tagged_only)]

    def titled(self, prints: Collection[int]) -> frozenset[int]:
        rows = (
            ArchiveStory.objects.using(self.alias).filter(live=True, public=True).values_list("title_print")
        )
        wanted = list(prints)
        found: set[int] = set()
        with unavailable_if_gone():
            for start in range(0, len(wanted), _CHUNK):
                part = rows.filter(title_print__in=wanted[start : start + _CHUNK])
                found.update(mark for (mark,) in part if mark is not None)
        return frozenset(found)

    def index(self, stories: Iterable[StoryData]) -> None:
        batch = {story.key: story for story in stories}
        profiles = {key: profile(s.title, s.text, s.language) for key, s in batch.items()}
        with unavailable_if_gone(), transaction.atomic(using=self.alias):
            self._wait_for_others()
            old = self._known(list(batch))
            rows = ArchiveStory.objects.using(self.alias).bulk_create(
                [_row(story, profiles[key]) for key, story in batch.items()],
                batch_size=_CHUNK,
                update_conflicts=True,
                unique_fields=["key"],
                update_fields=[
                    *(
                        "page_id",
                        "language",
                        "title",
                        "title_print",
                        "section",
                        "date",
                        "tags",
                        "live",
                        "public",
                        "terms",
                    ),
                    *("weights", "indexed_at"),
                ],
            )
            self.write_postings({row.pk: row.terms for row in rows}, old)
            self._count(new=[row.terms for row in rows], gone=list(old.values()))

    def unindex(self, keys: Iterable[str]) -> None:
        with unavailable_if_gone(), transaction.atomic(using=self.alias):
            self._wait_for_others()
            old = self._known(list(keys))
            self.write_postings({}, old)
            ArchiveStory.objects.using(self.alias).filter(pk__in=list(old)).delete()
            self._count(new=[], gone=list(old.values()))

    def _wait_for_others(self) -> None:
        """One transaction writes the archive at a time: two that read a story's old terms in the same moment would
        count it twice. The row that counts the stories is locked for it, on SQLite the database."""
        table = ArchiveTerm._meta.db_table
        with connections[self.alias].cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (term, stories) VALUES (%s, 0) "  # noqa: S608
                f"ON CONFLICT (term) DO UPDATE SET stories = {table}.stories",
                [ALL_STORIES],
            )

    def _known(self, keys: Sequence[str]) -> dict[int, Sequence[int]]:
        rows = ArchiveStory.objects.using(self.alias)
        return dict(rows.filter(key__in=keys).values_list("pk", "terms"))

    def _count(self, new: Sequence[Sequence[int]], gone: Sequence[Sequence[int]]) -> None:
        change: Counter[int] = Counter({ALL_STORIES: len(new)})
        for numbers in new:
            change.update(numbers)
        change.subtract({ALL_STORIES: len(gone)})
        for numbers in gone:
            change.subtract(numbers)
        rows = [(term, by) for term, by in sorted(change.items()) if by]
        table = ArchiveTerm._meta.db_table
        with connections[self.alias].cursor() as cursor:
            for start in range(0, len(rows), _CHUNK):
                part = rows[start : start + _CHUNK]
                values = ", ".join(["(%s, %s)"] * len(part))
                cursor.execute(
                    f"INSERT INTO {table} (term, stories) VALUES {values} "  # noqa: S608
                    f"ON CONFLICT (term) DO UPDATE SET stories = {table}.stories + excluded.stories",
                    [value for row in part for value in row],
                )

    def indexed_at(self, keys: Sequence[str]) -> Mapping[str, datetime.datetime]:
        with unavailable_if_gone():
            rows = ArchiveStory.objects.using(self.alias).filter(key__in=keys)
            return dict(rows.values_list("key", "indexed_at"))

    def keys(self, after: str, limit: int) -> list[str]:
        with unavailable_if_gone():
            rows = ArchiveStory.objects.using(self.alias).filter(key__gt=after).order_by("key")
            return list(rows.values_list("key", flat=True)[:limit])


def _row(story: StoryData, terms: Profile) -> ArchiveStory:
    return ArchiveStory(
        key=story.key,
        page_id=story.page_id,
        language=story.language,
        title=story.title,
        title_print=fingerprint(story.title),
        section=story.section,
        date=story.date,
        tags=list(story.tags),
        live=story.live,
        public=story.public,
        terms=terms.numbers,
        weights=terms.weights,
        indexed_at=timezone.now(),
    )


def _stored(row: tuple[Any, ...]) -> Stored:
    *facts, weights = row
    made: Callable[..., Stored] = Stored
    return made(*facts, bytes(weights))  # some drivers give a memoryview
