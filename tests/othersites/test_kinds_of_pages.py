"""A page model that is a kind of another one: it is read as that one is, and each of its pages once."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from tests.newsroom.building import Newsroom
from wagtail_newsclean.models import ArchiveStory
from wagtail_newsclean.publishing.story import read_story
from wagtail_newsclean.services.archive import outdated_pages
from wagtail_newsclean.services.conversion import ConversionError, plan_draft
from wagtail_newsclean.services.intake import add_copy

from .models import FeaturePage, FlatPage

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[False, True], ids=["unnamed", "mapped"])
def mapped(request: Any, settings: Any) -> bool:
    """Whether the settings name the kind, too."""
    flat = settings.WAGTAIL_NEWSCLEAN["PAGES"]["othersites.FlatPage"]
    pages = {"othersites.FlatPage": flat}
    if request.param:
        pages["othersites.FeaturePage"] = flat | {"standfirst": "teaser"}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": pages}
    return bool(request.param)


def published(newsroom: Newsroom, model: Any, title: str, **fields: Any) -> Any:
    place = newsroom.front.add_child(instance=Page(title="Anywhere", slug=f"in-{title}"))
    return place.add_child(
        instance=model(title=title, slug=title, text="<p>The harbour is shut.</p>", **fields)
    )


def test_each_page_is_exported_and_kept_once(
    newsroom: Newsroom, mapped: bool, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        published(newsroom, FlatPage, "flat")
        published(newsroom, FeaturePage, "feature")
    assert list(ArchiveStory.objects.order_by("title").values_list("title", flat=True)) == ["feature", "flat"]
    assert sum(count for count, _pages in outdated_pages()) == 2
    out = io.StringIO()
    call_command("newsclean_export", stdout=out, stderr=io.StringIO())
    headlines = [json.loads(line)["headline"] for line in out.getvalue().splitlines()]
    assert sorted(headlines) == ["feature", "flat"]


def test_it_is_read_by_its_own_mapping_or_by_that_of_what_it_is(newsroom: Newsroom, mapped: bool) -> None:
    page = published(newsroom, FeaturePage, "feature", summary="In short.", teaser="In brief.")
    story = read_story(page)
    assert story
    assert story.standfirst == ("In brief." if mapped else "In short.")


def test_drafts_are_made_of_models_that_are_named(mapped: bool) -> None:
    copy = add_copy(text="Storm closes harbour\n\nThe harbour stayed shut on Wednesday.\n")
    if mapped:
        assert plan_draft(copy, FeaturePage).values["title"] == "Storm closes harbour"
        return
    with pytest.raises(ConversionError, match="no mapping for FeaturePage"):
        plan_draft(copy, FeaturePage)
