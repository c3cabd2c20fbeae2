"""Plain text: one line of the paste is one line of the document."""

from __future__ import annotations

from ..types import Copy, CopyError, Document, Line
from .encoding import text_of


def read_plain(copy: Copy) -> Document:
    """Cut text at its line ends (those of ``str.splitlines``: CRLF, form feeds and U+2028 are line ends too).

    The source is the input, unchanged; for a file, its text. Raises ``CopyError`` where there is none.
    """
    if copy.text is not None:
        return document_of_text(copy.text)
    decoded = text_of(copy.data or b"")
    return document_of_text(decoded.text, decoded.warnings)


def document_of_text(source: str, warnings: tuple[str, ...] = ()) -> Document:
    """A document from text, for readers of formats that carry it."""
    lines = []
    position = 0
    blank = False
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text:
            start = position + len(raw) - len(raw.lstrip())
            lines.append(Line(start, start + len(text), text, blank_before=blank))
        blank = not text
        position += len(raw)
    if not lines:
        raise CopyError("empty", "There is no text in this copy.")
    return Document(source=source, lines=tuple(lines), format="plain", warnings=warnings)
