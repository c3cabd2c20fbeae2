"""A static build of a whole newspaper, and what a second one costs: ``python -m benchmarks.static [stories]``.

Made-up stories of twenty blocks in four sections, on SQLite in memory; the picture files are made before. Times are
those of the processor, so that a machine with other work to do gives the same.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.scratch import scratch_newsroom

STORIES = 5000
BLOCKS = 20
IMAGES = 20


def main(number: int) -> None:
    """Make the stories, build them, build again with nothing changed, publish one, kill one."""
    with scratch_newsroom(), tempfile.TemporaryDirectory() as folder:
        _measure(number, Path(folder))


def _measure(number: int, folder: Path) -> None:
    from wagtail.models import Site

    from tests.newsroom.models import ArticlePage, SectionPage
    from wagtail_newsclean.static_site.build import build
    from wagtail_newsclean.static_site.reader import Reader, one_connection

    _make_stories(number)
    site = Site.objects.select_related("root_page").get()
    with one_connection():  # makes the pictures' sizes
        for page in ArticlePage.objects.order_by("pk")[:IMAGES]:
            Reader(site).ask(page.url)
        for address in ("/", *(section.url for section in SectionPage.objects.all()), "/feeds/rss.xml"):
            Reader(site).ask(address)

    full, first = _timed("everything", lambda: build(folder, site))
    unchanged, _ = _timed("nothing changed", lambda: build(folder, site))
    page = ArticlePage.objects.order_by("-first_published_at")[0]
    page.title = "Another headline"
    page.save_revision().publish()
    _timed("one story updated", lambda: build(folder, site))
    page.unpublish()
    _timed("the same killed", lambda: build(folder, site))
    print(f"{first / full:.0f} addresses a second; nothing changed: {unchanged / full:.1%} of the full build")


def _make_stories(number: int) -> None:
    """Row by row, without what saving a page sets off: the archive and the search index are no part of this."""
    from django.utils import timezone
    from taggit.models import Tag
    from wagtail.models import Page, ReferenceIndex

    from tests.newsroom.building import Newsroom, boxed, paragraph, picture
    from tests.newsroom.models import ArticlePage, ArticleTag, RelatedStory, SectionPage

    newsroom = Newsroom()
    sections = list(SectionPage.objects.order_by("path"))
    images = [newsroom.image(f"A picture {n}") for n in range(IMAGES)]
    tags = Tag.objects.bulk_create([Tag(name=f"Tag {n}", slug=f"tag-{n}") for n in range(50)])
    sentence = "The harbour stayed shut, and forty boats waited for the wind to turn to the west. " * 5
    text = [paragraph(sentence) for _ in range(BLOCKS - 3)]
    last: list[ArticlePage] = []
    for n in range(number):
        section, image = sections[n % len(sections)], images[n % IMAGES]
        when = timezone.now() - datetime.timedelta(days=number - n)
        page = ArticlePage(
            title=f"Story {n}",
            slug=f"story-{n}",
            path=ArticlePage._get_path(section.path, section.depth + 1, n // len(sections) + 1),
            depth=section.depth + 1,
            url_path=f"{section.url_path}story-{n}/",
            locale_id=section.locale_id,
            body=[
                picture(image, "<p>Waves</p>", "A B"),
                *text,
                boxed("newsletter", "Sign up."),
                ("heading", "Boats"),
            ],
            byline="Lena Brandt",
            lead_image=image,
            first_published_at=when,
            last_published_at=when,
        )
        page.draft_title = page.title
        base = Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
        base.save_base(raw=True)
        page.pk = page.page_ptr_id = base.pk
        page.save_base(raw=True)
        ArticleTag.objects.bulk_create([ArticleTag(content_object=page, tag=tags[n % 50])])
        RelatedStory.objects.bulk_create([RelatedStory(article=page, page_id=other.pk) for other in last])
        ReferenceIndex.create_or_update_for_object(page)
        last = [*last[-2:], page]
    Page.fix_tree()


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
