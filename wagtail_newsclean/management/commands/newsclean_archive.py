"""``manage.py newsclean_archive``: make the archive and the vocabulary from the site's pages and tags.

Can be stopped and started again: pages that are in the archive as they were last published are passed over.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ...services.archive import forget_gone, index_pages, mapped_models, outdated_pages
from ...services.vocabulary import index_all_tags, tag_models
from ...tasks import index_page

_WIDTH = 30  #: characters of the progress bar


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
        for count, wanted in outdated_pages(fresh=fresh):
            if enqueue:
                for page in wanted:
                    index_page.enqueue(page.pk)
            else:
                index_pages(wanted)
            seen, written = seen + count, written + len(wanted)
            self._bar(seen, total)
        gone = sum(forget_gone())
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
