from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.services.intake import add_copy

pytestmark = pytest.mark.django_db

STORY = """Bridge at Marrow closed after barge strikes pier

The only road bridge over Marrow Sound was closed on Sunday after a barge struck its second pier, police said.

Engineers lowered a camera to the pier on Sunday afternoon and found a crack in the facing stone.
"""


def added(text: str) -> IncomingCopy:
    return add_copy(text=text, received_at=datetime.datetime(2026, 3, 4, 12, tzinfo=datetime.UTC))


def test_plain_copy_is_neither_urgent_nor_held() -> None:
    copy = added(STORY)
    assert (copy.urgent, copy.embargo, copy.embargo_until) == (False, False, None)


def test_a_label_makes_it_urgent() -> None:
    assert added(f"BREAKING: {STORY}").urgent
    assert added(f"URGENT\n\n{STORY}").urgent


def test_an_embargo_is_noted_with_its_end() -> None:
    copy = added(f"EMBARGOED until 18:00 GMT on March 4\n\n{STORY}")
    assert copy.embargo
    assert copy.embargo_until == datetime.datetime(2026, 3, 4, 18, tzinfo=datetime.UTC)
    assert not copy.is_held, "it ended long ago"
    copy.embargo_until = timezone.now() + datetime.timedelta(minutes=5)
    assert copy.is_held


def test_an_embargo_without_an_end_holds_until_somebody_looks() -> None:
    copy = added(f"EMBARGOED until further notice\n\n{STORY}")
    assert (copy.embargo, copy.embargo_until, copy.is_held) == (True, None, True)
