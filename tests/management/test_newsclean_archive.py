from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag

from tests.newsroom.building import Newsroom
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.models import ArchivePosting, ArchiveStory, IncomingCopy
from wagtail_newsclean.services import archive
from wagtail_newsclean.services.intake import add_copy

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


def test_a_dump_is_loaded_again_as_it_was(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.article("Storm closes harbour", tags=("storms",))
    run()
    copy = add_copy(text="Storm closes harbour\n\nThe harbour stayed shut on Wednesday, the company said.\n")
    terms = {story.key: list(story.terms) for story in ArchiveStory.objects.all()}
    original, postings = bytes(copy.original), ArchivePosting.objects.count()
    dump = str(tmp_path / "dump.json")
    call_command("dumpdata", "wagtail_newsclean", output=dump, verbosity=0)
    for model in apps.get_app_config("wagtail_newsclean").get_models():
        model._base_manager.all().delete()
    call_command("loaddata", dump, verbosity=0)
    assert {story.key: list(story.terms) for story in ArchiveStory.objects.all()} == terms
    assert all(terms.values())
    assert ArchivePosting.objects.count() == postings
    assert bytes(IncomingCopy.objects.get().original) == original
    assert "0 of 1 stories written, 1 as they were" in run()


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
