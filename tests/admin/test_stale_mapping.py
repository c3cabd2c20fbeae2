"""A mapping that the site has outgrown, on a server that started without the checks: said in words, nothing lost."""

from __future__ import annotations

import copy as copies
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models import IncomingCopy

from .near import make_version, publish

ARTICLE = "newsroom.ArticlePage"


def renamed(key: str, value: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda mapping: mapping.update({key: value})


def renamed_block(kind: str, value: str) -> Callable[[dict[str, Any]], Any]:
    return lambda mapping: mapping["blocks"].update({kind: value})


OUTGROWN = {
    "headline": (renamed("headline", "gone"), "no field 'gone'"),
    "standfirst": (renamed("standfirst", "gone"), "no field 'gone'"),
    "byline": (renamed("byline", "gone"), "no field 'gone'"),
    "authors": (renamed("byline", {"field": "gone.author", "name": "name"}), "no field 'gone'"),
    "dateline": (renamed("dateline", "gone"), "no field 'gone'"),
    "tags": (renamed("tags", "gone"), "no field 'gone'"),
    "related": (renamed("related", "gone.page"), "no field 'gone'"),
    "the other end of related": (renamed("related", "related_stories.gone"), "does not lead to other pages"),
    "picture": (renamed("picture", "gone"), "no field 'gone'"),
    "body": (renamed("body", "gone"), "no field 'gone'"),
    "set": (renamed("set", {"gone": 1}), "no field 'gone'"),
    "a field of a kind": (renamed("fields", {"note": "gone"}), "no field 'gone'"),
    "block": (renamed_block("body", "gone"), "no block 'gone'"),
    "child of a block": (renamed_block("caption", "picture.gone"), "no child block 'gone'"),
}


@pytest.fixture
def outgrow(settings: Any) -> Callable[[Callable[[dict[str, Any]], Any]], None]:
    """Change the mapping as if the site's models had changed below it."""

    def outgrow(change: Callable[[dict[str, Any]], Any]) -> None:
        changed = copies.deepcopy(django_settings.WAGTAIL_NEWSCLEAN)
        change(changed["PAGES"][ARTICLE])
        settings.WAGTAIL_NEWSCLEAN = changed

    return outgrow


@pytest.fixture
def copy(section: SectionPage) -> IncomingCopy:
    """Copy that says what a story on the site says: both are read."""
    publish(section)
    return make_version()


@pytest.mark.parametrize(("change", "fault"), OUTGROWN.values(), ids=OUTGROWN)
def test_the_desk_goes_on_and_the_draft_says_what_is_wrong(
    desk: Client, copy: IncomingCopy, section: Any, outgrow: Any, change: Any, fault: str
) -> None:
    outgrow(change)
    before = ArticlePage.objects.count()
    for name in ("edit", "before_after"):
        assert desk.get(reverse(f"newsclean:{name}", args=[copy.pk])).status_code == 200, name
    url = reverse("newsclean:draft", args=[copy.pk])
    shown = desk.get(url)
    assert shown.status_code == 200
    assert fault in shown.content.decode().replace("&#x27;", "'")
    tried = desk.post(url, {"target": f"newsroom.articlepage:{section.pk}"})
    assert tried.status_code == 409
    assert fault in tried.content.decode().replace("&#x27;", "'")
    assert ArticlePage.objects.count() == before
    copy.refresh_from_db()
    assert (copy.status, copy.page) == ("waiting", None)


def test_a_page_model_that_is_gone_is_no_place_for_drafts(
    desk: Client, copy: IncomingCopy, section: Any, settings: Any
) -> None:
    changed = copies.deepcopy(django_settings.WAGTAIL_NEWSCLEAN)
    changed["PAGES"]["newsroom.Gone"] = changed["PAGES"][ARTICLE]
    settings.WAGTAIL_NEWSCLEAN = changed
    assert desk.get(reverse("newsclean:edit", args=[copy.pk])).status_code == 200
    url = reverse("newsclean:draft", args=[copy.pk])
    assert desk.get(url).status_code == 200
    assert desk.post(url, {"target": f"newsroom.articlepage:{section.pk}"}).status_code == 302
