"""More saved pages whose lines somebody read: their kinds stand in ``tools/readings.txt``, their text with the pages.

A row of the file is a page: the beginning of the SHA-1 of its file's name, then for each line the letter of its kind
(as in the fiction) and three letters that tell the line, so that a kind stays with its line when pages are read
otherwise.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from wagtail_newsclean.text.language import detect_language
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.types import Copy, Document

from .corpus import Example, main_lines, paste, publisher_of
from .fiction import LETTERS

FILE = Path(__file__).resolve().parents[1] / "readings.txt"

#: The source of examples that were read here.
SOURCE = "readings"

_LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}

#: A page of which fewer of the lines that were read are found has changed too much.
_FOUND = 0.9


@dataclass(slots=True)
class Page:
    """A page that was read, with its markup and as a paste."""

    marked_up: Example
    pasted: Example

    @property
    def publisher(self) -> str:
        """Whose page it is."""
        return self.marked_up.publisher


def pages(folder: Path) -> Iterator[Page]:
    """The pages of a folder that were read."""
    read_lines = dict(_rows(FILE))
    for path in sorted(folder.glob("*.html.gz")):
        name = path.name.removesuffix(".html.gz")
        told = read_lines.get(page_key(name))
        if told is None:
            continue
        document = main_lines(read(Copy(html=gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))))
        kinds = _kinds_of(document, told)
        if kinds is None:
            continue
        publisher, lines = publisher_of(name), [line.text for line in document.lines]
        language = detect_language(document.source, hint=document.metadata.language)
        scored = [kind is not None for kind in kinds]
        labels = [kind or "other" for kind in kinds]
        yield Page(
            Example(name, publisher, document, language, labels, scored, SOURCE),
            paste(name, publisher, lines, labels, SOURCE),
        )


def row(name: str, lines: Iterable[str], kinds: Iterable[str]) -> str:
    """The row of the file for a page that was read."""
    told = (_LETTER_OF[kind] + line_key(line) for line, kind in zip(lines, kinds, strict=True))
    return f"{page_key(name)} {''.join(told)}"


def page_key(name: str) -> str:
    """What tells a page by its file's name."""
    return hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:10]


def line_key(text: str) -> str:
    """What tells a line from those around it, whatever its white space."""
    return hashlib.sha1("".join(text.split()).encode(), usedforsecurity=False).hexdigest()[:3]


def _rows(path: Path) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for text in path.read_text(encoding="utf-8").splitlines():
        page, _, told = text.partition(" ")
        if not text.startswith("#"):
            yield page, [(LETTERS[told[at]], told[at + 1 : at + 4]) for at in range(0, len(told), 4)]


def _kinds_of(document: Document, told: list[tuple[str, str]]) -> list[str | None] | None:
    """The kind of each line of the document; None for those that were not read, and for a page that has changed."""
    keys = [line_key(line.text) for line in document.lines]
    kinds: list[str | None] = [None] * len(keys)
    matcher = SequenceMatcher(None, keys, [key for _, key in told], autojunk=False)
    found = 0
    for at, there, size in matcher.get_matching_blocks():
        kinds[at : at + size] = [kind for kind, _ in told[there : there + size]]
        found += size
    return kinds if found >= _FOUND * len(told) else None
