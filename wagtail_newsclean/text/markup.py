"""Cutting and joining the rendered lines of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class RenderedLine:
    """A line of the source with its sanitised HTML."""

    start: int
    end: int
    html: str


def html_of(lines: Sequence[RenderedLine], source: str, start: int, end: int) -> str:
    """Well-formed HTML of ``source[start:end]``."""
    return "".join(f"<p>{escape(line)}</p>" for line in source[start:end].splitlines() if line.strip())
