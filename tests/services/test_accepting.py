"""What an editor accepted between two saves is kept with its story, and nothing is said of other stories'."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.admin.factories import make_copy
from wagtail_newsclean.models import IncomingCopy, Suggestion
from wagtail_newsclean.services.accepting import record_accepted
from wagtail_newsclean.services.suggesting import decide, story_of_copy

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy() -> IncomingCopy:
    return make_copy()


def kept(copy: IncomingCopy) -> dict[tuple[str, str], str]:
    found = Suggestion.objects.filter(story=story_of_copy(copy).key)
    return {(suggestion.kind, suggestion.value): suggestion.status for suggestion in found}


def test_what_is_given_up_is_only_offered_again(copy: IncomingCopy, editor: Any) -> None:
    none = copy.get_review()
    some = replace(none, tags=("sea", "storms"), related=(7,))
    record_accepted(copy, none, some, user=editor)
    assert kept(copy) == {
        ("tag", "sea"): "accepted",
        ("tag", "storms"): "accepted",
        ("related", "page:7"): "accepted",
    }
    record_accepted(copy, some, replace(some, tags=("sea",)), user=editor)
    assert kept(copy) == {
        ("tag", "sea"): "accepted",
        ("tag", "storms"): "offered",
        ("related", "page:7"): "accepted",
    }


def test_what_was_refused_meanwhile_stays_refused(copy: IncomingCopy, editor: Any) -> None:
    none = copy.get_review()
    some = replace(none, tags=("sea",))
    record_accepted(copy, none, some, user=editor)
    decide(story_of_copy(copy), Suggestion.Kind.TAG, "sea", Suggestion.Status.REFUSED, user=editor)
    record_accepted(copy, some, none, user=editor)
    assert kept(copy) == {("tag", "sea"): "refused"}


@pytest.mark.parametrize(
    "other", [{"story": "copy:0"}, {"kind": "place"}, {"value": "seas"}], ids=lambda other: next(iter(other))
)
def test_what_somebody_accepted_elsewhere_is_no_concern_of_this_story(
    copy: IncomingCopy, editor: Any, other: dict[str, str]
) -> None:
    story = story_of_copy(copy)
    decide(story, Suggestion.Kind.TAG, "sea", Suggestion.Status.REFUSED, user=editor)
    values = {"story": story.key, "kind": "tag", "value": "sea", **other}
    accepted = Suggestion.objects.create(status=Suggestion.Status.ACCEPTED, **values)
    none = copy.get_review()
    record_accepted(copy, replace(none, tags=("sea",)), none, user=editor)
    accepted.refresh_from_db()
    assert (kept(copy)["tag", "sea"], accepted.status) == ("refused", "accepted")
