"""What partners do not get is listed with its reasons, exported, and only shown to who may see the page."""

from __future__ import annotations

import csv
import html
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.rich_text import RichText

from tests.admin.factories import make_user
from tests.newsroom.models import ArticlePage, SectionPage

pytestmark = pytest.mark.django_db

REPORT = "newsclean_refused:report"
LONG = "A headline that is long enough for all"


def publish(section: SectionPage, title: str, text: str = "Shut.", **values: Any) -> ArticlePage:
    page = ArticlePage(title=title, body=[("paragraph", RichText(f"<p>{text}</p>"))], **values)
    section.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture(autouse=True)
def partners(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {
        **settings.WAGTAIL_NEWSCLEAN,
        "PARTNERS": {"portal": {"headline": (20, None)}, "magazine": {"pictures": 1, "demands": ("byline",)}},
    }


def rows(client: Client, **asked: str) -> list[list[str]]:
    answer = client.get(reverse(REPORT), {"export": "csv", **asked})
    text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    return list(csv.reader(io.StringIO(text)))


def test_each_refusal_is_listed_with_all_its_reasons(desk: Client, section: SectionPage) -> None:
    page = publish(section, "Short")
    content = html.unescape(desk.get(reverse(REPORT)).content.decode())
    assert "The headline has 5 characters; at least 20 are asked for." in content
    assert "It names no author. 0 of its pictures are large enough" in content
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in content


def test_it_is_exported_and_filtered_by_partner(desk: Client, section: SectionPage) -> None:
    publish(section, "Short")
    publish(section, LONG, byline="Ann Li")
    heading, *found = rows(desk)
    assert heading == ["Page", "Address", "Partner", "Why", "Published"]
    assert [(row[0], row[2]) for row in found] == [
        ("Short", "portal"),
        (LONG, "magazine"),
        ("Short", "magazine"),
    ]
    assert [row[0] for row in rows(desk, partner="portal")[1:]] == ["Short"]
    assert desk.get(reverse(REPORT), {"export": "xlsx"}).status_code == 200
    assert desk.get(reverse("newsclean_refused:report_results"), {"partner": "portal"}).status_code == 200


def test_a_mended_story_leaves_the_list(desk: Client, section: SectionPage) -> None:
    page = publish(section, "Short")
    page.title = LONG
    page.save_revision().publish()
    assert rows(desk, partner="portal")[1:] == []
    empty = desk.get(reverse(REPORT), {"partner": "portal"}).content.decode()
    assert "No refused stories match your query." in empty


def test_drafts_are_not_listed(desk: Client, section: SectionPage) -> None:
    section.add_child(instance=ArticlePage(title="Short", live=False))
    assert rows(desk)[1:] == []


def test_only_pages_the_user_may_see(client: Client, section: SectionPage) -> None:
    publish(section, "Short")
    other = Page.get_first_root_node().add_child(instance=Page(title="Elsewhere", slug="elsewhere"))
    client.force_login(make_user("olga", section=other))
    assert rows(client)[1:] == []
    client.force_login(make_user("nobody"))
    assert client.get(reverse(REPORT)).status_code == 302


def test_a_site_without_partners_is_told_where_to_name_them(desk: Client, settings: Any) -> None:
    assert "Not taken by partners" in desk.get(reverse("wagtailadmin_home")).content.decode()
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PARTNERS": {}}
    assert "No partner is set up" in desk.get(reverse(REPORT)).content.decode()
    assert "Not taken by partners" not in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_queries_do_not_grow_with_the_list(desk: Client, section: SectionPage) -> None:
    counts = []
    for start in (0, 10):
        for number in range(start, start + 10):
            publish(section, f"Short {number}")
        desk.get(reverse(REPORT))  # what Wagtail keeps from one request to the next
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse(REPORT))
        counts.append(len(captured))
    assert counts[0] == counts[1]
