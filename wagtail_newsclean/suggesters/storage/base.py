"""What an archive must be able to do, whatever keeps it, and the shapes that go in and out.

A storage of your own (a search cluster) subclasses ``ArchiveStorage`` and is named by
``WAGTAIL_NEWSCLEAN["ARCHIVE_STORAGE"]``; the two that come with the package are found in the same way.
"""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DEFAULT_DB_ALIAS, DatabaseError, InterfaceError

ALL_STORIES = 0  #: in ``counts``: how many stories there are


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


class ArchiveStorage(ABC):
    """Stories by their terms (``text.terms.profile``). Ranking is not its business: it gives candidates.

    ``alias`` names the site's database that the vocabulary is in. What cannot be done for the moment raises
    ``ArchiveUnavailable``, with a reason that ends the sentence "Suggestions are missing because ...".
    """

    def __init__(self, alias: str = DEFAULT_DB_ALIAS) -> None:
        self.alias = alias

    @abstractmethod
    def counts(self, numbers: Sequence[int]) -> Mapping[int, int]:
        """In how many stories each term stands; ``ALL_STORIES`` counts the stories. Terms in none may be left out."""

    @abstractmethod
    def postings(self, numbers: Sequence[int], limit: int) -> Iterable[tuple[int, int]]:
        """``(term, story id)`` for each story of each term, ``limit`` rows at most of one term."""

    @abstractmethod
    def stories(self, ids: Sequence[int], only: Filter) -> list[Stored]:
        """The stories among ``ids`` that ``only`` lets through, in no order."""

    @abstractmethod
    def titled(self, prints: Collection[int]) -> frozenset[int]:
        """Those of the fingerprints (``text.fingerprint``) that are titles of live, public stories."""

    @abstractmethod
    def index(self, stories: Iterable[StoryData]) -> None:
        """Add stories, or replace those whose key is known. All or none."""

    @abstractmethod
    def unindex(self, keys: Iterable[str]) -> None:
        """Take stories out; unknown keys are fine."""

    @abstractmethod
    def indexed_at(self, keys: Sequence[str]) -> Mapping[str, datetime.datetime]:
        """When each of the stories was last written; without those that are not there."""

    @abstractmethod
    def keys(self, after: str, limit: int) -> list[str]:
        """The next ``limit`` keys after ``after``, in their order as text; "" for the first."""
