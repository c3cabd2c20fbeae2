"""What a page says about itself: JSON-LD first, then its meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from ...types import Metadata
from .walk import CANONICAL, Walked, squash

_STORY_TYPES = ("Article", "BlogPosting", "Report")
#: JSON-LD longer than this is a catalogue, not a story.
_MAX_SCRIPT = 1_000_000
_TAG = re.compile(r"<[^<>]{0,500}>")
_JUNK = re.compile(r"^\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[)|(?:\]\]>|-->|//\s*\]\]>)\s*;?\s*$")


def metadata_of(walked: Walked) -> tuple[Metadata, str]:
    """The page's metadata, and the story's text where JSON-LD holds it (plain text or HTML)."""
    story: dict[str, Any] = {}
    if walked.scripts:
        story = next((o for script in walked.scripts for o in _objects(script) if is_story(o)), {})
    meta = walked.meta
    metadata = Metadata(
        title=text_in(story.get("headline")) or _first(meta, "og:title", "twitter:title") or walked.title,
        description=text_in(story.get("description"))
        or _first(meta, "og:description", "description", "twitter:description"),
        authors=names_in(story.get("author")) or _meta_authors(meta),
        published=text_in(story.get("datePublished"))
        or _first(meta, "article:published_time", "datepublished", "date", "dc.date", "sailthru.date"),
        site=_first(meta, "og:site_name", "application-name") or _name(story.get("publisher")),
        language=(walked.language or _first(meta, "og:locale", "content-language")).replace("_", "-").lower(),
        address=_first(meta, CANONICAL, "og:url"),
    )
    body = story.get("articleBody")
    return metadata, body if isinstance(body, str) else ""


def _objects(script: str) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD script, outermost first; nothing where it is broken."""
    if len(script) > _MAX_SCRIPT:
        return
    try:
        found: list[Any] = [json.loads(_JUNK.sub("", script), strict=False)]
    except (ValueError, RecursionError):
        return
    for value in found:  # grows while it is read
        if isinstance(value, list):
            found.extend(value)
        elif isinstance(value, dict):
            yield value
            found.extend(inner for inner in value.values() if isinstance(inner, dict | list))


def is_story(value: dict[str, Any]) -> bool:
    """Whether an object of schema.org is an article of any type."""
    types = value.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(_STORY_TYPES) for name in names)


def text_in(value: object) -> str:
    """A string as a person reads it: entities (also doubly escaped ones) and tags resolved."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    if "&" in value:
        value = html.unescape(html.unescape(value))
    if "<" in value:
        value = _TAG.sub(" ", value)
    return squash(value)


def _name(value: object) -> str:
    return text_in(value.get("name") if isinstance(value, dict) else value)


def names_in(value: object) -> tuple[str, ...]:
    """The names of a person or an organisation, or of several, however they are written."""
    found = []
    for author in value if isinstance(value, list) else [value]:
        names = author.get("name") if isinstance(author, dict) else author
        found += [text_in(name) for name in (names if isinstance(names, list) else [names])]
    return tuple(dict.fromkeys(name for name in found if name and not name.startswith(("http:", "https:"))))


def _meta_authors(meta: dict[str, str]) -> tuple[str, ...]:
    name = _first(meta, "author", "article:author", "sailthru.author", "dc.creator", "byl")
    return () if not name or name.startswith(("http:", "https:")) else (name,)


def _first(meta: dict[str, str], *names: str) -> str:
    return next((text for name in names if (text := text_in(meta.get(name)))), "")
