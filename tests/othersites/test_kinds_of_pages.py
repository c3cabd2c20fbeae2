"""A page model that is a kind of another one: it is read as that one is, and each of its pages once."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from tests.newsroom.building import Newsroom
from wagtail_newsclean.models import ArchiveStory
from wagtail_newsclean.publishing.story import read_story
from wagtail_newsclean.services.archive import outdated_pages
from wagtail_newsclean.services.conversion import ConversionError, create_draft, plan_draft
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.services.suggesting import story_of_copy, suggest

from .models import FeaturePage, FlatPage, TutorialPage

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


def test_only_what_the_relation_takes_is_offered_and_related(
    newsroom: Newsroom, settings: Any, admin_user: Any, django_capture_on_commit_callbacks: Any
) -> None:
    pages = settings.WAGTAIL_NEWSCLEAN["PAGES"]
    settings.WAGTAIL_NEWSCLEAN = {
        "PAGES": {
            "othersites.FeaturePage": pages["othersites.FlatPage"] | {"related": "follows"},
            "othersites.TutorialPage": pages["othersites.TutorialPage"],
        }
    }
    text = "The herring fleet of Kelder waited at the quay for the storm to pass, the harbour master said."
    place = newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))
    with django_capture_on_commit_callbacks(execute=True):
        choir = "<p>The choir of Tolland sang in the old church all evening.</p>"
        place.add_child(instance=FeaturePage(title="Choir sings", slug="choir", text=choir))
        feature = place.add_child(instance=FeaturePage(title="Fleet", slug="fleet", text=f"<p>{text}</p>"))
        other = place.add_child(
            instance=TutorialPage(
                title="Quay", slug="quay", date="2026-03-04", intro="x", body=f"<p>{text}</p>"
            )
        )
    copy = add_copy(text=f"Storm keeps fleet at quay\n\n{text} Nobody sailed from Kelder on Sunday.\n")
    assert [near.page.pk for near in suggest(story_of_copy(copy)).related] == [feature.pk]
    copy.review = replace(copy.get_review(), headline="Storm", related=(other.pk, feature.pk)).to_json()
    copy.save()
    left = plan_draft(copy, FeaturePage).left_out
    assert [(out.text, out.reason) for out in left if out.kind == "related"] == [
        ("Quay", "Such a page cannot be related to a page of this kind.")
    ]
    page = create_draft(copy, page_model=FeaturePage, parent=place, user=admin_user).page
    assert [one.pk for one in page.get_latest_revision_as_object().follows.all()] == [feature.pk]
