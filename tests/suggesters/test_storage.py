"""The archive is kept by whatever class the site names."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

import pytest
from django.test import override_settings
from django.utils import timezone

from tests.suggesters.conftest import DAY, story
from wagtail_newsclean.checks import check_settings
from wagtail_newsclean.suggesters.related import suggest_related
from wagtail_newsclean.suggesters.storage import (
    BUILT_IN,
    ArchiveStorage,
    ArchiveUnavailable,
    Filter,
    Stored,
    StoryData,
    get_storage,
)
from wagtail_newsclean.suggesters.storage.base import ALL_STORIES
from wagtail_newsclean.text.fingerprint import fingerprint
from wagtail_newsclean.text.terms import profile

HERE = "tests.suggesters.test_storage"


class MemoryStorage(ArchiveStorage):
    """A search cluster's stand-in: all in one dictionary."""

    held: dict[str, tuple[Stored, StoryData, datetime.datetime]] = {}

    def counts(self, numbers: Sequence[int]) -> Mapping[int, int]:
        found = {n: sum(n in s.numbers for s, _, _ in self.held.values()) for n in numbers}
        return {**found, ALL_STORIES: len(self.held)}

    def postings(self, numbers: Sequence[int], limit: int) -> Iterable[tuple[int, int]]:
        return [(n, s.id) for n in numbers for s, _, _ in self.held.values() if n in s.numbers][:limit]

    def stories(self, ids: Sequence[int], only: Filter) -> list[Stored]:
        return [
            stored
            for stored, data, _ in self.held.values()
            if stored.id in ids
            and stored.key not in only.exclude
            and (not only.language or only.language == data.language)
            and (data.tags or not only.tagged_only)
        ]

    def titled(self, prints: Collection[int]) -> frozenset[int]:
        return frozenset(
            mark for _, data, _ in self.held.values() if (mark := fingerprint(data.title)) in prints
        )

    def index(self, stories: Iterable[StoryData]) -> None:
        for data in stories:
            terms = profile(data.title, data.text, data.language)
            stored = Stored(
                len(self.held) + 1, data.key, data.title, data.date, data.tags, data.section, data.page_id,
                terms.numbers, terms.weights,
            )  # fmt: skip
            self.held[data.key] = (stored, data, timezone.now())

    def unindex(self, keys: Iterable[str]) -> None:
        for key in keys:
            self.held.pop(key, None)

    def indexed_at(self, keys: Sequence[str]) -> Mapping[str, datetime.datetime]:
        return {key: self.held[key][2] for key in keys if key in self.held}

    def keys(self, after: str, limit: int) -> list[str]:
        return sorted(key for key in self.held if key > after)[:limit]


class GoneStorage(MemoryStorage):
    """A cluster that does not answer."""

    def counts(self, numbers: Sequence[int]) -> Mapping[int, int]:
        raise ArchiveUnavailable("the search cluster did not answer")


class Unfinished(ArchiveStorage):
    """Lacks everything."""


@pytest.fixture(autouse=True)
def empty() -> None:
    MemoryStorage.held.clear()


def named(path: str) -> override_settings:
    return override_settings(WAGTAIL_NEWSCLEAN={"ARCHIVE_STORAGE": path})


def test_the_sites_own_class_keeps_the_archive() -> None:
    with named(f"{HERE}.MemoryStorage"):
        archive = get_storage()
        archive.index([story("a", "choir"), story("b", "storm", "Insurers count losses")])
        found = suggest_related(
            "Herring fleet waits",
            "A storm kept the herring fleet of Port Ellan at the quay.",
            DAY,
            archive=archive,
        )
    assert [suggestion.key for suggestion in found] == ["b"]


@pytest.mark.django_db
def test_the_packages_own_are_found_in_the_same_way() -> None:
    from django.db import connection

    path = BUILT_IN["postgresql" if connection.vendor == "postgresql" else ""]
    assert f"{type(get_storage()).__module__}.{type(get_storage()).__name__}" == path
    with named(path):
        assert type(get_storage()).__name__ == path.rsplit(".", 1)[1]


@pytest.mark.django_db
def test_keys_and_times_are_told_in_chunks() -> None:
    archive = get_storage()
    archive.index([story(key, "storm") for key in ("page:1", "page:10", "page:2")])
    assert archive.keys("", 2) == ["page:1", "page:10"]
    assert archive.keys("page:10", 2) == ["page:2"]
    assert set(archive.indexed_at(["page:1", "page:3"])) == {"page:1"}


def test_a_cluster_that_is_gone_says_why() -> None:
    with named(f"{HERE}.GoneStorage"), pytest.raises(ArchiveUnavailable, match="cluster did not answer"):
        suggest_related("Storm", "A storm kept the fleet.", DAY, archive=get_storage())


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("tests.nowhere.Storage", "tests.nowhere"),
        ("datetime.date", "no subclass of ArchiveStorage"),
        (f"{HERE}.Unfinished", "lacks counts, index"),
    ],
)
def test_a_wrong_class_is_an_error_at_start_up(path: str, said: str) -> None:
    with named(path):
        [error] = [found for found in check_settings() if found.id == "newsclean.E012"]
    assert said in error.msg
