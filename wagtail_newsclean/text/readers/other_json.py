"""JSON of a system that nobody here knows: what in it has a title and a text, by the names of the fields."""

from __future__ import annotations

from ..types import Copy, Document
from .item import Item, as_markup, plain_of
from .json_file import Fields, first_of, holds, is_fields, load, several, string
from .sniff import Head

#: Names that such fields have, in small letters, best first.
_TITLES = ("headline", "title", "webtitle", "heading")
_TEXTS = ("body", "bodyhtml", "content", "fulltext", "text", "html", "article", "story")
_DECKS = (
    "standfirst", "subtitle", "subheadline", "dek", "deck", "description", "summary", "excerpt", "trailtext", "lead",
)  # fmt: skip
_AUTHORS = ("byline", "author", "authors", "creator")
_TIMES = ("publishedat", "published", "datepublished", "date", "pubdate", "created")
_SHORTEST = 40  #: characters of a text; of a sentence in a field of another name half as many
_MOST = 10_000  #: values that are looked into


def is_other_json(head: Head) -> bool:
    """JSON in which an object has a title and a text."""
    return holds(head, b"", _stories)


def read_other_json(copy: Copy) -> Document:
    """The first story; others are kept out of it. Raises ``CopyError``."""
    found, warnings = load(copy.data or b"")
    return first_of(map(_item, _stories(found)), "json", warnings)


def _stories(found: object) -> list[Fields]:
    """The stories of a file, field names in small letters, wherever in it, but none that stands inside another."""
    stories: list[Fields] = []
    waiting = [found]
    for at, value in enumerate(waiting):  # grows while it is read
        if at == _MOST:
            break
        if is_fields(value):
            lowered = {name.lower().replace("_", ""): inner for name, inner in value.items()}
            if _first(lowered, _TITLES) and len(_first(lowered, _TEXTS)) >= _SHORTEST:
                stories.append(lowered)
            else:
                waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return stories


def _first(story: Fields, names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := string(story.get(name))).strip()), "")


def _item(story: Fields) -> Item:
    deck = _first(story, _DECKS)
    body = _first(story, _TEXTS)
    title = _first(story, _TITLES)
    authors = [author for name in _AUTHORS if (author := _authors(story.get(name)))]
    told = (deck, body, title)
    return Item(
        body=as_markup(body),
        headline=plain_of(title),
        summary=plain_of(deck),
        bylines=authors[0] if authors else [],
        others=[
            plain_of(value)
            for value in map(string, story.values())
            if value not in told and len(value) >= _SHORTEST / 2 and " " in value.strip()
        ],
        language=_first(story, ("language", "lang")),
        published=_first(story, _TIMES),
    )


def _authors(value: object) -> list[str]:
    names = (string(one.get("name")) if is_fields(one) else string(one) for one in several(value))
    return [name for name in names if name]
