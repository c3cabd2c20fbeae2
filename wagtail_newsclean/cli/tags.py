"""``newsclean tags``: a vocabulary, tagged stories and new ones in, tags out. Runs the code that the site runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .rows import plain, story_of
from .streams import LineError, Row, answer_lines
from .workbench import BadDatabase, fail, open_workbench

if TYPE_CHECKING:
    from ..suggesters.storage import StoryData
    from ..suggesters.vocabulary import TagData, Vocabulary
    from ..text.key_phrases import KeyPhrase

_BATCH = 200  #: stories added at once
_FEW, _MANY = 5, 10  #: a story with five tags to offer gets ten: whoever reads the stream sees the scores


def main(argv: Sequence[str]) -> int:
    """Read JSON lines on standard input, write one for each story. See ``newsclean tags --help``."""
    parser = argparse.ArgumentParser(
        prog="newsclean tags",
        description='Suggests tags. Reads JSON lines: first {"vocabulary": [...]}, then {"tagged": {...}} for '
        'stories that have tags already, then {"id", "title", "text"} for those that need some.',
    )
    parser.add_argument("--jsonl", action="store_true", help="read and write JSON lines (the only form)")
    parser.add_argument("--new", action="store_true", help="also offer key phrases that are no tags yet")
    parser.add_argument(
        "--database", default="", metavar="URL", help="postgresql://..., else a temporary SQLite"
    )
    options = parser.parse_args(argv)
    try:
        open_workbench(options.database)
    except BadDatabase as error:
        return fail(str(error))
    return _Desk(new=options.new).run()


class _Desk:
    """One run. The vocabulary is cut for a language when the first story in it comes."""

    def __init__(self, *, new: bool) -> None:
        from ..suggesters.storage import get_storage

        self.archive = get_storage()
        self.new = new
        self.tags: list[TagData] | None = None
        self.vocabularies: dict[str, Vocabulary] = {}
        self.waiting: dict[str, StoryData] = {}

    def run(self) -> int:
        from ..suggesters.storage import ArchiveUnavailable

        return answer_lines(sys.stdin, sys.stdout, self.handle, (ArchiveUnavailable,))

    def handle(self, row: Row) -> Row | None:
        if "vocabulary" in row:
            self.tags = list(_tags(row["vocabulary"]))
            self.vocabularies = {}
            return None
        if self.tags is None:
            raise LineError("no_vocabulary", 'The first line must be {"vocabulary": [...]}.')
        if "tagged" in row:
            story = story_of(row["tagged"])
            self.waiting[story.key] = story
            if len(self.waiting) >= _BATCH:
                self.write()
            return None
        self.write()
        return self.suggest(story_of(row))

    def write(self) -> None:
        waiting, self.waiting = self.waiting, {}
        if waiting:
            self.archive.index(waiting.values())

    def vocabulary(self, language: str) -> Vocabulary:
        from ..suggesters.vocabulary import Vocabulary

        if language not in self.vocabularies:
            # One label a language, and a new one for each vocabulary line: the last one counts.
            label = f"{language}:{id(self.tags)}"
            made = Vocabulary(self.archive, label, (language,))
            made.add(self.tags or ())
            self.vocabularies[language] = made
        return self.vocabularies[language]

    def suggest(self, story: StoryData) -> dict[str, Any]:
        from ..suggesters.new_tags import suggest_new_tags
        from ..suggesters.storage import Filter
        from ..suggesters.tags import Band, suggest_tags

        vocabulary = self.vocabulary(story.language)
        found = suggest_tags(
            story.title,
            story.text,
            story.language,
            vocabulary=vocabulary,
            archive=self.archive,
            only=Filter(exclude=frozenset({story.key})),
        )
        offered = sum(s.band is not Band.HIDDEN for s in found)
        shown = found[: offered if offered < _FEW else max(offered, _MANY)]
        tags = [{"name": s.name, "score": s.score, "reasons": list(s.reasons)} for s in shown]
        if self.new:
            fresh = suggest_new_tags(story.title, story.text, story.language, vocabulary=vocabulary)
            tags += [{"name": p.text, "score": p.score, "reasons": [_why(p)], "new": True} for p in fresh]
        return {"id": story.key, "tags": tags}


def _why(phrase: KeyPhrase) -> str:
    times = "once" if phrase.count == 1 else f"{phrase.count} times"
    return f"not a tag yet; named {times}" + (", also in the headline" if phrase.in_title else "")


def _tags(vocabulary: Any) -> Iterator[TagData]:
    from ..suggesters.vocabulary import TagData

    if not isinstance(vocabulary, list):
        raise LineError("bad_vocabulary", '"vocabulary" must be a list of tags.')
    seen: set[str] = set()
    for tag in vocabulary:
        name, aliases = (tag.get("name"), tag.get("aliases") or []) if isinstance(tag, dict) else (tag, [])
        if (
            not isinstance(name, str)
            or not isinstance(aliases, list)
            or not all(isinstance(a, str) for a in aliases)
        ):
            raise LineError(
                "bad_vocabulary", 'A tag must be a string or {"name": str, "aliases": [str, ...]}.'
            )
        name = plain(name)
        if name.strip() and name not in seen:
            seen.add(name)
            yield TagData(str(len(seen)), name, [plain(alias) for alias in aliases])
