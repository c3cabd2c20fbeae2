"""Readers that come back: 304 while nothing changed, and never where something did."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.log_actions import log
from wagtail.models import PageViewRestriction, Site

from tests.newsroom.building import Newsroom, paragraph
from tests.newsroom.feeds import LatestStories
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models import IncomingCopy, Source

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


def linked(page: ArticlePage) -> ArticlePage:
    """The page that the story's text links to."""
    return ArticlePage.objects.get(title="Linked")


def address_changed(page: ArticlePage) -> None:
    other = linked(page)
    other.slug = "elsewhere"
    other.save_revision().publish()


def dated_otherwise(page: ArticlePage) -> None:
    """By a script, past Wagtail."""
    when = page.first_published_at - datetime.timedelta(minutes=1)
    ArticlePage.objects.filter(pk=page.pk).update(first_published_at=when)


def source_closed(page: ArticlePage) -> None:
    source = Source.objects.create(name="coastwire", may_syndicate=False)
    IncomingCopy.objects.create(original=b"x", received_as="text", source=source, page=page)


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
    "dated otherwise": dated_otherwise,
    "source may not be passed on": source_closed,
    "killed by a script": lambda page: ArticlePage.objects.filter(pk=page.pk).update(live=False),
}

#: What changes a feed of full texts only.
IN_THE_TEXT: dict[str, Callable[[ArticlePage], Any]] = {
    "linked page unpublished": lambda page: linked(page).unpublish(),
    "linked page deleted": lambda page: linked(page).delete(),
    "linked page moved": lambda page: linked(page).move(
        SectionPage.objects.get(slug="economy"), pos="last-child"
    ),
    "linked page at another address": address_changed,
}


@pytest.fixture
def page(newsroom: Newsroom) -> ArticlePage:
    newsroom.image()
    other = newsroom.article("Linked", under=SectionPage.objects.get(slug="culture"))
    newsroom.article("Stays", [paragraph("Text")])
    link = f'<a linktype="page" id="{other.pk}">Text</a>'
    return newsroom.article("Story", [paragraph(link)], tags=("Storms",))


@every_address
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_told(page: ArticlePage, client: Client, address: str, change: str) -> None:
    first = client.get(address)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    CHANGES[change](ArticlePage.objects.get(pk=page.pk))
    answer = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert answer.status_code == 200
    assert answer["ETag"] != first["ETag"]


@pytest.mark.parametrize(
    "address", ["/feeds/coast/rss.xml", "/feeds/coast/atom.xml", "/feeds/coast/feed.json"]
)
@pytest.mark.parametrize("change", IN_THE_TEXT)
def test_a_change_of_what_the_text_links_to_is_told(
    page: ArticlePage, client: Client, address: str, change: str
) -> None:
    """That page is in another section: it is not in the feed itself."""
    first = client.get(address)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    IN_THE_TEXT[change](page)
    answer = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert answer.status_code == 200
    assert answer.content != first.content


def mapped_otherwise(settings: Any) -> None:
    changed = copy.deepcopy(settings.WAGTAIL_NEWSCLEAN)
    changed["PAGES"]["newsroom.ArticlePage"]["blocks"]["note"] = None
    settings.WAGTAIL_NEWSCLEAN = changed


def nothing_withheld(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "WITHHOLD": ()}


def partner_asks_otherwise(settings: Any) -> None:
    partners = settings.WAGTAIL_NEWSCLEAN["PARTNERS"]
    changed = {**partners, "flipboard": {**partners["flipboard"], "picture_width": 600}}
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PARTNERS": changed}


@pytest.mark.parametrize("change", [mapped_otherwise, nothing_withheld, partner_asks_otherwise])
def test_a_change_of_the_settings_is_told(
    page: ArticlePage, client: Client, settings: Any, change: Callable[[Any], None]
) -> None:
    first = client.get("/feeds/flipboard.xml")["ETag"]
    assert client.get("/feeds/flipboard.xml", headers={"If-None-Match": first}).status_code == 304
    change(settings)
    assert client.get("/feeds/flipboard.xml", headers={"If-None-Match": first}).status_code == 200


def test_another_version_of_the_package_is_told(
    page: ArticlePage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/feeds/rss.xml")["ETag"]
    monkeypatch.setattr("wagtail_newsclean.feeds.state.__version__", "99")
    assert client.get("/feeds/rss.xml", headers={"If-None-Match": first}).status_code == 200


def test_another_template_of_a_block_is_told(
    page: ArticlePage, client: Client, settings: Any, tmp_path: Path
) -> None:
    """Its own, and one that it includes."""
    asked = {"If-None-Match": client.get("/feeds/rss.xml")["ETag"]}
    blocks = tmp_path / "wagtail_newsclean/blocks"
    blocks.mkdir(parents=True)
    (blocks / "quote.html").write_text('<p>{{ value.text }}</p>{% include "mark.html" %}')
    (tmp_path / "mark.html").write_text("one")

    def answer() -> Any:
        dirs = [tmp_path, *settings.TEMPLATES[0]["DIRS"]]
        settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": dirs}]
        return client.get("/feeds/rss.xml", headers=asked)

    assert answer().status_code == 200
    asked["If-None-Match"] = answer()["ETag"]
    assert answer().status_code == 304
    (tmp_path / "mark.html").write_text("two")
    assert answer().status_code == 200


def test_what_a_site_s_own_code_writes_has_a_revision(page: ArticlePage) -> None:
    def etag(**options: Any) -> str:
        return str(LatestStories(**options)(RequestFactory().get("/feed"))["ETag"])

    assert etag() == etag(revision="")
    assert etag() != etag(revision="2")


def test_what_may_still_change_in_the_same_second_has_no_time_yet(
    page: ArticlePage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks by time alone would never hear of a second change in that second."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    page.save_revision().publish()
    assert "Last-Modified" not in client.get("/feeds/rss.xml")
    monkeypatch.setattr(timezone, "now", lambda: now + datetime.timedelta(seconds=2))
    assert "Last-Modified" in client.get("/feeds/rss.xml")


@pytest.mark.parametrize("header", ["W/{etag}", '"other", {etag}', "*", 'W/"other",W/{etag}'])
def test_every_way_to_name_what_one_has(page: ArticlePage, client: Client, header: str) -> None:
    etag = client.get("/feeds/rss.xml")["ETag"]
    answer = client.get("/feeds/rss.xml", headers={"If-None-Match": header.format(etag=etag)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["ETag"] == etag


def test_a_head_request_says_what_a_get_would(page: ArticlePage, client: Client) -> None:
    whole, head = client.get("/feeds/rss.xml"), client.head("/feeds/rss.xml")
    assert head.content == b""
    for name in ("ETag", "Last-Modified", "Content-Type", "Content-Length"):
        assert head[name] == whole[name]
    assert client.head("/feeds/rss.xml", headers={"If-None-Match": whole["ETag"]}).status_code == 304


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


@every_address
def test_caches_ask_each_time_unless_the_site_says_otherwise(
    newsroom: Newsroom, client: Client, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.article("Fog")
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert first["Cache-Control"] == again["Cache-Control"] == "no-cache"
    monkeypatch.setattr(LatestStories, "cache_control", "public, max-age=60")
    assert client.get(address)["Cache-Control"] == "public, max-age=60"
