"""What is published with open findings is listed, exported, and only shown to who may see the page."""

from __future__ import annotations

import csv
import datetime
import html
import io
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page

from tests.admin.factories import make_user
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models import OpenFinding
from wagtail_newsclean.services.open_findings import look_at_all, note_findings

from .conftest import CLEAN, NOTE, make_article

pytestmark = pytest.mark.django_db

REPORT = "newsclean_editor:report"


@pytest.fixture
def published(section: SectionPage, django_capture_on_commit_callbacks: Any) -> ArticlePage:
    """A page with a desk note that code has published."""
    page = make_article(section, *CLEAN, NOTE)
    with django_capture_on_commit_callbacks(execute=True):
        page.get_latest_revision().publish()
    return page


def test_what_code_publishes_is_listed(desk: Client, published: ArticlePage) -> None:
    content = html.unescape(desk.get(reverse(REPORT)).content.decode())
    assert "Storm closes harbour" in content
    assert "This is a note for editors" in content
    assert NOTE in content


def test_what_a_schedule_publishes_is_listed(
    desk: Client, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    page = make_article(section, *CLEAN, NOTE)
    page.go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")
    page.refresh_from_db()
    assert page.live
    assert NOTE in html.unescape(desk.get(reverse(REPORT)).content.decode())


def test_filters(desk: Client, published: ArticlePage) -> None:
    today = timezone.localdate()
    for query, shown in (
        ({"code": "desk_note"}, True),
        ({"code": "embargo"}, False),
        ({"page__last_published_at_from": today.isoformat()}, True),
        ({"page__last_published_at_to": (today - datetime.timedelta(days=1)).isoformat()}, False),
    ):
        assert (NOTE in html.unescape(desk.get(reverse(REPORT), query).content.decode())) is shown, query
        exported = desk.get(reverse(REPORT), query | {"export": "csv"})
        assert (NOTE in b"".join(exported).decode()) is shown, "the export has what is listed"


def test_the_sheet_holds_the_list(desk: Client, published: ArticlePage) -> None:
    sheet = load_workbook(io.BytesIO(b"".join(desk.get(reverse(REPORT), {"export": "xlsx"})))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("Page", "Address", "Finding", "Where")
    assert (rows[1][0], rows[1][3]) == ("Storm closes harbour", NOTE)


def test_it_can_be_exported(desk: Client, published: ArticlePage) -> None:
    answer = desk.get(reverse(REPORT), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    heading, row = list(csv.reader(io.StringIO(text)))
    assert heading[:4] == ["Page", "Address", "Finding", "Where"]
    assert row[0] == "Storm closes harbour"
    assert row[3] == NOTE
    assert desk.get(reverse(REPORT), {"export": "xlsx"}).status_code == 200


def test_only_pages_the_user_may_see(client: Client, published: ArticlePage) -> None:
    other = Page.get_first_root_node().add_child(instance=Page(title="Elsewhere", slug="elsewhere"))
    client.force_login(make_user("olga", section=other))
    assert NOTE not in client.get(reverse(REPORT)).content.decode()
    client.force_login(make_user("nobody"))
    assert client.get(reverse(REPORT)).status_code == 302


def test_a_mended_page_leaves_the_list(
    published: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    page = Page.objects.get(pk=published.pk).specific
    page.body = page.body[:0] or []
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert not OpenFinding.objects.exists()


def test_an_unpublished_page_leaves_the_list(published: ArticlePage) -> None:
    Page.objects.get(pk=published.pk).specific.unpublish()
    assert not OpenFinding.objects.exists()


def test_older_pages_are_looked_at_on_request(desk: Client, section: SectionPage) -> None:
    for number in range(3):
        make_article(section, *CLEAN, NOTE, live=True, slug=f"old-{number}")
    OpenFinding.objects.all().delete()
    assert "Look at all published pages" in desk.get(reverse(REPORT)).content.decode()
    desk.post(reverse(REPORT))
    assert OpenFinding.objects.count() == 3
    assert look_at_all() == 3
    assert OpenFinding.objects.count() == 3


def test_drafts_are_not_listed(article: ArticlePage) -> None:
    assert note_findings([article]) == 0


def test_queries_do_not_grow_with_the_list(desk: Client, section: SectionPage) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for start in (0, 10):
        for number in range(start, start + 10):
            note_findings([make_article(section, *CLEAN, NOTE, live=True, slug=f"s-{number}")])
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse(REPORT))
        counts.append(len(captured))
    assert counts[0] == counts[1]
