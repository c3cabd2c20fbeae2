"""Which fields hold who wrote a story."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from tests.othersites.models import Author, AuthoredPage, FlatPage
from wagtail_newsclean.mapping.proposing import propose
from wagtail_newsclean.mapping.proposing.bylines import _may_be_name, byline


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("autorin", True),
        ("author_line", True),
        ("author_display", True),
        ("story_byline", True),
        ("author_bio", False),
        ("byte_count", False),
        ("author_image_credit", False),
    ],
)
def test_names_of_fields_that_hold_a_byline(name: str, is_one: bool) -> None:
    assert byline(FlatPage, [name]) == (name if is_one else None)


def test_an_author_s_one_line_of_text_is_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Author._meta.get_field("full_name"), "name", "nick")
    assert propose(AuthoredPage)["byline"] == {"field": "writers.author", "name": "nick"}


def test_a_password_is_no_author_s_name() -> None:
    names = [field.name for field in get_user_model()._meta.fields if _may_be_name(field)]
    assert "password" not in names
    assert {"first_name", "last_name"} <= set(names)
