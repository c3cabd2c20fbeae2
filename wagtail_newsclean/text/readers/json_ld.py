"""JSON-LD as a file: articles of schema.org, as publishers' programs and archives hand them out."""

from __future__ import annotations

import html
from collections.abc import Iterator

from ..types import Copy, Document
from .html.metadata import is_story, names_in, text_in
from .item import Item, ItemPicture, as_markup, escaped_once
from .json_file import Fields, first_of, holds, is_fields, listed, load, several, string
from .sniff import Head

#: Something to read, of which an article has at least one.
_TELLING = ("articleBody", "headline", "liveBlogUpdate")


def is_json_ld(head: Head) -> bool:
    """JSON with an object that calls itself an article, and has text or a headline."""
    return holds(head, b"@type", _stories)


def read_json_ld(copy: Copy) -> Document:
    """The first article; others are kept out of it. Raises ``CopyError``."""
    found, warnings = load(copy.data or b"")
    stories = sorted(_stories(found), key=lambda story: not string(story.get("articleBody")).strip())
    return first_of(map(_item, stories), "json-ld", warnings)


def _stories(found: object) -> list[Fields]:
    """The articles of a file, wherever in it, but none that stands inside another."""
    stories: list[Fields] = []
    waiting = [found]
    for value in waiting:  # grows while it is read
        if is_fields(value):
            if is_story(value) and any(value.get(name) for name in _TELLING):
                stories.append(value)
                continue
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return stories


def _item(story: Fields) -> Item:
    return Item(
        body="".join(_body(story)),
        headline=text_in(story.get("headline")) or text_in(story.get("name")),
        decks=[text_in(title) for title in several(story.get("alternativeHeadline"))],
        summary=text_in(story.get("description")) or text_in(story.get("abstract")),
        bylines=list(names_in(story.get("author")) or names_in(story.get("creator"))),
        dateline=text_in(story.get("dateline")),
        section=" · ".join(map(text_in, several(story.get("articleSection")))),
        pictures=[
            picture
            for value in several(story.get("image"))
            if is_fields(value)
            for picture in _picture(value)
        ],
        tags=" · ".join(_tags(story)),
        notes=[_said(value) for value in several(story.get("correction"))],
        rights=[text_in(story.get(name)) for name in ("copyrightNotice", "usageInfo")],
        language=string(story.get("inLanguage")),
        published=string(story.get("datePublished")) or string(story.get("dateCreated")),
    )


def _body(story: Fields) -> Iterator[str]:
    """The text, then the entries of a live blog, each under its headline."""
    yield _markup(string(story.get("articleBody")))
    for entry in listed(story.get("liveBlogUpdate")):
        if is_fields(entry):
            title = html.escape(text_in(entry.get("headline")), quote=False)
            yield f"<h2>{title}</h2>" if title else ""
            yield _markup(string(entry.get("articleBody")))


def _markup(text: str) -> str:
    """Text or HTML, either of which may have been escaped on its way into the file."""
    escaped = "&lt;" in text and "<" not in text
    return escaped_once(as_markup(html.unescape(text) if escaped else text))


def _said(value: object) -> str:
    """A comment of schema.org, or its text alone."""
    return text_in(value.get("text") if is_fields(value) else value)


def _tags(story: Fields) -> list[str]:
    """Keywords: a list, of words or of terms, or one string with commas."""
    found = story.get("keywords")
    values = found.split(",") if isinstance(found, str) else several(found)
    words = [text_in(value.get("name") if is_fields(value) else value) for value in values]
    return list(dict.fromkeys(word for word in words if word))


def _picture(value: Fields) -> Iterator[ItemPicture]:
    """A picture that says something of itself."""
    credit = text_in(value.get("creditText")) or " / ".join(
        names_in(value.get("creator")) or names_in(value.get("copyrightHolder"))
    )
    caption = text_in(value.get("caption")) or text_in(value.get("description"))
    if caption or credit:
        address = string(value.get("contentUrl")) or string(value.get("url"))
        yield ItemPicture(address, caption, credit)
