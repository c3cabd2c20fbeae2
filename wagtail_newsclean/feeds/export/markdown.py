"""Markdown with the story's fields as front matter, as static site generators read it."""

from __future__ import annotations

import json

from ...publishing.json_ld import said
from ..format import rfc3339
from ..item import FeedItem


def to_markdown(item: FeedItem) -> str:
    """Front matter between lines of dashes (its values are JSON, which is YAML too), then the text.

    Raises ``ImportError`` where the extra "markdown" is not installed.
    """
    from markdownify import markdownify

    fields = said(
        {
            "title": item.title,
            "date": rfc3339(item.published) if item.published else "",
            "lastmod": rfc3339(item.updated) if item.updated else "",
            "description": item.standfirst,
            "authors": list(item.creators),
            "tags": list(item.categories),
            "language": item.language,
            "canonical": item.link,
            "id": item.guid,
        }
    )
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    text = markdownify(item.content, heading_style="ATX", escape_misc=True).strip()
    return f"---\n{front}---\n\n{text}\n"
