"""Boxes of the markup: which lines stand in one element together, and how they stand to the story's element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..types import Element
from .facts import Facts

#: Kinds of word that tell what a box is for when they stand in its first line or in one of its short lines.
_TELLING = ("related", "readmore", "newsletter", "signup", "share", "follow", "network", "tags", "ad", "comment", "bio",
            "support", "paywall", "subscribe", "legal", "copyright", "listen", "shop", "email", "nav")  # fmt: skip

#: How many boxes around a line are looked at, and how large one may be.
_LEVELS, _LARGEST = 3, 150


@dataclass(slots=True)
class _Box:
    first: int
    last: int = 0
    letters: int = 0
    linked: float = 0.0
    paragraphs: int = 0
    paragraph_letters: int = 0


def container_names(elements: Sequence[Element], facts: Sequence[Facts]) -> list[list[str]]:
    """For each line the names of what its boxes are like, from the smallest with two lines up."""
    boxes, total = _boxes(elements, facts)
    story, depth = _story(elements, boxes, total)
    said: dict[tuple[int, int], list[str]] = {}
    rows = []
    for index, element in enumerate(elements):
        names: list[str] = []
        chain = element.chain
        if story in chain:
            below = len(chain) - 1 - chain.index(story)
            names.append("<story box")
            names.append(
                f"<story box:{min(below, 4)} {'/'.join(element.path[-min(below, 2) :]) if below else ''}"
            )
            if below == depth:
                names.append("<as deep as paragraphs")
        elif story:
            box = boxes[story]
            names.append("<above story box" if index < box.first else "<below story box")
        level, lines = 0, 1
        for serial in reversed(chain):
            box = boxes[serial]
            size = box.last - box.first + 1
            if size <= lines or level == _LEVELS or size > _LARGEST or serial == story:
                if serial == story or size > _LARGEST or level == _LEVELS:
                    break
                continue
            if (serial, level) not in said:
                said[serial, level] = [f"<box{level} {name}" for name in _describe(box, facts)]
            names += said[serial, level]
            if index == box.first:
                names.append(f"<box{level} first")
            level, lines = level + 1, size
        if not level:
            names.append("<alone")
        rows.append(names)
    return rows


def _boxes(elements: Sequence[Element], facts: Sequence[Facts]) -> tuple[dict[int, _Box], int]:
    """Every box with its sums, outer ones before inner ones, and the letters of all running text.

    A line counts in the innermost box, and boxes hand their sums up once all lines are in: a line stands ten deep.
    """
    boxes: dict[int, _Box] = {}
    around: dict[int, int] = {}  # box to the box around it
    total = 0
    for index, (element, f) in enumerate(zip(elements, facts, strict=True)):
        chain = element.chain
        length, density = f.length, element.link_density
        running = density < 0.5 and f.is_paragraph
        if running:
            total += length
        if not chain:
            continue
        box = boxes.get(chain[-1])
        if box is None:
            above = 0
            for serial in chain:
                if serial not in boxes:
                    boxes[serial] = _Box(index)
                    around[serial] = above
                above = serial
            box = boxes[chain[-1]]
        box.last = index
        box.letters += length
        box.linked += length * density
        if running:
            box.paragraphs += 1
            box.paragraph_letters += length
    for serial in reversed(boxes):
        above = around[serial]
        if above:
            box, outer = boxes[serial], boxes[above]
            if box.last > outer.last:
                outer.last = box.last
            outer.letters += box.letters
            outer.linked += box.linked
            outer.paragraphs += box.paragraphs
            outer.paragraph_letters += box.paragraph_letters
    return boxes, total


def _story(elements: Sequence[Element], boxes: dict[int, _Box], total: int) -> tuple[int, int]:
    """The smallest element with six tenths of the running text, and how deep in it lines stand; 0, 0 without."""
    best, most = 0, None
    for serial, box in boxes.items():
        if total and box.paragraph_letters >= 0.6 * total and (most is None or box.letters <= most):
            best, most = serial, box.letters
    if not best:
        return 0, 0
    depths: dict[int, int] = {}
    for element in elements:
        if best in element.chain:
            below = len(element.chain) - 1 - element.chain.index(best)
            depths[below] = depths.get(below, 0) + 1
    return best, max(depths, key=lambda below: (depths[below], -below))


def _describe(box: _Box, facts: Sequence[Facts]) -> list[str]:
    size = box.last - box.first + 1
    density = box.linked / box.letters if box.letters else 0.0
    linked = "none" if density < 0.02 else "few" if density < 0.3 else "many" if density < 0.8 else "all"
    lines = "2" if size == 2 else "3-5" if size < 6 else "6-15" if size < 16 else "many"
    names = [f"{lines} lines, links {linked}", "text" if box.paragraphs else "no text"]
    first = facts[box.first]
    if first.hits and first.length < 80:
        names += ["title:" + kind for kind in _TELLING if kind in first.hits]
    if size < 40:
        present = {kind for f in facts[box.first : box.last + 1] if f.length < 160 for kind in f.hits}
        names += ["has:" + kind for kind in _TELLING if kind in present]
    return names
