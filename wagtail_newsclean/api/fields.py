"""The story's fields for ``api_fields``: the same names and shapes whatever the page model calls its own."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from rest_framework.fields import Field
from wagtail.api import APIField


class StoryField(Field):
    """A field that is made of the whole page."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    @property
    def read(self) -> Any:
        """The module that reads; it needs the site's models, and they are being defined when this one is imported."""
        return import_module(f"{__package__}.story")


class HeadlineField(StoryField):
    def to_representation(self, page: Any) -> str:
        return str(self.read.headline(page))


class StandfirstField(StoryField):
    def to_representation(self, page: Any) -> str:
        return str(self.read.standfirst(page))


class BylineField(StoryField):
    def to_representation(self, page: Any) -> list[str]:
        return list(self.read.byline(page))


class DatelineField(StoryField):
    def to_representation(self, page: Any) -> dict[str, str] | None:
        found: dict[str, str] | None = self.read.dateline(page)
        return found


class CreditsField(StoryField):
    def to_representation(self, page: Any) -> list[str]:
        return list(self.read.credit_lines(page))


class BlocksField(StoryField):
    def to_representation(self, page: Any) -> list[dict[str, Any]]:
        return list(self.read.blocks(page))


class TopicsField(StoryField):
    def to_representation(self, page: Any) -> list[str]:
        return list(self.read.topics(page))


class RelatedField(StoryField):
    def to_representation(self, page: Any) -> list[dict[str, Any]]:
        return list(self.read.related(page))


_FIELDS: dict[str, type[StoryField]] = {
    "headline": HeadlineField,
    "standfirst": StandfirstField,
    "byline": BylineField,
    "dateline": DatelineField,
    "credits": CreditsField,
    "blocks": BlocksField,
    "topics": TopicsField,
    "related": RelatedField,
}


def story_api_fields(*names: str) -> list[APIField]:
    """The story's fields, or those of these names.

    They are headline, standfirst, byline, dateline, credits, blocks, topics and related. Raises ``KeyError`` for
    any other name.
    """
    return [APIField(name, serializer=_FIELDS[name]()) for name in names or _FIELDS]
