"""Several documents as one: a message and its attachments, a file that holds more than one story."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..types import Document, Kind, Line, Picture, Verdict

#: What the lines of a file's other stories are: kept, but no part of this story.
_OTHER_STORY = Verdict(Kind.OTHER, "another story in the same file", 0.9)


def joined(documents: Sequence[Document]) -> Document:
    """The documents one after another; the first says what the whole is.

    Facts of markup stay only where every document has them: one model reads all lines.
    """
    if len(documents) == 1:
        return documents[0]
    marked = all(document.lines and document.lines[0].element is not None for document in documents)
    lines: list[Line] = []
    pictures: list[Picture] = []
    stated: dict[int, Verdict] = {}
    firsts: list[int] = []
    warnings: list[str] = []
    dateline = None
    position = 0
    for document in documents:
        first = len(lines)
        firsts.append(first)
        lines += [
            replace(
                line,
                start=line.start + position,
                end=line.end + position,
                blank_before=line.blank_before or (at == 0 and first > 0),
                element=line.element if marked else None,
            )
            for at, line in enumerate(document.lines)
        ]
        pictures += [
            replace(picture, line=None if picture.line is None else picture.line + first)
            for picture in document.pictures
        ]
        stated |= {at + first: verdict for at, verdict in document.stated.items()}
        if dateline is None and document.dateline is not None:
            dateline = document.dateline + first
        warnings += document.warnings
        position += len(document.source) + 1

    def render(index: int) -> str:
        number = bisect_right(firsts, index) - 1
        own = documents[number].render
        return own(index - firsts[number]) if own is not None else ""

    return replace(
        documents[0],
        source="\n".join([document.source for document in documents]),
        lines=tuple(lines),
        pictures=tuple(pictures),
        warnings=tuple(dict.fromkeys(warnings)),
        render=render if all(document.render is not None for document in documents) else None,
        stated=stated,
        dateline=dateline,
    )


def kept_out(document: Document) -> Document:
    """Another story of the same file: every line is there, none is part of the story."""
    return replace(document, stated=dict.fromkeys(range(len(document.lines)), _OTHER_STORY), dateline=None)
