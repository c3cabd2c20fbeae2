"""HTML: saved pages and clipboard fragments, as a plain rendition with the facts of the markup beside it."""

from __future__ import annotations

from ...types import Copy, CopyError, Document, Line, Picture
from .facts import element_of
from .region import main_region
from .walk import Walker, walk

__all__ = ["read_html"]


def read_html(copy: Copy) -> Document:
    """One line for each block-level element, in document order, joined by line ends."""
    walked = walk(copy.html or "")
    if not walked.lines:
        raise CopyError("empty", "There is no text in this copy.")
    first, last = main_region(walked)
    lines = []
    position = 0
    for number, raw in enumerate(walked.lines):
        end = position + len(raw.text)
        element = element_of(raw, first <= number < last)
        lines.append(Line(position, end, raw.text, raw.blank_before, element))
        position = end + 1
    return Document(
        source="\n".join([line.text for line in walked.lines]),
        lines=tuple(lines),
        format="html",
        pictures=_pictures(walked),
    )


def _pictures(walked: Walker) -> tuple[Picture, ...]:
    after = len(walked.lines)
    return tuple(
        Picture(node.attrib.get("src", ""), node.attrib.get("alt", ""), line if line < after else None)
        for node, line in walked.pictures
    )
