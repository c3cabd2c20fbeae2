"""JSON of a system that nobody here knows: what in it has a title and a text, by the names of the fields.

The text may be a string, a list of paragraphs or of pieces that say what they are; title and text may stand in
different parts of the file. What else it says in sentences is shown, too.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..types import Copy, Document
from .item import Item, ItemPicture, listing, plain_of
from .json_editors import as_pieces
from .json_file import Fields, first_of, holds, is_fields, load, several
from .json_links import linked
from .json_pieces import is_pieces, markup_of, titled_by
from .json_rest import unshown
from .json_roles import is_called, named
from .json_values import inner_of, line_of, lines_of, names_of, pictures_in
from .sniff import Head

_SHORTEST = 40  #: characters of a text
_MOST = 10_000  #: values that are looked into
_PARTS_DEEP = 4  #: levels of parts that make up one story


def is_other_json(head: Head) -> bool:
    """JSON in which an object has a title and a text."""
    return holds(head, b"", _stories)


def read_other_json(copy: Copy) -> Document:
    """The first story; others are kept out of it. Raises ``CopyError``."""
    found, warnings = load(copy.data or b"")
    return first_of(map(item_of, _stories(found)), "json", warnings)


def _stories(found: object) -> list[Fields]:
    """The stories of a file, wherever in it, but none that stands inside another; else a text without a name."""
    found = as_pieces(linked(found))
    stories: list[Fields] = []
    waiting = [found]
    for at, value in enumerate(waiting):  # grows while it is read
        if at == _MOST:
            break
        if is_fields(value):
            if _is_story(value):
                stories.append(value)
            else:
                waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    if not stories:
        stories = [whole for one in several(found)[:1] if is_fields(one) and _is_story(whole := _whole(one))]
    if not stories and is_pieces(found) and _is_text(markup_of(found)):
        title, text = titled_by(found)
        stories = [{"title": title, "body": text}]
    return stories


def _is_story(fields: Fields) -> bool:
    if not line_of(fields, "title"):
        return False
    return any(len(plain_of(markup_of(fields[name]))) >= _SHORTEST for name in named(fields, "text"))


def _whole(fields: Fields) -> Fields:
    """The fields of a story that is kept in parts, as those of one: the first part that has a field says what it is."""
    whole: Fields = {}
    parts = [(fields, 0)]
    for part, depth in parts:  # grows while it is read
        for name, value in part.items():
            whole.setdefault(name, value)
            if is_fields(value) and depth < _PARTS_DEEP and not is_called(name, "picture"):
                parts.append((value, depth + 1))
    return whole


def item_of(story: Fields) -> Item:
    """What the fields of a story say, each as what it is called."""
    body = next(filter(_is_text, (markup_of(story[name]) for name in named(story, "text"))), "")
    bylines = next(filter(None, (names_of(story[name]) for name in named(story, "author"))), [])
    item = Item(
        body=body,
        headline=_title(story),
        decks=lines_of(story, "deck"),
        bylines=bylines,
        dateline=line_of(story, "dateline"),
        slug=line_of(story, "slug"),
        section=line_of(story, "section"),
        tags=listing(_tags(story)),
        pictures=[
            picture
            for name in named(story, "picture")
            for one in several(story[name])
            for picture in pictures_in(one, _PARTS_DEEP)
        ]
        + _own_picture(story),
        notes=lines_of(story, "note"),
        embargo=line_of(story, "embargo"),
        urgency="1"
        if any(story[name] is True for name in named(story, "breaking"))
        else _number(story, "urgency"),
        status=line_of(story, "status"),
        language=line_of(story, "language")[:2],
        published=line_of(story, "time"),
    )
    # Of several summaries the first stands above the text, as long as it does not say the same.
    item.summary, item.decks = (item.decks[0], item.decks[1:]) if item.decks else ("", [])
    item.others = unshown(story, item)
    return item


def _title(story: Fields) -> str:
    """The title; of a page's for browsers and a "name" the name."""
    first = next(iter(named(story, "title")), "")
    name = next((inner_of(story[key]) for key in story if key.lower() == "name"), "")
    return plain_of(name) if name and is_called(first, "pagetitle") else line_of(story, "title")


def _own_picture(story: Fields) -> list[ItemPicture]:
    """What the story says of its picture in fields of its own."""
    caption, credit = (line_of(story, role) for role in ("picturecaption", "picturecredit"))
    return [ItemPicture(caption=caption, credit=credit)] if caption or credit else []


def _is_text(markup: str) -> bool:
    return len(plain_of(markup)) >= _SHORTEST


def _number(fields: Fields, role: str) -> str:
    return next(
        (str(fields[name]) for name in named(fields, role) if isinstance(fields[name], int | str)), ""
    )


def _tags(story: Fields) -> Iterator[str]:
    for name in named(story, "tags"):
        value = story[name]
        words = value.replace(";", ",").split(",") if isinstance(value, str) else several(value)
        for word in words:
            yield plain_of(inner_of(word) or (line_of(word, "title") if is_fields(word) else ""))
