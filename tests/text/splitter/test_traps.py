"""Texts that nothing is trained on, where story looks like furniture and furniture like story."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.types import PICTURE_KINDS, STORY_KINDS

_KINDS = {
    "h": "headline", "s": "standfirst", "b": "byline", "t": "timestamp", "k": "section", "p": "body", "H": "heading",
    "c": "caption", "r": "credit", "n": "newsletter", "a": "appeal", "R": "related", "A": "ad", "S": "share",
    "T": "tags", "B": "bio", "N": "note", "L": "legal", "M": "nav", "O": "other",
}  # fmt: skip
_BOXES = (Kind.NEWSLETTER, Kind.APPEAL, Kind.RELATED, Kind.BYLINE)


def texts() -> Iterator[tuple[str, list[tuple[Kind, str]]]]:
    """The name of each text, and its lines with their kinds."""
    name, lines = "", list[tuple[Kind, str]]()
    for row in (Path(__file__).parent / "traps" / "traps.txt").read_text("utf-8").splitlines():
        if row.startswith("== "):
            if lines:
                yield name, lines
            name, lines = row.removeprefix("== story "), []
        elif row and not row.startswith("#"):
            lines.append((Kind(_KINDS[row[0]]), row[2:]))
    yield name, lines


def group(kind: Kind) -> str:
    """Kinds with the same consequence."""
    if kind in STORY_KINDS:
        return "story"
    return "picture" if kind in PICTURE_KINDS else kind if kind in _BOXES else "furniture"


def found(lines: list[tuple[Kind, str]]) -> list[Kind]:
    blocks = clean(Copy(text="\n".join(text for _, text in lines))).blocks
    assert len(blocks) == len(lines)
    return [block.kind for block in blocks]


def test_most_lines_are_in_the_right_group() -> None:
    pairs = [
        (kind, told) for _, lines in texts() for (kind, _), told in zip(lines, found(lines), strict=True)
    ]
    wrong = [pair for pair in pairs if group(pair[0]) != group(pair[1])]
    assert len(wrong) < 0.12 * len(pairs)


@pytest.mark.parametrize(("name", "lines"), [pytest.param(*text, id=text[0]) for text in texts()])
def test_no_text_loses_much_of_its_story(name: str, lines: list[tuple[Kind, str]]) -> None:
    told = found(lines)
    body = [at for at, (kind, _) in enumerate(lines) if kind is Kind.BODY]
    lost = [lines[at][1] for at in body if group(told[at]) != "story"]
    assert len(lost) <= len(body) // 2, lost
