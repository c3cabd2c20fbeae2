"""Picture credits, taken apart from captions."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Block, Credit


def find_credits(source: str, blocks: Sequence[Block]) -> tuple[Credit, ...]:
    """The credit of every credit block and caption that has one, without brackets and label words."""
    return ()


def split_caption(text: str) -> tuple[str, str | None]:
    """A caption and the credit at its end, where it has one."""
    return text, None
