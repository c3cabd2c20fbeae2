"""Stories of the site that copy links to, by address or by title."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.admin.factories import make_copy
from tests.newsroom.building import Newsroom
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.services.links import linked_pages

pytestmark = pytest.mark.django_db

TEXT = "The harbour stayed shut on Wednesday, the harbour master said."


def linking(*addresses: str, related: str = "") -> IncomingCopy:
    copy = make_copy([(TEXT, "body", False), (related or "Read on", "related" if related else "body", False)])
    copy.split["lines"][0]["html"] = "".join(f'<a href="{address}">here</a>' for address in addresses)
    return copy


def linked(copy: IncomingCopy) -> list[str]:
    return [page.title for page in linked_pages(copy, copy.get_review())]


@pytest.mark.parametrize("more", ["", "?utm_source=letter&amp;utm_medium=mail", "#comments", "?amp#top"])
@pytest.mark.parametrize("slug", ["storm", "шторм"])
def test_a_story_is_found_by_its_address(newsroom: Newsroom, slug: str, more: str) -> None:
    page = newsroom.article("Storm", slug=slug)
    assert linked(linking(page.full_url + more)) == ["Storm"]
    assert linked(linking(page.full_url.replace("localhost", "elsewhere.example") + more)) == []


def test_stories_come_in_the_order_of_the_copy(newsroom: Newsroom) -> None:
    titles = ["Ferry line suspended", "Storm closes harbour", "Choir wins prize"]
    pages = [newsroom.article(title) for title in titles]
    order = [pages[1], pages[2], pages[0]]
    assert linked(linking(*(page.full_url for page in order))) == [page.title for page in order]


@pytest.mark.parametrize("by_title", [True, False])
@pytest.mark.parametrize("hidden", ["draft", "restricted"])
def test_a_story_that_readers_cannot_open_is_none(newsroom: Newsroom, hidden: str, by_title: bool) -> None:
    page = newsroom.article("Ferry line suspended")
    named: dict[str, Any] = {"related": f"Read more: {page.title}"} if by_title else {}
    copy = linking(*([] if by_title else [page.full_url]), **named)
    assert linked(copy) == [page.title]
    if hidden == "draft":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert linked(copy) == []


def test_an_address_that_no_database_can_look_for_names_no_story(newsroom: Newsroom) -> None:
    page = newsroom.article("Storm")
    with CaptureQueriesContext(connection) as asked:
        assert linked(linking(f"{page.full_url}%00")) == []
    assert not any('"url_path" IN' in query["sql"] for query in asked)
