from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag

from tests.newsroom.building import Newsroom
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.models import ArchiveStory
from wagtail_newsclean.services import archive

pytestmark = pytest.mark.django_db


def run(**options: Any) -> str:
    out = io.StringIO()
    call_command("newsclean_archive", stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def test_live_stories_and_tags_go_in_and_the_second_run_passes_them_over(newsroom: Newsroom) -> None:
    newsroom.article("Storm closes harbour", tags=("storms",))
    newsroom.article("Draft", live=False)
    ArchiveStory.objects.all().delete()
    first = run()
    assert set(ArchiveStory.objects.values_list("title", flat=True)) == {"Storm closes harbour"}
    assert f"{Tag.objects.count()} tags of taggit.Tag" in first
    assert "1 of 1 stories written" in first
    assert "0 of 1 stories written, 1 as they were" in run()
    assert "1 of 1 stories written" in run(fresh=True)


def test_stories_whose_page_is_gone_are_taken_out(newsroom: Newsroom) -> None:
    page = newsroom.article("Storm closes harbour")
    archive.index_pages([page])
    ArticlePage.objects.filter(pk=page.pk).update(live=False)
    assert "1 taken out" in run()
    assert not ArchiveStory.objects.exists()


def test_queries_do_not_grow_with_the_pages_passed_over(newsroom: Newsroom) -> None:
    counts = []
    for pages in (2, 20):
        for number in range(pages):
            newsroom.article(f"Story {number} of {pages}")
        run()
        with CaptureQueriesContext(connection) as queries:
            run()
        counts.append(len(queries))
    assert counts[0] == counts[1]
