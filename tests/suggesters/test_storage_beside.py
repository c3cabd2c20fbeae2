"""The archive while several workers write it. What these tests write is committed, hence a file of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from wagtail_newsclean.models import ArchiveStory, ArchiveTerm, VocabularyForm
from wagtail_newsclean.suggesters.storage import get_storage
from wagtail_newsclean.suggesters.storage.base import ALL_STORIES
from wagtail_newsclean.suggesters.vocabulary import TagData, Vocabulary

from .conftest import story

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

_WORKERS = 4


def at_once(do: object) -> None:
    """Let each of four workers do it in the same moment."""
    barrier = Barrier(_WORKERS)

    def work(number: int) -> None:
        try:
            barrier.wait()
            do(number)  # type: ignore[operator]
        finally:
            connection.close()

    with ThreadPoolExecutor(_WORKERS) as pool:
        list(pool.map(work, range(_WORKERS)))


def test_one_story_written_by_several_workers_at_once_is_counted_once() -> None:
    for number in range(10):
        key = f"page:{number}"
        at_once(lambda _, key=key: get_storage().index([story(key, "storm")]))
        at_once(lambda _, key=key: get_storage().index([story(key, "choir")]))
    terms = {term for row in ArchiveStory.objects.all() for term in row.terms}
    counts = dict(ArchiveTerm.objects.filter(stories__gt=0).values_list("term", "stories"))
    assert counts == dict.fromkeys({ALL_STORIES, *terms}, 10)
    for number in range(10):
        at_once(lambda _, number=number: get_storage().unindex([f"page:{number}"]))
    assert not ArchiveStory.objects.exists()
    assert not ArchiveTerm.objects.exclude(stories=0).exists()


@pytest.mark.parametrize("tags", [1, 60])
def test_a_tag_saved_by_several_workers_at_once_stands_once(tags: int) -> None:
    def write(_worker: int) -> None:
        Vocabulary(get_storage()).add(TagData(str(n), f"Port Ellan {n}") for n in range(tags))

    write(0)
    forms = list(VocabularyForm.objects.order_by("tag_id", "key").values_list("tag_id", "key"))
    VocabularyForm.objects.all().delete()
    for _ in range(10):
        at_once(write)
        assert list(VocabularyForm.objects.order_by("tag_id", "key").values_list("tag_id", "key")) == forms
        VocabularyForm.objects.all().delete()
