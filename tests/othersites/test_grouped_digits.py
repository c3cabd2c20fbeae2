"""A site that groups digits (``USE_THOUSAND_SEPARATOR``): keys and places in a text stay what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.formats import reset_format_cache

from tests.admin.factories import make_copy
from tests.newsroom.building import Newsroom, paragraph, picture
from wagtail_newsclean.models import BulkRun
from wagtail_newsclean.services.archive import index_pages

pytestmark = pytest.mark.django_db

BODY = "The harbour at Kelder stayed shut in the storm on Wednesday, and the ferry to Skerries did not sail."
SIGN_UP = "Sign up for our free newsletter and get the best of the coast in your inbox every Friday."
_GROUPED = re.compile(r'="([^" ]*\b\d(?:,\d)+\b[^" ]*)"')


@pytest.fixture(autouse=True)
def _grouped(settings: Any) -> Iterator[None]:
    settings.USE_THOUSAND_SEPARATOR = True
    settings.FORMAT_MODULE_PATH = "tests.othersites.formats"
    reset_format_cache()
    assert Template("{{ number }}").render(Context({"number": 12})) == "1,2"
    yield
    reset_format_cache()


def many(newsroom: Newsroom) -> list[Any]:
    """Stories enough for keys of two digits."""
    return [
        newsroom.article(f"Storm closes harbour, day {n}", [paragraph(BODY), paragraph(SIGN_UP)])
        for n in range(12)
    ]


def test_the_review_screen(newsroom: Newsroom, admin_client: Client) -> None:
    pages = many(newsroom)
    index_pages(pages)
    copy = make_copy(
        [("Storm keeps harbour shut", "headline", False)]
        + [(BODY, "body", False)] * 2
        + [("Editors: call the news desk on +44 1632 960 001 before use", "body", False)],
    )
    shown = admin_client.get(reverse("newsclean:edit", args=[copy.pk])).content.decode()
    assert "data-nc-keep-out" in shown
    assert 'data-nc-accept="related"' in shown
    assert _GROUPED.findall(shown) == []
    assert (
        _GROUPED.findall(admin_client.get(reverse("newsclean:draft", args=[copy.pk])).content.decode()) == []
    )


def test_clean_this_text(newsroom: Newsroom, admin_client: Client) -> None:
    page = many(newsroom)[-1]
    for _ in range(12):
        page.save_revision()
    address = reverse("newsclean_editor:tidy", args=[page.pk])
    shown = admin_client.get(address).content.decode()
    assert SIGN_UP in shown
    assert _GROUPED.findall(shown) == []


def test_many_pages_at_once(newsroom: Newsroom, admin_client: Client, admin_user: Any) -> None:
    run = BulkRun.objects.create(created_by=admin_user, kind=BulkRun.Kind.TAG, stage=BulkRun.Stage.REVIEW)
    for page in many(newsroom):
        run.pages.create(page=page, title=page.title, state="planned")
    shown = admin_client.get(reverse("newsclean_bulk:run", args=[run.pk])).content.decode()
    assert 'name="out"' in shown
    assert _GROUPED.findall(shown) == []


def test_the_size_of_a_picture_in_a_page_s_head(newsroom: Newsroom, rf: RequestFactory) -> None:
    page = newsroom.article("Storm", [picture(newsroom.image()), paragraph(BODY)])
    template = Template("{% load newsclean %}{% story_head page %}")
    head = template.render(Context({"page": page, "request": rf.get("/")}))
    assert '<meta property="og:image:width" content="1200">' in head
