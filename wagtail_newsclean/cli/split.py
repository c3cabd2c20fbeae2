"""``newsclean split``: copy in, blocks out."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from ..text import Copy, clean


def main(argv: Sequence[str]) -> int:
    """Answer JSON lines on standard input."""
    for raw in sys.stdin:
        row = json.loads(raw)
        story = clean(Copy(text=row.get("text"), html=row.get("html")))
        blocks = [{"kind": b.kind, "start": b.start, "end": b.end} for b in story.blocks]
        print(json.dumps({"id": row["id"], "source": story.source, "blocks": blocks}))
    return 0
