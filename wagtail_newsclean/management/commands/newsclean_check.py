"""``manage.py newsclean_check``: what the site's mapping does with each kind, in words."""

from __future__ import annotations

from typing import Any

from django.core.checks import ERROR
from django.core.management.base import BaseCommand, CommandError
from wagtail.images import get_image_model

from ...checks import check_settings
from ...mapping import mappings
from ...mapping.describing import describe
from ...mapping.images import USUAL, image_field


class Command(BaseCommand):
    help = "Says in words what becomes of each kind of copy on each mapped page model, and what is wrong."
    requires_system_checks: list[str] = []  # our own are told below, with their hints; once is enough

    def handle(self, *args: Any, **options: Any) -> None:
        found = check_settings()
        for message in found:
            style = self.style.ERROR if message.level >= ERROR else self.style.WARNING
            self.stdout.write(style(f"{message.id}: {message.msg}"))
            if message.hint:
                self.stdout.write(f"    {message.hint}")
        if any(message.level >= ERROR for message in found):
            raise CommandError("Mend the mapping first: drafts would lose text.")
        images = get_image_model()._meta.label
        self.stdout.write(self.style.MIGRATE_HEADING(f"{images}, for pictures that come with copy"))
        for kind in USUAL:
            name = image_field(kind)
            said = f"goes into the field “{name}”" if name else "has no field; it stands on the page only"
            self.stdout.write(f"  {kind:<17} {said}")
        for label, mapping in mappings().items():
            self.stdout.write(self.style.MIGRATE_HEADING(label))
            for name, sentence in describe(mapping):
                self.stdout.write(f"  {name:<17} {sentence}")
