"""One file per format, and one sniffer that chooses.

A new format is one file with a function from ``Copy`` to ``Document``, and one line in ``READERS`` (``formats.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..types import Copy, CopyError, Document
from .html import read_html
from .labelled import with_labels_apart
from .plain import read_plain
from .sniff import head_of

if TYPE_CHECKING:
    from .formats import Reader

__all__ = ["read", "reader_for"]


def read(copy: Copy) -> Document:
    """Copy of any format as lines. Raises ``CopyError`` for copy that cannot be read at all."""
    given = [value for value in (copy.text, copy.html, copy.data) if value is not None]
    if len(given) != 1:
        raise CopyError("no_copy", "Give exactly one of text, html and data.")
    if copy.text is not None:
        return with_labels_apart(read_plain(copy))
    if copy.html is not None:
        return with_labels_apart(read_html(copy))
    return with_labels_apart(reader_for(copy.data or b"", copy.filename).read(copy))


def reader_for(data: bytes, filename: str = "") -> Reader:
    """Who reads a file. Raises ``CopyError`` for an empty file and for one that is not text."""
    from .formats import READERS  # a paste or a page needs none of the others

    head = head_of(data, filename)
    return next(reader for reader in READERS if reader.recognise(head))
