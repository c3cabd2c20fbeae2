"""Which blocks of a StreamField take the story's kinds."""

from __future__ import annotations

import re
from typing import Any

from wagtail.blocks import CharBlock, ChoiceBlock, StreamBlock

from ..config import ALT, PICTURE
from ..inspecting import leaf, text_paths
from .choosing import leaf_of, shortest
from .pictures import BESIDE_PICTURES, picture_in_blocks, text_beside
from .prose import BESIDE, prose

_HEADING = re.compile(
    r"head(ing|er|line)|(sub|cross)_?head|^(head|h[1-6]?)$|subtitle|title|ueberschrift|titel|titre|titulo|titolo|tussenkop"
)
#: The values that a choice of a heading's level has for the second, below the headline.
_SECOND_LEVEL = ("h2", "H2", "2", "level-2", "level2")


def propose_blocks(stream: StreamBlock) -> dict[str, Any]:
    """Kind to block, as a mapping says it."""
    found: dict[str, Any] = {}
    body = prose(stream)
    if body:
        found["body"] = body
    headings = [path for path in text_paths(stream) if _is_heading(stream, path)]
    # In a block with several texts the heading is the one that must be there.
    heading = shortest(sorted(headings, key=lambda path: not leaf_of(stream, path).required))
    if heading:
        found["heading"] = _with_size(stream, heading)
    picture = picture_in_blocks(stream)
    if picture:
        found[PICTURE] = picture
        own = getattr(leaf_of(stream, picture), "child_blocks", {})  # Wagtail's ImageBlock has its own words
        for kind, patterns in BESIDE_PICTURES.items():
            path = text_beside(stream, picture, patterns)
            if path and not (kind == ALT and own):
                found[kind] = path
    return found


def _is_heading(stream: StreamBlock, path: str) -> bool:
    first, last = _in_stream(stream, path), path.split(".")[-1]
    right = isinstance(leaf_of(stream, path), CharBlock) and not BESIDE.search(path)
    return right and bool(
        _HEADING.search(first) or (_HEADING.search(last) and path.count(".") and "section" in first)
    )


def _in_stream(stream: StreamBlock, path: str) -> str:
    """The name of the block on this path that stands in a stream, in the innermost of those that are nested."""
    way = path.split(".")
    within = [n for n in range(len(way)) if isinstance(leaf(stream, way[:n]), StreamBlock)]
    return way[within[-1]]


def _with_size(stream: StreamBlock, path: str) -> Any:
    """A heading with the level that its block asks for, where that has no default."""
    *way, text = path.split(".")
    children = getattr(leaf(stream, way), "child_blocks", {}) if way else {}
    for child, block in children.items():
        open_choice = isinstance(block, ChoiceBlock) and child != text and not block.get_default()
        level = next((v for v in _SECOND_LEVEL if open_choice and block.field.valid_value(v)), None)
        if level:
            return {"block": path, "set": {".".join((*way[1:], child)): level}}
    return path
