from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

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


def test_a_dateline_in_its_field_is_no_change(section: SectionPage) -> None:
    page = publish(section)
    page.dateline = "MARROW —"
    copy = make_version(changed=False)
    copy.review = copy.get_review().to_json() | {"dateline": "MARROW —"}
    assert {c.change for c in changes_since(page, copy)} == {Change.SAME}
