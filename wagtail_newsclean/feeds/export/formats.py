"""Stories as files for other systems, by the name of the format."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from ...publishing.json_ld import said
from ...publishing.markup import paragraphs
from ..format import rfc3339
from ..item import FeedItem
from ..ninjs import Ninjs
from .apple_news import to_apple_news
from .markdown import to_markdown
from .nitf import to_nitf


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """How a story is written, and the ending of its file; None where all stories are lines of one file.

    An ending that starts with a slash is a file in a folder of the story's own.
    """

    write: Callable[[FeedItem], str]
    suffix: str | None
    dateline: bool = False  #: the format has no field for the dateline: it stands in the text


def to_json(item: FeedItem) -> str:
    """Every field on one line, with the text as HTML and plain."""
    return _line(
        said(
            {
                "id": item.guid,
                "url": item.link,
                "headline": item.title,
                "standfirst": item.standfirst,
                "byline": list(item.creators),
                "dateline": item.dateline,
                "tags": list(item.categories),
                "language": item.language,
                "published": rfc3339(item.published) if item.published else "",
                "updated": rfc3339(item.updated) if item.updated else "",
                "html": item.content,
                "text": "\n\n".join(paragraphs(item.content)),
                "pictures": [
                    said(
                        {
                            "url": picture.url,
                            "width": picture.width,
                            "height": picture.height,
                            "alt": picture.alt,
                            "caption": picture.description,
                            "credit": picture.credit,
                        }
                    )
                    for picture in item.pictures
                ],
            }
        )
    )


def to_ninjs(item: FeedItem) -> str:
    """A ninjs 3.1 document on one line."""
    return _line(Ninjs.item(item))


def to_html(item: FeedItem) -> str:
    """A page of its own."""
    content = mark_safe(item.content)  # noqa: S308 - portable HTML
    return render_to_string("wagtail_newsclean/export/story.html", {"item": item, "content": content})


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


FORMATS = {
    "jsonl": ExportFormat(to_json, None),
    "ninjs": ExportFormat(to_ninjs, None),
    "html": ExportFormat(to_html, ".html", dateline=True),
    "markdown": ExportFormat(to_markdown, ".md", dateline=True),
    "nitf": ExportFormat(to_nitf, ".xml"),
    "apple-news": ExportFormat(to_apple_news, "/article.json", dateline=True),
}
