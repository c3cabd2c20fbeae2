"""A mapping that the site has outgrown, on a server that started without the checks: readers still get their pages."""

from __future__ import annotations

import copy as copies
from typing import Any

import pytest
import wagtail
from django.conf import settings as django_settings
from django.test import Client

from tests.admin.test_stale_mapping import ARTICLE, OUTGROWN
from tests.newsroom.building import Newsroom, paragraph, picture

FEEDS = ("/feeds/rss.xml", "/feeds/atom.xml", "/feeds/ninjs.json", "/sitemap-news.xml")
API = ("v2", "v3") if wagtail.VERSION >= (8, 0) else ("v2",)


@pytest.fixture
def page(newsroom: Newsroom) -> Any:
    return newsroom.article(
        "Storm closes the harbour",
        [picture(newsroom.image(), "<p>Waves</p>", "Ola Moe", "Waves"), paragraph("Nobody sails.")],
        tags=("Storms",),
        related=(newsroom.article("Fog"),),
    )


def outgrow(settings: Any, change: Any) -> None:
    changed = copies.deepcopy(django_settings.WAGTAIL_NEWSCLEAN)
    change(changed["PAGES"][ARTICLE])
    settings.WAGTAIL_NEWSCLEAN = changed


@pytest.mark.parametrize("name", OUTGROWN)
def test_pages_feeds_and_the_api_go_on_with_what_is_left(
    page: Any, client: Client, settings: Any, admin_user: Any, name: str
) -> None:
    outgrow(settings, OUTGROWN[name][0])
    listed = f"/api/v2/pages/?type={ARTICLE}&fields=blocks,related"
    stories = [f"/api/{version}/pages/{page.pk}/" for version in API]
    for address in (*stories, listed, *FEEDS, page.url):
        assert client.get(address).status_code == 200, address
    data = client.get(stories[0]).json()
    assert data["headline"] == "Storm closes the harbour"
    texts = [block["text"] for block in data["blocks"] if block["kind"] != "picture"]
    assert texts == (["Nobody sails."] if name not in ("body", "block") else texts)
    client.force_login(admin_user)
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_no_story_goes_out_without_its_text(page: Any, client: Client, settings: Any) -> None:
    assert b"Nobody sails." in client.get(FEEDS[0]).content
    outgrow(settings, OUTGROWN["body"][0])
    assert b"<item>" not in client.get(FEEDS[0]).content
