"""ninjs, news in JSON (IPTC): 1.x with single fields, 2.x and 3.x with lists."""

from __future__ import annotations

import html
import json
from typing import Any

from ..types import Copy, CopyError, Document
from .encoding import decode
from .html import document_of
from .sniff import Head
from .xml import BYLINE, CAPTION, COPYRIGHT, CREDIT, DECK, HEADLINE, NOTE, SUMMARY, paragraph


def is_ninjs(head: Head) -> bool:
    """A JSON object with a body or a headline under the names that ninjs gives them."""
    if not head.text.startswith("{"):
        return False
    try:
        item = json.loads(decode(head.data).text)
    except (ValueError, RecursionError):
        return False
    return isinstance(item, dict) and any(
        name in item
        for name in (
            "body_text",
            "body_xhtml",
            "body_html",
            "bodies",
            "headline",
            "headlines",
            "description_text",
        )
    )


def read_ninjs(copy: Copy) -> Document:
    """Headline, description, byline, body and the captions of associated pictures. Raises ``CopyError``."""
    decoded = decode(copy.data or b"")
    try:
        item = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise CopyError("unreadable", f"This JSON file is broken: {error}.") from error
    parts = [
        paragraph(_best(item, "headlines", "headline"), HEADLINE),
        paragraph(_string(item.get("subheadline")), DECK),
        paragraph(_string(item.get("byline") or item.get("by")), BYLINE),
    ]
    body = _body(item)
    description = _best(item, "descriptions", "description_text")
    if description and "".join(description.split()) not in "".join(body.split()):
        parts.append(paragraph(description, SUMMARY))
    parts.append(f"<div class='article-body'>{body}</div>")
    parts += [_picture(picture) for picture in _associated(item)]
    parts.append(paragraph(_string(item.get("edNote") or item.get("ednote")), NOTE))
    parts.append(paragraph(_string(item.get("copyrightNotice") or item.get("copyrightnotice")), COPYRIGHT))
    language = html.escape(_string(item.get("language")))
    return document_of(
        f"<html lang='{language}'><article>{''.join(parts)}</article></html>",
        decoded.warnings,
        format_name="ninjs",
        stated=True,
        as_text=True,
    )


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _best(item: dict[str, Any], many: str, one: str) -> str:
    """The main one of a list of ``{"role", "value"}``, or the single field of older versions."""
    values = [v for v in _list(item.get(many)) if isinstance(v, dict) and _string(v.get("value"))]
    main = next((v for v in values if v.get("role") in (None, "main")), values[0] if values else None)
    return _string(main["value"]) if main else _string(item.get(one))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _body(item: dict[str, Any]) -> str:
    for name in ("body_xhtml", "body_html"):
        if _string(item.get(name)).strip():
            return _string(item[name])
    bodies = [b for b in _list(item.get("bodies")) if isinstance(b, dict) and _string(b.get("value"))]
    marked = next(
        (b for b in bodies if "html" in _string(b.get("contentType") or b.get("contenttype"))), None
    )
    if marked:
        return _string(marked["value"])
    text = _string(bodies[0]["value"]) if bodies else _string(item.get("body_text"))
    if "</p>" in text:
        return text
    return f"<pre>{html.escape(text, quote=False)}</pre>" if text else ""


def _associated(item: dict[str, Any]) -> list[dict[str, Any]]:
    found = item.get("associations")
    values = list(found.values()) if isinstance(found, dict) else _list(found)
    return [
        v
        for v in values
        if isinstance(v, dict) and v.get("type", "picture") in ("picture", "graphic", "video")
    ]


def _picture(item: dict[str, Any]) -> str:
    renditions = item.get("renditions")
    first = next(iter(renditions.values() if isinstance(renditions, dict) else _list(renditions)), None)
    source = html.escape(_string(first.get("href"))) if isinstance(first, dict) else ""
    caption = paragraph(_best(item, "descriptions", "description_text"), CAPTION)
    credit = paragraph(_string(item.get("byline") or item.get("by")), CREDIT)
    return f"<figure><img src='{source}'>{caption}{credit}</figure>"
