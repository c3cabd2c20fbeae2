"""``newsclean related``: an archive and stories in, related stories out. Runs the code that the site runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .rows import date_of, story_of
from .streams import LineError, Row, answer_lines
from .workbench import BadDatabase, fail, open_workbench

if TYPE_CHECKING:
    from ..suggesters.storage import StoryData

_BATCH = 200  #: stories added at once


def main(argv: Sequence[str]) -> int:
    """Read JSON lines on standard input, write one for each query. See ``newsclean related --help``."""
    parser = argparse.ArgumentParser(
        prog="newsclean related",
        description="Finds related stories. Reads JSON lines: "
        '{"add": {"id", "title", "text", "date"}} fills the archive, {"query": {...}, "k": 10} asks it.',
    )
    parser.add_argument("--jsonl", action="store_true", help="read and write JSON lines (the only form)")
    parser.add_argument(
        "--database", default="", metavar="URL", help="postgresql://..., else a temporary SQLite"
    )
    options = parser.parse_args(argv)
    try:
        open_workbench(options.database)
    except BadDatabase as error:
        return fail(str(error))
    return _Desk().run()


class _Desk:
    """One run: adds are kept back for a moment and written together, before the next query."""

    def __init__(self) -> None:
        from ..suggesters.storage import get_storage

        self.archive = get_storage()
        self.waiting: dict[str, StoryData] = {}

    def run(self) -> int:
        from ..suggesters.storage import ArchiveUnavailable

        return answer_lines(sys.stdin, sys.stdout, self.handle, (ArchiveUnavailable,))

    def handle(self, row: Row) -> Row | None:
        if "add" in row:
            story = story_of(row["add"])
            self.waiting[story.key] = story
            if len(self.waiting) >= _BATCH:
                self.write()
            return None
        if "query" not in row:
            raise LineError("unknown_row", 'A line must have "add" or "query".')
        self.write()
        return self.related(row)

    def write(self) -> None:
        waiting, self.waiting = self.waiting, {}
        if waiting:
            self.archive.index(waiting.values())

    def related(self, row: dict[str, Any]) -> dict[str, Any]:
        from ..suggesters.related import suggest_related
        from ..suggesters.storage import Filter

        story = story_of(row["query"])
        limit = row.get("k", 10)
        if not isinstance(limit, int) or isinstance(limit, bool) or limit < 0:
            raise LineError("bad_k", '"k" must be a number, 0 or more.')
        found = suggest_related(
            story.title,
            story.text,
            date_of(row["query"]),
            archive=self.archive,
            language=story.language,
            only=Filter(exclude=frozenset({story.key})),
            limit=limit,
        )
        related = [{"id": s.key, "score": s.score, "reasons": list(s.reasons)} for s in found]
        return {"id": story.key, "related": related}
