"""The archive in a database: what every storage does alike, and the two things that differ.

A storage of your own (a search cluster) subclasses ``ArchiveStorage`` and is named in ``WAGTAIL_NEWSCLEAN``.
"""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError, connections, transaction
from django.utils import timezone

from ...models.archive import ArchiveStory, ArchiveTerm, VocabularyForm
from ...text.terms import Profile, profile

ALL_STORIES = 0  #: the row of ``ArchiveTerm`` that counts stories
_CHUNK = 400  #: rows of one INSERT, variables of one IN: below every database's limit


class ArchiveUnavailable(Exception):
    """The database did not answer. Its text ends the sentence "Suggestions are missing because ..."."""


@contextmanager
def unavailable_if_gone() -> Iterator[None]:
    """Turns whatever the database raises into ``ArchiveUnavailable``."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise ArchiveUnavailable(
            f"the archive's database did not answer ({error.__class__.__name__})"
        ) from error


@dataclass(frozen=True, slots=True)
class StoryData:
    """A story for the archive, as plain data."""

    key: str  #: the caller's name for it, unique: "page:12"
    title: str
    text: str
    date: datetime.date | None = None
    language: str = "en"
    tags: Sequence[str] = ()
    page_id: int | None = None
    section: str = ""
    live: bool = True
    public: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """Which stories may be suggested."""

    language: str = ""  #: "" for all
    live_only: bool = False
    public_only: bool = False
    tagged_only: bool = False
    exclude: frozenset[str] = field(default_factory=frozenset)  #: keys


@dataclass(frozen=True, slots=True)
class Stored:
    """A story as the archive has it."""

    id: int
    key: str
    title: str
    date: datetime.date | None
    tags: Sequence[str]
    section: str
    page_id: int | None
    numbers: Sequence[int]
    weights: bytes


@dataclass(frozen=True, slots=True)
class FormRow:
    """A way to write a tag, as the vocabulary has it."""

    key: int
    tag_id: str
    name: str
    form: str


class ArchiveStorage(ABC):
    """Stories, their terms and how many stories have a term. All methods raise ``ArchiveUnavailable``."""

    def __init__(self, alias: str = DEFAULT_DB_ALIAS) -> None:
        self.alias = alias

    # What differs ------------------------------------------------------------------------------------------

    @abstractmethod
    def postings(self, numbers: Sequence[int], limit: int) -> Iterable[tuple[int, int]]:
        """``(term, story id)`` for each story of each term, ``limit`` rows at most of one term."""

    @abstractmethod
    def write_postings(self, stories: Mapping[int, Sequence[int]], old: Mapping[int, Sequence[int]]) -> None:
        """Make ``stories`` (id to terms) findable by term instead of what ``old`` says of them."""

    @abstractmethod
    def keys_clause(self, keys: Sequence[int]) -> tuple[str, Any]:
        """A condition on the column ``key`` for any number of keys, with one parameter, and that parameter."""

    # What is alike -----------------------------------------------------------------------------------------

    def forms(self, vocabulary: str, keys: Sequence[int]) -> list[FormRow]:
        """The forms of tags that stand under ``keys``. One query on an index, whatever the vocabulary's size."""
        clause, parameter = self.keys_clause(keys)
        table = VocabularyForm._meta.db_table
        with unavailable_if_gone(), connections[self.alias].cursor() as cursor:
            cursor.execute(
                f"SELECT key, tag_id, name, form FROM {table} WHERE {clause} AND vocabulary = %s",  # noqa: S608
                [parameter, vocabulary],
            )
            return [FormRow(*row) for row in cursor.fetchall()]

    def counts(self, numbers: Sequence[int]) -> dict[int, int]:
        """In how many stories each term stands; ``ALL_STORIES`` counts the stories."""
        with unavailable_if_gone():
            rows = ArchiveTerm.objects.using(self.alias).filter(term__in=[ALL_STORIES, *numbers])
            return dict(rows.values_list("term", "stories"))

    def stories(self, ids: Sequence[int], only: Filter) -> list[Stored]:
        """The stories among ``ids`` that ``only`` lets through, in no order."""
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

    def index(self, stories: Iterable[StoryData]) -> None:
        """Add stories, or replace those whose key is known. All or none."""
        batch = {story.key: story for story in stories}
        profiles = {key: profile(s.title, s.text, s.language) for key, s in batch.items()}
        with unavailable_if_gone(), transaction.atomic(using=self.alias):
            old = self._known(list(batch))
            rows = ArchiveStory.objects.using(self.alias).bulk_create(
                [_row(story, profiles[key]) for key, story in batch.items()],
                batch_size=_CHUNK,
                update_conflicts=True,
                unique_fields=["key"],
                update_fields=[
                    *("page_id", "language", "title", "section", "date", "tags", "live", "public", "terms"),
                    *("weights", "indexed_at"),
                ],
            )
            self.write_postings({row.pk: row.terms for row in rows}, old)
            self._count(new=[row.terms for row in rows], gone=list(old.values()))

    def unindex(self, keys: Iterable[str]) -> None:
        """Take stories out; unknown keys are fine."""
        with unavailable_if_gone(), transaction.atomic(using=self.alias):
            old = self._known(list(keys))
            self.write_postings({}, old)
            ArchiveStory.objects.using(self.alias).filter(pk__in=list(old)).delete()
            self._count(new=[], gone=list(old.values()))

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
        # In one order always, so that two workers never wait for each other.
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


def _row(story: StoryData, terms: Profile) -> ArchiveStory:
    return ArchiveStory(
        key=story.key,
        page_id=story.page_id,
        language=story.language,
        title=story.title,
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
