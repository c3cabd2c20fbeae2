"""``manage.py newsclean_archive``: make the archive and the vocabulary from the site's pages and tags.

Can be stopped and started again: pages that are in the archive as they were last published are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import swapper
from django.core.management.base import BaseCommand, CommandParser

from ...models import ArchiveStory
from ...services.archive import forget_pages, index_pages, live_pages, mapped_models
from ...services.vocabulary import index_all_tags, tag_models
from ...tasks import index_page

_WIDTH = 30  #: characters of the progress bar
_CHUNK = 500


class Command(BaseCommand):
    help = "Makes the archive that suggestions come from, from the site's live pages and its tags."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--fresh", action="store_true", help="read every page again, also those in the archive"
        )
        parser.add_argument(
            "--enqueue", action="store_true", help="leave the pages to the workers of django_tasks"
        )

    def handle(self, *args: Any, fresh: bool, enqueue: bool, **options: Any) -> None:
        for model in tag_models():
            self.stdout.write(f"{index_all_tags(model)} tags of {model._meta.label}")
        total = sum(model._default_manager.filter(live=True).count() for model in mapped_models())
        seen = written = 0
        for _, batch in live_pages():
            wanted = batch if fresh else list(_changed(batch))
            if enqueue:
                for page in wanted:
                    index_page.enqueue(page.pk)
            else:
                index_pages(wanted)
            seen, written = seen + len(batch), written + len(wanted)
            self._bar(seen, total)
        gone = sum(_forget_gone())
        verb = "queued" if enqueue else "written"
        self.stdout.write(
            f"{written} of {seen} stories {verb}, {seen - written} as they were, {gone} taken out"
        )

    def _bar(self, seen: int, total: int) -> None:
        if not self.stderr.isatty():
            return
        done = _WIDTH * seen // max(1, total)
        self.stderr.write(f"\r[{'#' * done}{'.' * (_WIDTH - done)}] {seen} of {total}", ending="")
        if seen >= total:
            self.stderr.write("")


def _changed(pages: Iterable[Any]) -> Iterator[Any]:
    """Pages that are not in the archive as they were last published."""
    by_pk = {page.pk: page for page in pages}
    rows = ArchiveStory.objects.filter(page_id__in=by_pk)
    indexed = dict(rows.values_list("page_id", "indexed_at"))
    for pk, page in by_pk.items():
        at, published = indexed.get(pk), page.last_published_at
        if at is None or (published is not None and at < published):
            yield page


def _forget_gone() -> Iterator[int]:
    """Take out stories whose page is gone or not live; yields how many, chunk by chunk."""
    page_class = swapper.load_model("wagtailcore", "Page")
    known = ArchiveStory.objects.exclude(page_id=None).values_list("page_id", flat=True).iterator(_CHUNK)
    gone: list[int] = []
    while chunk := [pk for pk in islice(known, _CHUNK) if pk is not None]:
        live = set(page_class.objects.live().filter(pk__in=chunk).values_list("pk", flat=True))
        gone += [pk for pk in chunk if pk not in live]
    for start in range(0, len(gone), _CHUNK):
        part = gone[start : start + _CHUNK]
        forget_pages(part)
        yield len(part)
