"""A static build of a whole newspaper, and what a second one costs: ``python -m benchmarks.static [stories]``.

Made-up stories of twenty blocks in four sections, on SQLite in memory; the picture files are made before. Times are
those of the processor, so that a machine with other work to do gives the same.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STORIES = 5000
BLOCKS = 20


def main(number: int) -> None:
    """Make the stories, build them, build again with nothing changed, publish one, kill one."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    databases = runner.setup_databases()
    try:
        with tempfile.TemporaryDirectory() as folder:
            _measure(number, Path(folder))
    finally:
        runner.teardown_databases(databases)


def _measure(number: int, folder: Path) -> None:
    from django.db.models.signals import post_save
    from wagtail.models import Site

    from tests.newsroom.building import Newsroom, boxed, paragraph, picture
    from tests.newsroom.models import ArticlePage, SectionPage
    from wagtail_newsclean.static_site.build import build
    from wagtail_newsclean.static_site.reader import Reader, one_connection

    # The archive of suggestions is no part of this, and costs more than the stories themselves.
    post_save.disconnect(dispatch_uid="newsclean_page_saved")
    newsroom = Newsroom()
    sections = list(SectionPage.objects.all())
    images = [newsroom.image() for _ in range(20)]
    sentence = "The harbour stayed shut, and forty boats waited for the wind to turn to the west. " * 5
    last: tuple[ArticlePage, ...] = ()
    for n in range(number):
        body = [
            picture(images[n % len(images)], "<p>Waves</p>", "Ines Torvald"),
            *(paragraph(sentence) for _ in range(BLOCKS - 3)),
            boxed("newsletter", "Sign up."),
            ("heading", "Forty boats"),
        ]
        page = newsroom.article(
            f"Story {n}",
            body,
            tags=("Storms", f"Tag {n % 50}"),
            byline="Lena Brandt",
            related=last,
            under=sections[n % len(sections)],
        )
        last = (*last[-2:], page)
    site = Site.objects.select_related("root_page").get()
    with one_connection():  # makes the pictures' sizes
        for page in ArticlePage.objects.order_by("pk")[: len(images) + len(sections)]:
            Reader(site).ask(page.url)
        for address in ("/", *(section.url for section in sections), "/feeds/rss.xml"):
            Reader(site).ask(address)

    full, first = _timed("everything", lambda: build(folder, site))
    unchanged, _ = _timed("nothing changed", lambda: build(folder, site))
    page = ArticlePage.objects.first()
    page.title = "Another headline"
    page.save_revision().publish()
    _timed("one story updated", lambda: build(folder, site))
    page.unpublish()
    _timed("the same killed", lambda: build(folder, site))
    print(f"{first / full:.0f} addresses a second; nothing changed: {unchanged / full:.1%} of the full build")


def _timed(name: str, work: Callable[[], Any]) -> tuple[float, int]:
    from django.db import connection

    queries = 0

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*args)

    started = time.process_time()
    with connection.execute_wrapper(count):
        report = work()
    spent = time.process_time() - started
    assert not report.failed
    print(
        f"{name:20}{spent:8.2f} s {report.addresses:6} addresses {report.asked:6} asked "
        f"{len(report.written):6} written {queries:7} queries ({queries / report.addresses:.1f} an address)",
        flush=True,
    )
    return spent, report.addresses


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else STORIES)
