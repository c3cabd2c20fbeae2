from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.admin.factories import make_copy
from tests.admin.near import ADDED, HEADLINE, PARAGRAPHS, make_version, publish
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.services.near_copies import changes_since, near_copies
from wagtail_newsclean.suggesters.storage import ArchiveUnavailable, get_storage
from wagtail_newsclean.text.compare import Change

pytestmark = pytest.mark.django_db

OTHER = [
    "The choir of Tolland sang in the old church all evening, and the bellows held, which nobody had believed before."
]


def found(paragraphs: list[str], **options: Any) -> list[ArticlePage]:
    return [near.page for near in near_copies(HEADLINE, "\n".join(paragraphs), "en", **options)]


def test_a_version_of_a_published_story_is_found(section: SectionPage) -> None:
    page = publish(section)
    publish(section, OTHER, "Choir sings")
    assert found(PARAGRAPHS) == [page]
    assert found([*PARAGRAPHS[:2], ADDED]) == [page]


def test_another_story_on_the_same_subject_is_not(section: SectionPage) -> None:
    publish(section)
    told_anew = [
        (
            "Drivers at Marrow have to go by Kelder since a gravel barge damaged the bridge's second pier in the fog; "
            "the police closed the sound's only road bridge, and the roads office cannot say for how long."
        ),
        "The master of the barge blames its rudder, which jammed before dawn on the way to Port Ellan's harbour works.",
    ]
    assert found(told_anew) == []


def test_background_that_two_stories_share_makes_no_version(section: SectionPage) -> None:
    publish(section)
    news = (
        "A tug will hold the pier at Marrow until spring, the roads office decided on Friday, and the barge that "
        "damaged it was towed to the breakers. Its owner is to pay for the tug, a court ruled, and for the ferry "
        "that has carried buses over the sound since the bridge was closed to all but walkers."
    )
    assert found([news, PARAGRAPHS[1]]) == []


def test_the_nearest_comes_first(section: SectionPage) -> None:
    half = publish(section, [*PARAGRAPHS[:2], OTHER[0]], f"{HEADLINE} in fog")
    whole = publish(section)
    nearly = publish(section, [PARAGRAPHS[0], PARAGRAPHS[1], ADDED, PARAGRAPHS[2]], f"{HEADLINE} again")
    assert found(PARAGRAPHS)[-1] == half
    assert set(found(PARAGRAPHS)) == {half, whole, nearly}


def test_versions_for_members_do_not_stand_before_the_one_for_everybody(section: SectionPage) -> None:
    stayed = publish(section, [*PARAGRAPHS, ADDED], "Barge strikes pier")
    members = section.add_child(instance=SectionPage(title="Members"))
    PageViewRestriction.objects.create(page=members, restriction_type="login")
    for number in range(6):
        publish(members, title=f"{HEADLINE} {number}")
    assert found(PARAGRAPHS) == [stayed]


def test_nothing_is_found_of_what_readers_may_not_see(section: SectionPage) -> None:
    page = publish(section)
    assert found(PARAGRAPHS, own_page=page.pk) == []
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert found(PARAGRAPHS) == []
    PageViewRestriction.objects.all().delete()
    page.unpublish()
    assert found(PARAGRAPHS) == []


def test_an_archive_that_does_not_answer_finds_nothing(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*args: Any) -> None:
        raise ArchiveUnavailable

    publish(section)
    monkeypatch.setattr(type(get_storage()), "counts", gone)
    assert found(PARAGRAPHS) == []


def test_queries_are_bounded(section: SectionPage) -> None:
    counts = []
    for number in (1, 6):
        for n in range(number):
            publish(section, title=f"{HEADLINE} {number} {n}")
        with CaptureQueriesContext(connection) as queries:
            assert found(PARAGRAPHS)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10


def test_what_changed_is_told_paragraph_by_paragraph(section: SectionPage) -> None:
    page = publish(section)
    changes = changes_since(page, make_version())
    assert [c.change for c in changes] == [Change.CHANGED, Change.SAME, Change.GONE, Change.ADDED]
    assert [text.strip() for change, text in changes[0].words if change is not Change.SAME] == [
        "Sunday",
        "Saturday",
    ]
    assert changes[3].new == ADDED


@pytest.mark.parametrize("in_text", [False, True])
def test_a_dateline_is_no_change_wherever_the_copy_has_it(section: SectionPage, in_text: bool) -> None:
    page = publish(section)
    page.dateline = "MARROW —"
    first = f"MARROW — {PARAGRAPHS[0]}" if in_text else PARAGRAPHS[0]
    lines = [(HEADLINE, "headline", False), *((text, "body", False) for text in (first, *PARAGRAPHS[1:]))]
    copy = make_copy(lines)
    span = (len(HEADLINE) + 1, len(HEADLINE) + 9) if in_text else None
    copy.review = copy.get_review().to_json() | {"dateline": "MARROW —", "dateline_span": span}
    changes = changes_since(page, copy)
    assert {c.change for c in changes} == {Change.SAME}
    assert [c.new for c in changes] == [f"MARROW — {PARAGRAPHS[0]}", *PARAGRAPHS[1:]]


def test_a_page_that_has_only_a_dateline_yet_has_no_paragraph(section: SectionPage) -> None:
    page = publish(section, [])
    page.dateline = "MARROW —"
    assert {c.change for c in changes_since(page, make_version(changed=False))} == {Change.ADDED}


def test_a_page_of_a_model_that_is_mapped_no_more_has_no_text(section: SectionPage, settings: Any) -> None:
    page = publish(section)
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {}}
    assert found(PARAGRAPHS) == []
    assert {c.change for c in changes_since(page, make_version(changed=False))} == {Change.ADDED}
