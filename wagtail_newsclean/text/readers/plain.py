"""Plain text: one line of the paste is one line of the document, but a hard-wrapped paragraph is one line too."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Copy, CopyError, Document, Line
from .encoding import text_of
from .mail_head import read_mail_head
from .wrapped import RawLine, paragraphs


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
    found = lines_of(source)
    if not found:
        raise CopyError("empty", "There is no text in this copy.")
    lines, stated = read_mail_head(found)
    return Document(source, tuple(lines), "plain", warnings=warnings, stated=stated)


def lines_of(source: str) -> list[Line]:
    """The lines of a text, a hard-wrapped paragraph as one."""
    raw_lines = []
    position = 0
    blank = False
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text:
            indent = len(raw) - len(raw.lstrip())
            start = position + indent
            raw_lines.append(RawLine(start, start + len(text), text, indent, blank))
        blank = not text
        position += len(raw)
    return [_line(group) for group in paragraphs(raw_lines)] if raw_lines else []


def unwrapped(text: str, *, flowed: bool = False) -> str:
    """Paragraphs on one line each, where the sender's program or desk wrapped them.

    ``flowed`` text says where (RFC 3676: a space at the line's end). Of other text it is found out.
    """
    if not flowed:
        lines = lines_of(text)
        return "\n".join([f"\n{line.text}" if line.blank_before else line.text for line in lines])
    out: list[str] = []
    joining = False
    for line in text.splitlines():
        if joining and line.strip():
            out[-1] = f"{out[-1].rstrip()} {line.strip()}"
        else:
            out.append(line)
        joining = line.endswith(" ") and line != "-- "
    return "\n".join(out)


def _line(group: Sequence[RawLine]) -> Line:
    first = group[0]
    text = first.text if len(group) == 1 else " ".join([raw.text for raw in group])
    return Line(first.start, group[-1].end, text, first.blank_before)
