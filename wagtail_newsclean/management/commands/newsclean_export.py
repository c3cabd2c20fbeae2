"""``manage.py newsclean_export``: the published stories, clean, for other systems.

Lines of JSON or ninjs go to a file or the standard output; the other formats to a folder, a file a story.
"""

from __future__ import annotations

import datetime
import logging
import re
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_date

from ...feeds.export.formats import FORMATS, ExportFormat
from ...feeds.item import FeedItem, Shape, make_items
from ...publishing.rights import may_be_passed_on
from ...services.archive import mapped_models, pages_of

logger = logging.getLogger(__name__)

_CHUNK = 100
_NOT_IN_NAMES = re.compile(r"[^\w-]+")


class Command(BaseCommand):
    help = "Writes the published stories, clean, for other systems."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "output", nargs="?", default="-", help="a file for lines, a folder for the others"
        )
        parser.add_argument("--format", choices=FORMATS, default="jsonl", help="jsonl where nothing is said")
        parser.add_argument("--model", help='only this page model: "news.ArticlePage"')
        parser.add_argument("--since", type=_day, help="only what was published or changed since: 2026-03-04")
        parser.add_argument(
            "--all-sources", action="store_true", help="also stories from copy that may not be passed on"
        )

    def handle(self, *args: Any, output: str, model: str | None, since: Any, **options: Any) -> None:
        written = FORMATS[options["format"]]
        pages = list(_pages(model, since, all_sources=options["all_sources"]))
        total = sum(found.count() for found in pages)
        items = (item for found in pages for item in _items(found, written))
        try:
            write = _to_folder if written.suffix else self._to_lines
            count = write(_texts(items, written), written, output)
        except OSError as error:
            raise CommandError(f"“{error.filename}” cannot be written: {error.strerror}.") from error
        except ImportError as error:
            raise CommandError(
                "Markdown needs one more package: pip install wagtail-newsclean[markdown]"
            ) from error
        left_out = f"; {total - count} could not be written, see the log" if count != total else ""
        self.stderr.write(f"{count} stories{left_out}")

    def _to_lines(self, stories: Iterator[tuple[FeedItem, str]], written: ExportFormat, output: str) -> int:
        to_screen = nullcontext(self.stdout)
        count = 0
        with to_screen if output == "-" else Path(output).open("w", encoding="utf-8") as file:
            for _item, text in stories:
                file.write(f"{text}\n")
                count += 1
        return count


def _pages(model: str | None, since: datetime.date | None, *, all_sources: bool) -> Iterator[Any]:
    """Querysets of one model each. Raises ``CommandError`` for a model without a mapping."""
    wanted = [found for found in mapped_models() if not model or found._meta.label.lower() == model.lower()]
    if not wanted:
        raise CommandError(f"WAGTAIL_NEWSCLEAN maps no page model {model or ''}.".replace(" .", "."))
    for found in wanted:
        pages = pages_of(found).live().public()
        if since:
            pages = pages.filter(last_published_at__date__gte=since)
        yield (pages if all_sources else may_be_passed_on(pages)).order_by("pk")


def _items(pages: Any, written: ExportFormat) -> Iterator[FeedItem]:
    """A hundred pages at a time, so that a large site does not fill the memory."""
    last = 0
    while chunk := list(pages.filter(pk__gt=last)[:_CHUNK]):
        yield from make_items(chunk, shape=Shape(dateline=written.dateline))
        last = chunk[-1].pk


def _texts(items: Iterator[FeedItem], written: ExportFormat) -> Iterator[tuple[FeedItem, str]]:
    """Each story as written. One that cannot be is logged and left out."""
    for item in items:
        try:
            text = written.write(item)
        except ImportError:
            raise
        except Exception:
            logger.exception("Story %s cannot be exported and is left out.", item.link)
        else:
            yield item, text


def _to_folder(stories: Iterator[tuple[FeedItem, str]], written: ExportFormat, output: str) -> int:
    if output == "-":
        raise CommandError("This format needs a folder: newsclean_export FOLDER --format ...")
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for item, text in stories:
        path = folder / f"{_name(item)}{written.suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        count += 1
    return count


def _name(item: FeedItem) -> str:
    """The page's slug with enough of its identity to tell two of one slug apart."""
    slug = unquote(urlsplit(item.link).path).rstrip("/").rpartition("/")[2]
    return f"{_NOT_IN_NAMES.sub('-', slug)[:60]}-{item.guid.rpartition(':')[2][:8]}"


def _day(text: str) -> datetime.date:
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise ArgumentTypeError(f"“{text}” is no date; write it as 2026-03-04.")
    return day
