"""The dateline at the start of a story."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from ..types import Block, Dateline


def find_dateline(
    source: str, blocks: Sequence[Block], *, received: datetime.date | None = None, language: str = ""
) -> Dateline | None:
    """The dateline that stands in the first body paragraphs, None where the copy has none."""
    return None
