"""``manage.py newsclean_partners``: which of the newest stories each partner does not get, and why."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...feeds.refused import NEWEST, RefusedPage, newest, refused_of
from ...publishing.partners import Partner, PartnerError, partner_named, partners
from ...services.archive import mapped_models


class Command(BaseCommand):
    help = "Says which of the newest stories each partner's feed leaves out, and why."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("names", nargs="*", metavar="partner", help="all where none is named")
        parser.add_argument(
            "--newest", type=int, default=NEWEST, help=f"stories of each page model, {NEWEST} if not said"
        )
        parser.add_argument("--json", action="store_true", help="a line of JSON for each story left out")

    def handle(self, *args: Any, names: list[str], **options: Any) -> None:
        try:
            wanted = [partner_named(name) for name in names] or list(partners().values())
        except PartnerError as error:
            raise CommandError(str(error)) from error
        if not wanted:
            raise CommandError("WAGTAIL_NEWSCLEAN['PARTNERS'] names no partner.")
        pages = [list(newest(model, max(1, options["newest"]))) for model in mapped_models()]
        for partner in wanted:
            refused = [found for group in pages for found in refused_of(partner, group)]
            if options["json"]:
                self._lines(refused)
            else:
                self._words(partner, refused, sum(map(len, pages)))

    def _lines(self, refused: list[RefusedPage]) -> None:
        for found in refused:
            line = {
                "partner": found.partner.name,
                "page": found.page.pk,
                "title": found.page.title,
                "url": found.page.full_url,
                "reasons": {refusal.code: str(refusal) for refusal in found.refusals},
            }
            self.stdout.write(json.dumps(line, ensure_ascii=False))

    def _words(self, partner: Partner, refused: list[RefusedPage], total: int) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(partner.name))
        self.stdout.write(f"  takes {total - len(refused)} of {total} stories")
        for found in refused:
            self.stdout.write(f"  {found.page.pk:>6} {found.page.title}")
            for refusal in found.refusals:
                self.stdout.write(f"         {refusal}")
