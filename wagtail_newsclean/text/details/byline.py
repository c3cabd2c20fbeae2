"""Who wrote the story."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Block


def find_byline(source: str, blocks: Sequence[Block], language: str = "") -> tuple[str, ...]:
    """Names of people in the byline blocks, in order, without titles and agencies."""
    return ()
