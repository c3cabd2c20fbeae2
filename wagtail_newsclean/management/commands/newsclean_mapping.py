"""``manage.py newsclean_mapping``: a mapping of the site's page models, proposed for the settings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...mapping.checking import check_page
from ...mapping.inspecting import page_models, unknown_name
from ...mapping.proposing import body_of, missing_values, propose, story_models


class Command(BaseCommand):
    help = (
        "Proposes WAGTAIL_NEWSCLEAN['PAGES'] for the page models that look like stories, or for those named."
    )
    requires_system_checks: list[str] = []  # a mapping that is wrong must not keep one from the proposal

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("models", nargs="*", metavar="app.Model")

    def handle(self, *args: Any, **options: Any) -> None:
        named = [_model(label) for label in options["models"]]
        like_stories = named or story_models()
        # Sites give their pages names of all kinds: better all that have a text than none.
        models = like_stories or [model for model in page_models() if body_of(model)]
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
            self.stderr.write(
                "No page model has a StreamField, RichTextField or TextField for a story: drafts need one of your own."
            )
        elif not like_stories:
            self.stderr.write("No page model is named like a story: keep those that hold some.")


def _model(label: str) -> Any:
    known = page_models()
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        # The name alone is enough where only one app has such a model.
        alike = [found for found in known if found._meta.model_name == label.lower()]
        if len(alike) == 1:
            return alike[0]
        others = [found for found in apps.get_models() if found._meta.model_name == label.lower()]
        if len(others) == 1:
            raise _no_page(others[0]) from None
        hint = unknown_name(label, [found._meta.label for found in known], "Page models are")
        raise CommandError(f"There is no page model {label!r}. {hint}") from None
    if model not in known:
        raise _no_page(model)
    return model


def _no_page(model: Any) -> CommandError:
    """A name that is right is not taken for another one."""
    names = ", ".join(found._meta.label for found in page_models() if body_of(found))
    return CommandError(
        f"{model._meta.label} is no page model, and drafts are pages. Page models with text are {names or 'none'}."
    )


def _settings(pages: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield "WAGTAIL_NEWSCLEAN = {"
    yield '    "PAGES": {'
    for label, proposed in pages.items():
        yield f'        "{label}": {{'
        yield from _lines(proposed, " " * 12)
        missing = ", ".join(f'"{name}": ...' for name in missing_values(apps.get_model(label)))
        if missing:
            yield f'{" " * 12}# "set": {{{missing}}},  # what drafts have there'
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
