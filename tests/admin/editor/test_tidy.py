"""Clean this text: what editors see, choose and get; who may."""

from __future__ import annotations

import html
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.admin.factories import make_user
from tests.newsroom.models import ArticlePage, SectionPage

from .conftest import CLEAN, make_article

pytestmark = pytest.mark.django_db

SIGN_UP = "Sign up for our free newsletter and get the best of the coast in your inbox every Friday."
KEY = "do:body:0::2"


@pytest.fixture
def dirty(section: SectionPage) -> ArticlePage:
    return make_article(section, *CLEAN, SIGN_UP, live=True)


def tidy(page: Any) -> str:
    return reverse("newsclean_editor:tidy", args=[page.pk])


def test_the_editor_leads_there(desk: Client, dirty: ArticlePage, section: SectionPage) -> None:
    answer = desk.get(reverse("wagtailadmin_pages:edit", args=[dirty.pk]))
    assert tidy(dirty) in answer.content.decode()
    answer = desk.get(reverse("wagtailadmin_pages:edit", args=[section.pk]))
    assert "Clean this text" not in answer.content.decode()


def test_what_is_found_is_shown_with_its_kind_and_reason(desk: Client, dirty: ArticlePage) -> None:
    content = html.unescape(desk.get(tidy(dirty)).content.decode())
    assert SIGN_UP in content
    assert "newsletter" in content
    assert f'name="{KEY}" value="move" checked' in content


def test_moving_saves_a_draft_and_leads_to_the_comparison(desk: Client, dirty: ArticlePage) -> None:
    before = dirty.latest_revision_id
    answer = desk.post(tidy(dirty), {"revision": before, KEY: "move"})
    dirty.refresh_from_db()
    pks = [dirty.pk, before, dirty.latest_revision_id]
    assert answer.url == reverse("wagtailadmin_pages:revisions_compare", args=pks)
    comparison = html.unescape(desk.get(answer.url).content.decode())
    assert SIGN_UP in comparison
    assert SIGN_UP in str(dirty.body)
    draft = dirty.get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == ["paragraph", "newsletter"]


def test_a_page_saved_meanwhile_is_not_overwritten(desk: Client, dirty: ArticlePage) -> None:
    before = dirty.latest_revision_id
    dirty.save_revision()
    answer = desk.post(tidy(dirty), {"revision": before, KEY: "out"}, follow=True)
    assert "A colleague saved this page meanwhile" in html.unescape(answer.content.decode())
    assert dirty.revisions.count() == 2


def test_a_clean_text_says_so(desk: Client, article: ArticlePage) -> None:
    assert "Nothing stands in this text" in desk.get(tidy(article)).content.decode()


def test_who_may_not_edit_may_not_tidy(client: Client, dirty: ArticlePage) -> None:
    client.force_login(make_user("olga", "view"))
    assert desk_refuses(client.get(tidy(dirty)))
    assert desk_refuses(client.post(tidy(dirty), {KEY: "out"}))
    assert dirty.revisions.count() == 1


def test_a_locked_page_stays(desk: Client, dirty: ArticlePage) -> None:
    dirty.locked = True
    dirty.save()
    assert desk_refuses(desk.get(tidy(dirty)))


def desk_refuses(answer: Any) -> bool:
    """Wagtail sends whoever may not see a view back to the admin's home."""
    return answer.status_code == 403 or (
        answer.status_code == 302 and answer.url == reverse("wagtailadmin_home")
    )
