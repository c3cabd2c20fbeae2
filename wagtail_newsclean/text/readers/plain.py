"""Plain text: one line of the paste is one line of the document."""

from __future__ import annotations

from ..types import Copy, Document, Line


def read_plain(copy: Copy) -> Document:
    """Cut text at its line ends; the source is the input, unchanged."""
    source = copy.text or ""
    lines = []
    position = 0
    blank = False
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text:
            start = position + raw.index(text[0])
            lines.append(Line(start, start + len(text), text, blank_before=blank))
        blank = not text
        position += len(raw)
    return Document(source=source, lines=tuple(lines), format="plain")
