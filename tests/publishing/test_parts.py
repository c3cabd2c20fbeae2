"""What stands in a rich text, in order."""

from __future__ import annotations

import uuid
from types import SimpleNamespace

import pytest
from django.db import models

from wagtail_newsclean.publishing import parts
from wagtail_newsclean.publishing.parts import Photo, Text, rich_parts


def embed(key: object) -> str:
    return f'<p>One.</p><embed embedtype="image" id="{key}" alt="Boats" format="left"/><p>Two.</p>'


def test_images_between_paragraphs() -> None:
    assert [type(part) for part in rich_parts(embed(7))] == [Text, Photo, Text]
    assert next(part for part in rich_parts(embed(7)) if isinstance(part, Photo)).image == 7
    assert [type(part) for part in rich_parts(embed("seven"))] == [Text, Text]


def test_images_of_a_model_whose_keys_are_no_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    key = uuid.uuid4()
    model = SimpleNamespace(_meta=SimpleNamespace(pk=models.UUIDField()))
    monkeypatch.setattr(parts, "get_image_model", lambda: model)
    assert [part.image for part in rich_parts(embed(key)) if isinstance(part, Photo)] == [key]
