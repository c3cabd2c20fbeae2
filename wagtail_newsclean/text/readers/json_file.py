"""What the JSON formats share: reading a file, and fields that may hold anything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeGuard

from ..types import CopyError, Document
from .encoding import decode
from .item import Item
from .json_cut import closings
from .open_ended import closed
from .several import joined, kept_out
from .sniff import Head

Fields = dict[str, Any]
_ROWS = 2  #: of JSON lines at least
_CUT_OFF = "This JSON file was cut off: its end is missing."


def holds(head: Head, word: bytes, stories: Callable[[object], list[Fields]]) -> bool:
    """Whether a file is JSON in which ``stories`` finds any; ``word`` is one that every such file has."""
    if not head.text.startswith(("{", "[")):
        return False
    if word not in head.data and 0 not in head.data[:8]:  # UTF-16 is looked into
        return False
    try:
        return bool(stories(_parsed(decode(head.data).text)[0]))
    except (ValueError, RecursionError):
        return False


def load(data: bytes) -> tuple[object, tuple[str, ...]]:
    """What the file says, and warnings. Raises ``CopyError`` for a broken one."""
    decoded = decode(data)
    try:
        found, whole = _parsed(decoded.text)
        return found, decoded.warnings if whole else (*decoded.warnings, _CUT_OFF)
    except (ValueError, RecursionError) as error:
        raise CopyError("unreadable", f"This JSON file is broken: {error}.") from error


def _parsed(text: str) -> tuple[object, bool]:
    """What a text says in JSON, or in JSON lines: a list of what each says; and whether it is there to its end."""
    try:
        return json.loads(text), True
    except ValueError:
        rows = [row for row in text.splitlines() if row.strip()]
        if len(rows) >= _ROWS and rows[0].rstrip().endswith("}"):
            return [json.loads(row) for row in rows], True
        for closed_text in closings(text):
            try:
                return json.loads(closed_text), False
            except ValueError:
                continue
        raise


def first_of(items: Iterable[Item], format_name: str, warnings: tuple[str, ...]) -> Document:
    """The first story, the others kept out of it. Raises ``CopyError`` where none has text."""
    documents: list[Document] = []
    for item in items:
        item.body = closed(item.body)
        try:
            document = item.document(format_name, warnings)
        except CopyError:
            continue
        documents.append(kept_out(document) if documents else document)
    if not documents:
        raise CopyError("empty", "There is no text in this copy.")
    return joined(documents)


def is_fields(value: object) -> TypeGuard[Fields]:
    return isinstance(value, dict)


def string(value: object) -> str:
    """A string as it stands, empty for anything else."""
    return value if isinstance(value, str) else ""


def listed(value: object) -> list[Any]:
    """A list as it stands, empty for anything else."""
    return value if isinstance(value, list) else []


def several(value: object) -> list[Any]:
    """What may be one thing or a list of them, as a list."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]
