"""A text in JSON as HTML: a string, a list of paragraphs, or the tree of pieces that an editor keeps it in."""

from __future__ import annotations

import html
from collections.abc import Iterator

from .item import as_markup, figure, plain_of
from .json_file import Fields, is_fields, listed, string
from .json_roles import is_called, named
from .json_values import inner_of, pictures_in

_DEEPEST = 12  #: levels
#: Fields that say what a piece is.
_KINDS = ("type", "kind", "nodetype", "blocktype", "blockname", "style", "tag", "tagname", "name")
#: Fields that hold further pieces under no name of a text.
_HOLDERS = frozenset(("data", "attributes", "props", "children", "fields", "items"))
#: Of these the ones that also stand beside a text: the parts of a list's entry.
_BELOW = ("items", "children")
_FEWEST = 2  #: pieces that make a text
#: What pieces are for the break of a line inside a paragraph.
_BREAKS = frozenset(("hardbreak", "linebreak", "softbreak", "br"))


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


def is_pieces(value: object) -> bool:
    """Whether this is a text that a program for writing keeps in pieces, and nothing else."""
    return len(_listed_pieces(value)) >= _FEWEST


def titled_by(value: object) -> tuple[str, list[Fields]]:
    """The sub-heading that such a text begins with, for that is its title, and the other pieces."""
    first, *others = _listed_pieces(value)
    if not any(is_called(kind, "heading") for kind in _kinds(first)):
        return "", [first, *others]
    return plain_of("".join(_words(first, _DEEPEST))), others


def _listed_pieces(value: object) -> list[Fields]:
    """The pieces of a text, most of which say that they are paragraphs, or hold runs of words; else none."""
    if is_fields(value):
        inside = (value[name] for name in ("blocks", "content", "children", "document") if name in value)
        return next(filter(None, map(_listed_pieces, inside)), [])
    pieces = [one for one in listed(value) if is_fields(one) and _kinds(one)]
    told = [one for one in pieces if any(is_called(kind, "paragraph") for kind in _kinds(one))]
    return pieces if told and len(pieces) == len(listed(value)) else []


def _kinds(piece: Fields) -> list[str]:
    return [string(piece[name]) for name in piece if name.lower().strip("_@$") in _KINDS]


def _paragraph(text: str, tag: str = "p") -> str:
    if "</" in text and tag == "p":
        return as_markup(text)
    words = plain_of(text) if "<" in text else text
    return f"<{tag}>{html.escape(words, quote=False)}</{tag}>" if words.strip() else ""


def _piece(piece: Fields, depth: int) -> str:
    """One piece of a text: a paragraph, a sub-heading, a picture, or what holds further pieces."""
    kinds = _kinds(piece)
    if any(is_called(kind, "picture") for kind in kinds):
        inside = [piece, *filter(is_fields, piece.values())]
        inside += [inner for one in inside[1:] for inner in one.values() if is_fields(inner)]
        return "".join(figure(picture) for one in inside for picture in pictures_in(one))
    for role, tag in (("heading", "h2"), ("quote", "blockquote"), ("paragraph", "p")):
        if any(is_called(kind, role) for kind in kinds):
            words = _paragraph("".join(_words(piece, _DEEPEST - depth)), tag)
            return words + (_speaker(piece) if role == "quote" else "")
    for name in _inside(piece):
        value = piece[name]
        written = _paragraph(value) if isinstance(value, str) else markup_of(value, depth + 1)
        if written:
            below = (markup_of(piece[more], depth + 1) for more in _BELOW if more != name and more in piece)
            return written + "".join(below)
    return ""


def _speaker(piece: Fields) -> str:
    """Who is quoted: the piece says so beside the words, or what holds the words does."""
    said = (
        inner_of(one[name])
        for one in (piece, *piece.values())
        if is_fields(one)
        for name in named(one, "speaker")
    )
    return _paragraph(next(filter(None, said), ""))


def _inside(piece: Fields) -> list[str]:
    """The fields of a piece that may hold its text, best first."""
    names = [*named(piece, "text"), *named(piece, "quote")]
    # "children" hold the text of a piece whose other fields only say what becomes of it.
    names += [name for name in piece if name.lower() == "children"]
    names += [*named(piece, "around"), *named(piece, "title")]
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
        if not _BREAKS.isdisjoint(kind.lower() for kind in _kinds(value)):
            yield " "
            return
        for name in _inside(value):
            words = "".join(_words(value[name], left - 1))
            if words:
                yield words
                return
