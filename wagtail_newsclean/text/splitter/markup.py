"""What the markup around a line says: element names, class and id words, roles, links, what the file says."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Document
from .facts import Facts


def markup_names(document: Document, facts: Sequence[Facts]) -> list[list[str]]:
    """For each line the names of its markup features; empty for plain text."""
    return []
