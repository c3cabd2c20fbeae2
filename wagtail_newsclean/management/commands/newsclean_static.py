"""``manage.py newsclean_static folder``: the site as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from ...static_site.build import Report, build


class Command(BaseCommand):
    help = (
        "Write the pages, feeds and whatever else has a distill_path into a folder, as files at the same "
        "addresses. A second time only what changed is rendered, and what left the site is removed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--site", help="Host name of the site; the default site where none is named.")
        parser.add_argument(
            "--all", action="store_true", help="Render everything again, as after a change of templates."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = build(options["folder"], _site(options["site"]), everything=options["all"])
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(_("The folder cannot be written: %(error)s") % {"error": error}) from error
        self._tell(report, options["verbosity"])
        if report.failed:
            raise CommandError(
                ngettext(
                    "%(count)d address could not be rendered; its old file was kept: %(list)s",
                    "%(count)d addresses could not be rendered; their old files were kept: %(list)s",
                    len(report.failed),
                )
                % {
                    "count": len(report.failed),
                    "list": ", ".join(
                        f"{name} ({': '.join(filter(None, [str(status), report.reasons.get(name)]))})"
                        for name, status in report.failed.items()
                    ),
                }
            )

    def _tell(self, report: Report, verbosity: int) -> None:
        if verbosity > 1:
            for address in report.removed:
                self.stdout.write(f"- {address}")
            for address in report.written:
                self.stdout.write(f"+ {address}")
        for path in report.missing:
            self.stderr.write(_("No file: %(path)s") % {"path": path})
        if verbosity:
            self.stdout.write(
                _("%(addresses)d addresses: %(written)d written, %(removed)d removed, the rest unchanged.")
                % {
                    "addresses": report.addresses,
                    "written": len(report.written),
                    "removed": len(report.removed),
                }
            )


def _site(hostname: str | None) -> Site:
    sites = Site.objects.select_related("root_page")
    found = sites.filter(hostname=hostname) if hostname else sites.filter(is_default_site=True)
    site = found.first()
    if site is None:
        known = ", ".join(sorted(sites.values_list("hostname", flat=True))) or "-"
        raise CommandError(_("There is no such site. There are: %(sites)s") % {"sites": known})
    return site
