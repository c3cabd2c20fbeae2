"""What programs for writing make of a text in JSON, as pieces that say what they are and what they hold.

Most write such pieces themselves. Four do not: Quill keeps one run of text with marks, Mobiledoc lists of numbers,
Draft.js its pictures beside the text; and some systems keep any of these as a string.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .json_file import Fields, is_fields, listed, string

_DEEPEST = 40  #: levels
_LONGEST = 4_000_000  #: characters of a string
_MOBILEDOC_TEXT, _MOBILEDOC_LIST, _MOBILEDOC_CARD = 1, 3, 10


def as_pieces(value: object, left: int = _DEEPEST) -> object:
    """The same value, with each text that one of these programs wrote in pieces."""
    if isinstance(value, str):
        inside = _written_in(value) if left else value
        return value if inside is value else as_pieces(inside, left - 1)
    if not left:
        return value
    if isinstance(value, list):
        return [as_pieces(one, left - 1) for one in value]
    if not is_fields(value):
        return value
    return _pieces({name: as_pieces(inner, left - 1) for name, inner in value.items()})


def _written_in(text: str) -> object:
    """What a string says in JSON: an object, or a list of some; else the string."""
    if not text.startswith(('{"', "[{")) or len(text) > _LONGEST:
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _pieces(value: Fields) -> object:
    root = value.get("root")
    if is_fields(root) and listed(root.get("children")):  # Lexical
        return root["children"]
    ops = listed(value.get("ops"))
    if ops and all(is_fields(op) and "insert" in op for op in ops):
        return list(_of_quill(ops))
    sections = listed(value.get("sections"))
    if sections and "cards" in value and all(isinstance(section, list) and section for section in sections):
        return list(_of_mobiledoc(value, sections))
    known = value.get("entityMap")
    if is_fields(known) and listed(value.get("blocks")):
        return value | {"blocks": [_of_draft(block, known) for block in value["blocks"]]}
    return value


def _of_quill(ops: list[Fields]) -> Iterator[Fields]:
    """The marks of a line stand at its end."""
    line: list[str] = []
    for op in ops:
        said, marks = op["insert"], op.get("attributes")
        if is_fields(said):
            if line and "\n" not in line[-1] and not all(isinstance(one, str) for one in said.values()):
                line += [
                    string(inner.get("value")) for inner in said.values() if is_fields(inner)
                ]  # a mention
            elif not all(isinstance(one, str) for one in said.values()):
                yield from ({"type": name} | inner for name, inner in said.items() if is_fields(inner))
            continue
        *ended, rest = string(said).split("\n")
        for words in ended:
            yield {"type": _quill_kind(marks), "text": "".join([*line, words])}
            line = []
        line.append(rest)
    yield {"type": "paragraph", "text": "".join(line)}


def _quill_kind(marks: object) -> str:
    if is_fields(marks) and marks.get("header"):
        return "heading"
    return "quote" if is_fields(marks) and marks.get("blockquote") else "paragraph"


def _of_mobiledoc(document: Fields, sections: list[list[Any]]) -> Iterator[Fields]:
    for kind, *said in sections:
        if kind == _MOBILEDOC_CARD:
            card = _at(document.get("cards"), said[0] if said else None)
            if isinstance(card, list) and len(card) > 1 and is_fields(card[1]):
                yield {"type": card[0]} | card[1]
        elif kind in (_MOBILEDOC_TEXT, _MOBILEDOC_LIST) and len(said) > 1:
            tag, written = said[:2]
            name = {"p": "paragraph", "blockquote": "quote"}.get(tag, tag)
            for markers in listed(written) if kind == _MOBILEDOC_LIST else [written]:
                words = (_mobiledoc_words(document, marker) for marker in listed(markers))
                yield {"type": "paragraph" if kind == _MOBILEDOC_LIST else name, "text": "".join(words)}


def _mobiledoc_words(document: Fields, marker: object) -> str:
    """A run of text; or an atom, which has a number: a break of the line, a name."""
    *_, said = listed(marker) or [""]
    if isinstance(said, str):
        return said
    atom = _at(document.get("atoms"), said)
    return (string(atom[1]) if isinstance(atom, list) and len(atom) > 1 else "") or " "


def _at(values: object, index: object) -> object:
    return (
        values[index]
        if isinstance(values, list) and isinstance(index, int) and 0 <= index < len(values)
        else None
    )


def _of_draft(block: object, known: Fields) -> object:
    """A block that stands for a picture, with what is said of the picture; any other as it is."""
    if not is_fields(block) or block.get("type") != "atomic":
        return block
    for held in filter(is_fields, listed(block.get("entityRanges"))):
        entity = known.get(str(held.get("key")))
        if is_fields(entity) and is_fields(entity.get("data")):
            return {"type": entity.get("type")} | entity["data"]
    return block
