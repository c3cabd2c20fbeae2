"""Our feeds against the feed that most Wagtail sites write by hand: ``python -m benchmarks.feeds [stories]``.

Both give the full text of the same made-up stories of twenty blocks, cold (nothing cached, picture files made before).
Times are those of the processor, so that a machine with other work to do gives the same. Memory is the most that Python
held while one of ours was made and sent.
"""

from __future__ import annotations

import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

from benchmarks.scratch import scratch_newsroom

BLOCKS = 20
STORIES = 1000


def main(number: int) -> None:
    """Make the stories, ask for both feeds, print what they cost."""
    with scratch_newsroom():
        _measure(number)


def _measure(number: int) -> None:
    from django.contrib.syndication.views import Feed
    from django.test import RequestFactory
    from wagtail.models import Page

    from tests.newsroom.building import Newsroom, boxed, paragraph, picture
    from tests.newsroom.models import ArticlePage
    from wagtail_newsclean.feeds.atom import Atom
    from wagtail_newsclean.feeds.base import StoryFeed
    from wagtail_newsclean.feeds.image_sitemap import ImageSitemap
    from wagtail_newsclean.feeds.json_feed import JsonFeed
    from wagtail_newsclean.feeds.news_sitemap import NewsSitemap
    from wagtail_newsclean.feeds.ninjs import Ninjs
    from wagtail_newsclean.feeds.rss import Rss

    newsroom = Newsroom()
    images = [newsroom.image() for _ in range(20)]
    other = newsroom.article("Linked")
    sentence = f'The harbour <a linktype="page" id="{other.pk}">stayed</a> shut, and forty boats waited. ' * 6
    for n in range(number):
        body = [
            picture(images[n % len(images)], "<p>Waves</p>", "Ines Torvald"),
            *(paragraph(sentence) for _ in range(BLOCKS - 3)),
            boxed("newsletter", "Sign up."),
            ("heading", "Forty boats"),
        ]
        newsroom.article(f"Story {n}", body, tags=("Storms", "Fishing"), byline="Lena Brandt and Tomas Weil")

    class ByHand(Feed):
        title, link, description = "News", "/", "News"

        def items(self) -> Any:
            return Page.objects.type(ArticlePage).live().order_by("-first_published_at").specific()[:number]

        def item_title(self, item: Any) -> str:
            return str(item.title)

        def item_link(self, item: Any) -> str:
            return str(item.full_url)

        def item_description(self, item: Any) -> str:
            return str(item.body)

        def item_categories(self, item: Any) -> list[str]:
            return [tag.name for tag in item.tags.all()]

    class Ours(StoryFeed):
        model = ArticlePage
        limit = number

    factory = RequestFactory()
    hand = _timed("by hand, RSS", lambda: ByHand()(factory.get("/feed")), number, memory=False)
    for written in (Rss, Atom, JsonFeed, Ninjs, NewsSitemap, ImageSitemap):
        ours = Ours(written)
        spent = _timed(f"ours, {written.__name__}", lambda ours=ours: ours(factory.get("/feed")), number)
        print(f"{'':24}{hand / spent:8.1f} times as fast as by hand")
    for few in (30, number // 4):
        _timed(f"ours, Rss of {few}", lambda few=few: Ours(limit=few)(factory.get("/feed")), few)
    for limit in (30, number):
        _not_modified(Ours(limit=limit), factory, limit)


def _not_modified(feed: Any, factory: Any, number: int) -> None:
    etag = feed(factory.get("/feed"))["ETag"]
    times = []
    for _ in range(50):
        started = time.process_time()
        answer = feed(factory.get("/feed", headers={"If-None-Match": etag}))
        times.append(time.process_time() - started)
        assert answer.status_code == 304
    print(
        f"304 of {number} stories{'':6}{statistics.median(times) * 1000:8.2f} ms (median of 50)", flush=True
    )


def _timed(name: str, ask: Callable[[], Any], number: int, *, memory: bool = True) -> float:
    from django.db import connection

    queries = 0

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*args)

    _sent(ask)  # makes the pictures' sizes
    with connection.execute_wrapper(count):
        started = time.process_time()
        size = _sent(ask)
        spent = time.process_time() - started
    line = f"{name:24}{number / spent:8.0f} stories/s {queries:6} queries {size // 1024:7} KB"
    print(f"{line} {_peak(ask):7.1f} MB of memory" if memory else line, flush=True)
    return spent


def _peak(ask: Callable[[], Any]) -> float:
    tracemalloc.start()
    _sent(ask)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1_000_000


def _sent(ask: Callable[[], Any]) -> int:
    """Ask, and take what comes as a server does: piece by piece. How many bytes there were."""
    return sum(map(len, ask()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else STORIES)
