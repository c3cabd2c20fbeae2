"""Markdown files, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..types import Copy, CopyError, Document
from .commonmark import as_typed, converted
from .encoding import decode, text_of
from .front_matter import FrontMatter, Value, front_matter_of
from .html.walk import squash
from .item import Item, ItemPicture
from .sniff import Head

_NAMES = (".md", ".markdown", ".mdown", ".mkd")
#: A name as note-taking programs link it: "[[Ann Ode]]".
_LINKED = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_OPENS = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n")
#: Closes every story; where it is read as text, an element was left open that takes all for text.
_END = "</article>"
_OTHER_FORMAT = ("<!doctype", "<html", "<?xml")

_BROKEN = "The fields at the top of this Markdown file are broken; they are shown as they stand."
_UNREAD = (
    "This text is too long or nested too deep to be read as Markdown; its marks are shown as they stand."
)
_HIDING = "HTML in this Markdown file would hide part of its text; its tags are shown as they stand."

# What programs call a field, without "_" and "-", best first.
_TITLE = ("headline", "title")
_DECK = ("subtitle", "subheadline", "subhead", "deck", "dek")
_SUMMARY = ("standfirst", "lede", "lead", "teaser", "excerpt", "summary", "abstract", "description")
_AUTHOR = ("byline", "authors", "author", "by")
_DATE = ("date", "datepublished", "published", "publishedat", "publishdate", "pubdate", "created")
_TAGS = ("tags", "keywords", "categories", "category", "topics")
_PICTURE = ("image", "featuredimage", "coverimage", "cover", "heroimage", "hero", "picture", "photo")
_CAPTION = ("caption", "imagecaption", "featuredimagecaption", "covercaption", "photocaption")
_CREDIT = ("credit", "imagecredit", "photocredit", "attribution", "photographer", "imageattribution")
_ALT = ("alt", "imagealt", "alttext")
_ADDRESS = ("url", "src", "path", "file", "href", "image")
_EMBARGO = ("embargo", "embargoed", "embargoeduntil", "embargountil")
_NOTE = ("ednote", "editornote", "editorsnote", "notes", "note")
_RIGHTS = ("copyright", "rights")


def is_markdown(head: Head) -> bool:
    """By its name; else by fields at its top, one of them its title. Marks alone prove nothing."""
    if head.filename.endswith(_NAMES):
        return not head.text[:9].lower().startswith(_OTHER_FORMAT)
    if not _OPENS.match(head.text):
        return False
    front = front_matter_of(_normal(decode(head.data).text))
    return front is not None and any(_plain(name) in _TITLE for name, _ in front.fields)


def read_markdown(copy: Copy) -> Document:
    """What the fields say, then the text with its structure. Raises ``CopyError`` for a file without any text."""
    decoded = text_of(copy.data or b"")
    text = _normal(decoded.text)
    front = front_matter_of(text) or FrontMatter([], text)
    item = _item(_Fields(front.fields))
    warnings = decoded.warnings + ((_BROKEN,) if front.broken else ())
    titled = bool(item.headline)
    body = converted(front.text, titled=titled)
    if body is None:
        item.body = as_typed(front.text)
        return item.document("markdown", (*warnings, _UNREAD))
    item.body = body.html
    try:
        document = item.document("markdown", warnings)
        if _END not in document.source and _has(document.source, body.beside_tags):
            return document
    except CopyError:
        if not body.beside_tags:
            raise
    shown = converted(front.text, titled=titled, tags=False)
    item.body = shown.html if shown else as_typed(front.text)
    return item.document("markdown", (*warnings, _HIDING))


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _has(source: str, texts: Iterable[str]) -> bool:
    """Whether the texts stand in the source, in their order, whatever their white space."""
    solid = _solid(source)
    at = 0
    for text in texts:
        wanted = _solid(text)
        at = solid.find(wanted, at)
        if at < 0:
            return False
        at += len(wanted)
    return True


def _solid(text: str) -> str:
    return "".join(squash(text).split())


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "").replace(" ", "")


class _Fields:
    """The fields that nobody has taken yet."""

    def __init__(self, fields: list[tuple[str, Value]]) -> None:
        self._left = dict(enumerate(fields))
        self._places: dict[str, list[int]] = {}
        for at in reversed(self._left):
            name, value = self._left[at]
            if value:
                self._places.setdefault(_plain(name), []).append(at)

    def take(self, *names: str) -> Value:
        """The value of the first of ``names`` that the file has."""
        for wanted in names:
            places = self._places.get(wanted)
            if places:
                return self._left.pop(places.pop())[1]
        return ""

    def words(self, *names: str) -> str:
        """The same as one line."""
        return _words(self.take(*names))

    def left(self) -> list[str]:
        """A line for each field that was not taken: nothing is lost."""
        return [
            f"{name}: {words}" if name else words
            for name, value in self._left.values()
            if (words := _words(value))
        ]


def _words(value: Value) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_words(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return " · ".join(map(_words, value))
    return " ".join(value.split())


def _item(fields: _Fields) -> Item:
    date = fields.words(*_DATE)
    people, about_people = _people(fields)
    pictures, about_pictures = _pictures(fields)
    item = Item(
        headline=fields.words(*_TITLE),
        decks=[fields.words(*_DECK)],
        summary=fields.words(*_SUMMARY),
        bylines=people,
        timestamp=date,
        dateline=fields.words("dateline"),
        slug=fields.words("slugline"),
        section=fields.words("section", "kicker", "rubric"),
        tags=fields.words(*_TAGS),
        pictures=pictures,
        notes=[fields.words(*_NOTE)],
        embargo=fields.words(*_EMBARGO),
        rights=[fields.words(*_RIGHTS)],
        language=fields.words("language", "lang", "locale"),
        published=date,
    )
    item.others = [*about_people, *about_pictures, *fields.left()]
    return item


def _inner(value: Value, name: str) -> list[_Fields]:
    """A value, or each of several, as fields; a word is the field ``name``."""
    values = value if isinstance(value, list) else [value]
    return [_Fields(list(one.items()) if isinstance(one, dict) else [(name, one)]) for one in values]


def _people(fields: _Fields) -> tuple[list[str], list[str]]:
    """Names of authors, and what else is said of them."""
    people = _inner(fields.take(*_AUTHOR), "name")
    return [_LINKED.sub(r"\1", person.words("name")) for person in people], [
        line for person in people for line in person.left()
    ]


def _pictures(fields: _Fields) -> tuple[list[ItemPicture], list[str]]:
    """Pictures, the first with what the file says of it beside it, and what else is said of them."""
    found: list[ItemPicture] = []
    about: list[str] = []
    for inner in _inner(fields.take(*_PICTURE), "url"):
        address = inner.words(*_ADDRESS)
        said = [
            inner.words(*names) or ("" if found else fields.words(*names))
            for names in (_CAPTION, _CREDIT, _ALT)
        ]
        if address or any(said):
            found.append(ItemPicture(address, *said))
        about += inner.left()
    return found, about
