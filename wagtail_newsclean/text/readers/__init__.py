"""One file per format, and one sniffer that chooses."""

from __future__ import annotations

from ..types import Copy, Document
from .html import read_html
from .plain import read_plain

__all__ = ["read"]


def read(copy: Copy) -> Document:
    """Copy of any format as lines. Raises ``CopyError`` for copy that cannot be read at all."""
    return read_html(copy) if copy.html is not None else read_plain(copy)
