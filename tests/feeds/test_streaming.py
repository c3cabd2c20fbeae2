"""Long feeds: sent while they are written, in bounded memory and queries; one bad story never takes them down."""

from __future__ import annotations

import tracemalloc
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.newsroom.building import Newsroom, paragraph, picture
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.feeds import reading
from wagtail_newsclean.feeds.atom import Atom
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.feeds.item import FeedItem
from wagtail_newsclean.feeds.json_feed import JsonFeed
from wagtail_newsclean.feeds.ninjs import Ninjs
from wagtail_newsclean.feeds.rss import Rss
from wagtail_newsclean.publishing import ahead

from . import checks

FORMATS = {Rss: checks.rss, Atom: checks.atom, JsonFeed: checks.json_feed, Ninjs: checks.ninjs}
every_format = pytest.mark.parametrize("written", FORMATS)


class Long(StoryFeed):
    model = ArticlePage
    limit = 1000
    streams_above = 3


class Short(Long):
    streams_above = 1000


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WHOLE", 2)
    monkeypatch.setattr(reading, "AT_ONCE", 2)


def publish(newsroom: Newsroom, number: int, text: str = "Shut.") -> None:
    image, other = newsroom.image(), ArticlePage.objects.first() or newsroom.article("Linked")
    link = f'<a linktype="page" id="{other.pk}">{text}</a>'
    for n in range(number):
        body = [picture(image, f"<p>{link}</p>", "Ines Torvald"), paragraph(link), paragraph(f"{text} {n}")]
        newsroom.article(f"Story {n}", body, tags=("Storms", f"Tag {n}"), byline="Ann Li")


def ask(feed: StoryFeed) -> Any:
    return feed(RequestFactory().get("/feed", headers={"host": "localhost"}))


@every_format
def test_a_streamed_feed_is_to_the_byte_what_it_would_be_otherwise(
    newsroom: Newsroom, few_at_once: None, written: Any
) -> None:
    publish(newsroom, 7)
    streamed, whole = ask(Long(written)), ask(Short(written))
    assert streamed.streaming
    assert not whole.streaming
    content = b"".join(streamed)
    assert content == whole.content
    assert len(FORMATS[written](content)) == 8
    assert (streamed["ETag"], streamed["Last-Modified"]) == (whole["ETag"], whole["Last-Modified"])


def test_a_feed_is_streamed_by_the_number_of_its_stories_not_by_its_limit(newsroom: Newsroom) -> None:
    publish(newsroom, 2)
    assert not ask(Long(Rss)).streaming


@every_format
def test_queries_do_not_grow_with_a_streamed_feed(
    newsroom: Newsroom, few_at_once: None, written: Any
) -> None:
    counts = []
    for number in (5, 20):
        publish(newsroom, number)
        b"".join(ask(Long(written)))  # makes the renditions
        with CaptureQueriesContext(connection) as captured:
            b"".join(ask(Long(written)))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 16


def test_memory_does_not_grow_with_the_stories(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stories of 100 KB: four times as many of them take hardly more memory."""
    for module, name in ((reading, "WHOLE"), (reading, "AT_ONCE"), (ahead, "AT_ONCE")):
        monkeypatch.setattr(module, name, 5)
    peaks = []
    for number in (10, 30):
        publish(newsroom, number, text="The harbour stayed shut. " * 2_000)
        sum(map(len, ask(Long(Rss))))
        tracemalloc.start()
        size = sum(map(len, ask(Long(Rss))))
        peaks.append((size, tracemalloc.get_traced_memory()[1]))
        tracemalloc.stop()
    (few, few_peak), (many, many_peak) = peaks
    assert many > 3.5 * few
    assert many_peak < 1.3 * few_peak
    assert many_peak < many


@every_format
@pytest.mark.parametrize("fails", ["item", "hook", "entry"])
def test_one_bad_story_is_left_out_by_name_and_the_others_stay(
    newsroom: Newsroom,
    few_at_once: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    written: Any,
    fails: str,
) -> None:
    publish(newsroom, 6)
    bad = ArticlePage.objects.get(title="Story 3")

    class Feed(Long):
        def item_title(self, item: FeedItem) -> str:
            if fails == "hook" and item.title == "Story 3":
                raise RuntimeError("no headline")
            return item.title

    class Writing(written):  # type: ignore[misc]
        def entry(self, item: dict[str, Any]) -> str:
            if fails == "entry" and item["title"] == "Story 3":
                raise RuntimeError("no entry")
            return str(super().entry(item))

    if fails == "item":
        real = ArticlePage.get_full_url
        monkeypatch.setattr(
            ArticlePage, "get_full_url", lambda page, *args: 1 / 0 if page.pk == bad.pk else real(page, *args)
        )
    for feed in (Feed(Writing), type("Whole", (Feed,), {"streams_above": 100})(Writing)):
        caplog.clear()
        titles = [item.title for item in FORMATS[written](ask(feed).getvalue())]
        assert titles == ["Story 5", "Story 4", "Story 2", "Story 1", "Story 0", "Linked"]
        assert any(
            str(bad.pk) in record.getMessage() or bad.slug in record.getMessage() for record in caplog.records
        )


def test_a_story_published_while_the_feed_is_sent_is_read_as_it_is(
    newsroom: Newsroom, few_at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not there when the feed looked ahead is fetched when it is met."""
    publish(newsroom, 4)
    image = newsroom.image()
    page = ArticlePage.objects.get(title="Story 2")
    real = reading.read_ahead

    def looked_ahead(*args: Any) -> Any:
        found = real(*args)
        link = f'<a linktype="page" id="{ArticlePage.objects.get(title="Story 3").pk}">new link</a>'
        page.body = [picture(image, "<p>New</p>"), paragraph(link)]
        page.save()
        return found

    monkeypatch.setattr(reading, "read_ahead", looked_ahead)
    content = b"".join(ask(Long(Rss))).decode()
    assert "new link</a>".replace("<", "&lt;").replace(">", "&gt;") in content
    assert content.count("<media:content") == 4


def test_the_news_sitemap_of_a_quiet_day_is_not_streamed(newsroom: Newsroom, client: Client) -> None:
    newsroom.article("Story")
    assert not client.get("/sitemap-news.xml").streaming
