"""A text in JSON as HTML: a string, a list of paragraphs, or the tree of pieces that an editor keeps it in."""

from __future__ import annotations

import html
from collections.abc import Iterator

from .item import as_markup, figure, plain_of
from .json_file import Fields, is_fields, string
from .json_roles import is_called, named
from .json_values import pictures_in

_DEEPEST = 12  #: levels
#: Fields that say what a piece is.
_KINDS = ("type", "kind", "nodetype", "blocktype", "blockname", "style", "tag", "tagname", "name")
#: Fields that hold further pieces under no name of a text.
_HOLDERS = frozenset(("data", "attributes", "props", "children", "fields", "items"))


def markup_of(value: object, depth: int = 0) -> str:
    """HTML of a text, empty where there is none."""
    if isinstance(value, str):
        return as_markup(value)
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return "".join(
            _paragraph(one) if isinstance(one, str) else markup_of(one, depth + 1) for one in value
        )
    return _piece(value, depth) if is_fields(value) else ""


def _paragraph(text: str, tag: str = "p") -> str:
    if "</" in text and tag == "p":
        return as_markup(text)
    words = plain_of(text) if "<" in text else text
    return f"<{tag}>{html.escape(words, quote=False)}</{tag}>" if words.strip() else ""


def _piece(piece: Fields, depth: int) -> str:
    """One piece of a text: a paragraph, a sub-heading, a picture, or what holds further pieces."""
    kinds = [string(piece[name]) for name in piece if name.lower().strip("_@$") in _KINDS]
    if any(is_called(kind, "picture") for kind in kinds):
        return "".join(
            figure(picture) for inner in (piece, *piece.values()) for picture in pictures_in(inner)
        )
    for role, tag in (("heading", "h2"), ("quote", "blockquote"), ("paragraph", "p")):
        if any(is_called(kind, role) for kind in kinds):
            return _paragraph("".join(_words(piece, _DEEPEST - depth)), tag)
    for name in _inside(piece):
        value = piece[name]
        written = _paragraph(value) if isinstance(value, str) else markup_of(value, depth + 1)
        if written:
            return written
    return ""


def _inside(piece: Fields) -> list[str]:
    """The fields of a piece that may hold its text, best first."""
    names = [*named(piece, "text"), *named(piece, "around"), *named(piece, "title")]
    names += [name for name in piece if name.lower() in _HOLDERS]
    return [name for name in dict.fromkeys(names) if name.lower().strip("_@$") not in _KINDS]


def _words(value: object, left: int) -> Iterator[str]:
    """The words of a paragraph, whose bold words and links are pieces of their own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and left:
        for one in value:
            yield from _words(one, left - 1)
    elif is_fields(value) and left:
        for name in _inside(value):
            words = "".join(_words(value[name], left - 1))
            if words:
                yield words
                return
