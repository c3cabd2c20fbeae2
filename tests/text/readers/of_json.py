"""Stories from JSON, and their lines with their kinds."""

from __future__ import annotations

import json
from typing import Any

from wagtail_newsclean.text import Copy, Story, clean


def read(data: object, encoding: str = "utf-8") -> Story:
    return clean(Copy(data=json.dumps(data).encode(encoding)))


def kinds(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, story.source[block.start : block.end]) for block in story.blocks]


def leaf(text: str, **more: object) -> dict[str, Any]:
    """A run of words, as programs for writing keep it."""
    return {"type": "text", "text": text, **more}
