"""Parts that are counted, "I. Closing", "II. Subscription": what most of them are, the others are too."""

from __future__ import annotations

import re
from collections.abc import Collection

from ...types import STORY_KINDS, Block, Document, Kind
from .asked import asked

_COUNTED = re.compile(r"(?P<number>[IVX]{1,5}|\d{1,2})[.)]\s\S")
_LONGEST = 60  #: characters
_FEWEST = 3
_SERIES = "starts with the same label as other lines"


def keep_numbered(document: Document, blocks: list[Block], known: Collection[int]) -> None:
    """Keep in the story in ``blocks`` the headings of parts that follow in order; what is ``known`` stays."""
    rows: list[tuple[int, str]] = []
    for at, line in enumerate(document.lines):
        if line.text[0] in "IVX0123456789" and len(line.text) <= _LONGEST:
            match = _COUNTED.match(line.text)
            if match is not None:
                rows.append((at, match["number"]))
    of_story = [at for at, _ in rows if blocks[at].kind in STORY_KINDS]
    if len(rows) < _FEWEST or len(of_story) == len(rows) or 2 * len(of_story) <= len(rows):
        return
    numbers = [number for _, number in rows]
    if numbers != [str(n) for n in range(1, len(rows) + 1)] and numbers != _ROMAN[: len(rows)]:
        return
    for at, _ in rows:
        if at not in known and blocks[at].kind not in STORY_KINDS:
            blocks[at] = asked(blocks[at], Kind.HEADING, _SERIES)


_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
