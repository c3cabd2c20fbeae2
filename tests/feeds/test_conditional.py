"""Readers that come back: 304 while nothing changed, and never where something did."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.log_actions import log
from wagtail.models import PageViewRestriction, Site

from tests.newsroom.building import Newsroom, paragraph
from tests.newsroom.models import ArticlePage, SectionPage

ADDRESSES = [
    "/feeds/rss.xml",
    "/feeds/atom.xml",
    "/feeds/feed.json",
    "/feeds/ninjs.json",
    "/sitemap-images.xml",
]
every_address = pytest.mark.parametrize("address", ADDRESSES)


def published(page: ArticlePage) -> None:
    page.title = "Corrected"
    page.save_revision().publish()


def image_edited(page: ArticlePage) -> None:
    log(Image.objects.get(), "wagtail.edit")


def tag_renamed(page: ArticlePage) -> None:
    tag = page.tags.first()
    tag.name = "Gales"
    tag.save()
    log(tag, "wagtail.edit")


def site_renamed(page: ArticlePage) -> None:
    site = Site.objects.get()
    site.site_name = "The Ellan Ebb"
    site.save()
    log(site, "wagtail.edit")


CHANGES: dict[str, Callable[[ArticlePage], Any]] = {
    "published": published,
    "unpublished": lambda page: page.unpublish(),
    "deleted": lambda page: page.delete(),
    "moved": lambda page: page.move(SectionPage.objects.get(slug="culture"), pos="last-child"),
    "restricted": lambda page: PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    ),
    "image edited": image_edited,
    "tag renamed": tag_renamed,
    "site renamed": site_renamed,
}


@pytest.fixture
def page(newsroom: Newsroom) -> ArticlePage:
    newsroom.image()
    newsroom.article("Stays", [paragraph("Text")])
    return newsroom.article("Story", [paragraph("Text")], tags=("Storms",))


@every_address
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told(page: ArticlePage, client: Client, address: str, change: str) -> None:
    first = client.get(address)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    CHANGES[change](ArticlePage.objects.get(pk=page.pk))
    answer = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert answer.status_code == 200
    assert answer["ETag"] != first["ETag"]


@every_address
def test_an_unchanged_feed_has_the_same_bytes_and_both_validators(
    page: ArticlePage, client: Client, address: str
) -> None:
    first, second = client.get(address), client.get(address)
    assert first.content == second.content
    assert (first["ETag"], first["Last-Modified"]) == (second["ETag"], second["Last-Modified"])
    assert first["ETag"].startswith('"')  # strong: to the byte
    assert client.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    older = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=9)
    header = older.strftime("%a, %d %b %Y %H:%M:%S GMT")
    assert client.get(address, headers={"If-Modified-Since": header}).status_code == 200
    # RFC 9110, 13.1.3: who sends both is judged by the ETag.
    both = {"If-None-Match": '"other"', "If-Modified-Since": first["Last-Modified"]}
    assert client.get(address, headers=both).status_code == 200


@every_address
def test_an_empty_feed_is_the_same_at_every_reading(newsroom: Newsroom, client: Client, address: str) -> None:
    first = client.get(address)
    assert client.get(address).content == first.content
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


@every_address
def test_what_is_elsewhere_changes_nothing(page: ArticlePage, client: Client, address: str) -> None:
    """Drafts, other people's pages and older pages of the feed leave the first page as it is."""
    first = client.get(address)
    page.title = "A draft"
    page.save_revision()
    SectionPage.objects.get(slug="culture").save_revision().publish()
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_each_address_and_page_has_a_state_of_its_own(newsroom: Newsroom, client: Client) -> None:
    for number in range(40):
        newsroom.article(f"Story {number}")
    asked = ["/feeds/rss.xml", "/feeds/rss.xml?page=2", "/feeds/coast/rss.xml", "/feeds/summaries/rss.xml"]
    assert len({client.get(address)["ETag"] for address in asked}) == len(asked)


@every_address
def test_304_reads_no_story(page: ArticlePage, client: Client, address: str) -> None:
    known = client.get(address)["ETag"]
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers={"If-None-Match": known})
    assert len(captured) <= 7
    assert not any("body" in query["sql"] for query in captured.captured_queries)


def test_the_head_says_when_the_feed_changed_last(page: ArticlePage, client: Client) -> None:
    assert page.last_published_at.strftime("%H:%M:%S") in client.get("/feeds/rss.xml").content.decode()
    before = timezone.now().replace(microsecond=0)
    page.unpublish()
    updated = client.get("/feeds/atom.xml").content.decode().partition("<updated>")[2].partition("<")[0]
    assert datetime.datetime.fromisoformat(updated) >= before  # a tombstone is news too
