"""``manage.py newsclean_mapping``: a mapping of the site's page models, proposed for the settings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...mapping.checking import check_page
from ...mapping.inspecting import page_models
from ...mapping.proposing import body_of, missing_values, propose, story_models


class Command(BaseCommand):
    help = (
        "Proposes WAGTAIL_NEWSCLEAN['PAGES'] for the page models that look like stories, or for those named."
    )
    requires_system_checks: list[str] = []  # a mapping that is wrong must not keep one from the proposal

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("models", nargs="*", metavar="app.Model")

    def handle(self, *args: Any, **options: Any) -> None:
        models = [_model(label) for label in options["models"]] or story_models()
        pages = {model._meta.label: propose(model) for model in models}
        without = [label for label, proposed in pages.items() if not proposed]
        if without:
            raise CommandError(
                f"{', '.join(without)} has no StreamField, RichTextField or TextField for a story."
            )
        for line in _settings(pages):
            self.stdout.write(line)
        for label, proposed in pages.items():
            for message in check_page(label, proposed):
                self.stderr.write(self.style.WARNING(f"{message.msg}\n    {message.hint or ''}"))
        others = [m._meta.label for m in page_models() if m not in models and body_of(m)]
        if others and not options["models"]:
            self.stderr.write(
                f"Other page models with text, to be named on the command line: {', '.join(others)}."
            )
        if not models:
            self.stderr.write("No page model looks like a story.")


def _model(label: str) -> Any:
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise CommandError(str(error)) from error
    if model not in page_models():
        raise CommandError(f"{label} is no page model.")
    return model


def _settings(pages: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "WAGTAIL_NEWSCLEAN = {"
    yield '    "PAGES": {'
    for label, proposed in pages.items():
        yield f'        "{label}": {{'
        yield from _lines(proposed, " " * 12)
        for name in missing_values(apps.get_model(label)):
            yield f'{" " * 12}# "set": {{"{name}": ...}},  # what drafts have there'
        yield "        },"
    yield "    },"
    yield "}"


def _lines(values: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in values.items():
        if key == "blocks":
            yield f'{indent}"blocks": {{'
            yield from _lines(value, indent + " " * 4)
            yield f"{indent}}},"
        else:
            yield f"{indent}{json.dumps(key)}: {json.dumps(value)},"
