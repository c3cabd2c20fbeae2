"""More copies from few: pages with the boxes of other publishers, fewer boxes, and boxes where there were none.

What a box says and where it stands are learnt apart, so that a box nobody has seen is known by either.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import groupby

from wagtail_newsclean.text.types import Line

from . import fiction
from .corpus import Example, paste

Runs = list[tuple[str, list[str]]]  #: kinds with their lines, in the copy's order
Boxes = dict[str, list[list[str]]]  #: of each kind the runs of lines that are to be had

#: What may be exchanged; the story stays.
_EXCHANGED = frozenset(
    ("headline", "standfirst", "byline", "timestamp", "section", "caption", "credit", "newsletter", "appeal", "related",
     "ad", "share", "tags", "bio", "note", "legal", "nav", "other")
)  # fmt: skip

#: On a page the markup stays and the words change, but not those that the page's own title and authors confirm.
_EXCHANGED_ON_PAGES = _EXCHANGED - {"headline", "standfirst", "byline", "timestamp", "section"}

#: What is put between paragraphs; the kinds that are thin twice.
_PUT_IN = ("newsletter", "newsletter", "appeal", "appeal", "related", "ad", "note", "bio", "share")

#: Chances that a box is exchanged, that it is left out, and that one is put in after a run of paragraphs.
_EXCHANGE, _LEAVE_OUT, _PUT_IN_CHANCE = 0.5, 0.15, 0.3

#: A run that is longer than this, in lines, is a page's own menu.
_LONGEST = 60


def boxes_of(examples: Sequence[Example], *, pasted: bool) -> Boxes:
    """The boxes of the examples and of the fiction for pastes or for pages."""
    boxes: Boxes = {}
    for example in examples:
        for kind, lines in _runs(example):
            if kind in _EXCHANGED and len(lines) < _LONGEST:
                boxes.setdefault(kind, []).append(lines)
    for _, shelf in fiction.shelves(pasted=pasted):
        for of_kind in shelf.boxes.values():
            for box in of_kind:
                if len({kind for _, kind in box}) == 1:
                    boxes.setdefault(box[0][1], []).append([text for text, _ in box])
    return boxes


def pastes(examples: Sequence[Example], boxes: Boxes, seed: int) -> Iterator[Example]:
    """Each example once more as a paste with other boxes; the same in every run with this seed."""
    chance = random.Random(seed)  # noqa: S311 - a fixed choice, no secret
    for example in examples:
        runs = list(_mixed(_runs(example), boxes, chance))
        lines = [line for _, lines in runs for line in lines]
        kinds = [kind for kind, lines in runs for _ in lines]
        with suppress(ValueError):  # the reader takes two lines that met for one that is wrapped
            yield paste(f"{example.name} mixed {seed}", example.publisher, lines, kinds, "mixed")


def pages(examples: Sequence[Example], boxes: Boxes, seed: int) -> Iterator[Example]:
    """Each page once more, with other words in the markup of its boxes; the same in every run with this seed."""
    chance = random.Random(seed)  # noqa: S311 - a fixed choice, no secret
    for example in examples:
        texts: list[str] = []
        for kind, lines in _runs(example):
            if kind in _EXCHANGED_ON_PAGES and chance.random() < _EXCHANGE:
                others = chance.choice(boxes[kind])
                texts += [others[at % len(others)] for at in range(len(lines))]
            else:
                texts += lines
        document = replace(
            example.document,
            lines=tuple(
                _with_words(line, text) for line, text in zip(example.document.lines, texts, strict=True)
            ),
        )
        yield replace(example, name=f"{example.name} mixed {seed}", document=document, source="mixed")


def _with_words(line: Line, text: str) -> Line:
    """The line with other words; a picture that says the same as the line goes on doing so."""
    element = line.element
    if (
        element is not None
        and element.picture
        and (element.picture in line.text or line.text in element.picture)
    ):
        element = replace(element, picture=text)
    return replace(line, text=text, element=element)


def _mixed(runs: Runs, boxes: Boxes, chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    for kind, lines in runs:
        dice = chance.random()
        if kind not in _EXCHANGED or dice > _EXCHANGE + _LEAVE_OUT:
            yield kind, lines
        elif dice < _EXCHANGE:
            yield kind, chance.choice(boxes[kind])
        if kind in ("body", "caption") and chance.random() < _PUT_IN_CHANCE:
            other = chance.choice(_PUT_IN)
            yield other, chance.choice(boxes[other])


def _runs(example: Example) -> Runs:
    told = zip(example.labels, example.lines, strict=True)
    return [(kind, [line for _, line in run]) for kind, run in groupby(told, key=lambda row: row[0])]
