"""Training copies of our own making: fictional stories with fictional boxes shuffled in, in ten languages.

Real pages are mostly English; what the model learns of the shared kinds of word from these carries over to languages
of which hardly a real page is at hand. The stories hold traps: lines that look like furniture and are the story.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .corpus import Example, brief, marked_up, paste
from .fiction_pages import Labelled, page

FOLDER = Path(__file__).resolve().parents[1] / "fiction"

#: More of it, for pastes only: with it pages were read worse, held out, and pastes of new forms a third better.
PASTES = "pastes"

LETTERS = {
    "h": "headline", "s": "standfirst", "b": "byline", "t": "timestamp", "k": "section", "p": "body", "H": "heading",
    "c": "caption", "r": "credit", "n": "newsletter", "a": "appeal", "R": "related", "A": "ad", "S": "share",
    "T": "tags", "B": "bio", "N": "note", "L": "legal", "M": "nav", "O": "other",
}  # fmt: skip

#: Boxes that may stand above the headline, between paragraphs, and in which order they tend to follow the story.
_ABOVE, _BETWEEN, _BELOW = "MaaASLn", "AnRcraS", "NBTRnaSRALM"


@dataclass(slots=True)
class Shelf:
    """The stories and boxes of one language."""

    stories: list[Labelled] = field(default_factory=list)
    boxes: dict[str, list[Labelled]] = field(default_factory=dict)


def shelves(*, pasted: bool) -> Iterator[tuple[str, Shelf]]:
    """Each language and what there is in it, for pastes or for pages."""
    for path in sorted(FOLDER.glob("*.txt")):
        more = [FOLDER / PASTES / path.name] if pasted else []
        yield path.stem, read_shelf(path, *more)


def read_shelf(*paths: Path) -> Shelf:
    """Read one language's files."""
    shelf = Shelf()
    part: Labelled = []
    for row in "".join(path.read_text(encoding="utf-8") for path in paths).splitlines():
        if row.startswith("== "):
            part = []
            if row == "== story":
                shelf.stories.append(part)
        elif row and not row.startswith("#"):
            letter, _, line = row.partition(" ")
            part.append((line, LETTERS[letter]))
            if len(part) == 1 and (not shelf.stories or part is not shelf.stories[-1]):
                shelf.boxes.setdefault(letter, []).append(part)
    return shelf


def copies(variants: int, seed: int = 5) -> list[Example]:
    """``variants`` pastes of each story, each with other boxes; the same in every run."""
    made = []
    for name, publisher, parts in _composed(variants, seed, pasted=True):
        lines = [line for part in parts for line in part]
        made.append(
            paste(name, publisher, [text for text, _ in lines], [kind for _, kind in lines], "fiction")
        )
    for language, shelf in shelves(pasted=True):
        for number, story in enumerate(shelf.stories):
            lines, kinds = [text for text, _ in story], [kind for _, kind in story]
            name = f"fiction-{language}{number}-brief"
            made += brief(name, f"fiction {language}", lines, kinds, 1 + number % 2)
    return made


def pages(variants: int, seed: int = 6) -> list[Example]:
    """``variants`` web pages of each story: boxes in elements named as sites name them; the same in every run."""
    chance = random.Random(seed)  # noqa: S311 - a fixed choice, no secret
    made = []
    for name, publisher, parts in _composed(variants, seed, pasted=False):
        html = page(parts, chance)
        lines = [line for part in parts for line in part]
        made.append(
            marked_up(
                name, publisher, html, [text for text, _ in lines], [kind for _, kind in lines], "fiction"
            )
        )
    return made


def _composed(variants: int, seed: int, *, pasted: bool) -> Iterator[tuple[str, str, list[Labelled]]]:
    chance = random.Random(seed)  # noqa: S311 - a fixed choice, no secret
    for language, shelf in shelves(pasted=pasted):
        for number, story in enumerate(shelf.stories):
            for variant in range(variants):
                yield (
                    f"fiction-{language}{number}-{variant}",
                    f"fiction {language}",
                    _compose(story, shelf, chance),
                )


def _compose(story: Labelled, shelf: Shelf, chance: random.Random) -> list[Labelled]:
    def box(letter: str) -> Labelled:
        return chance.choice(shelf.boxes[letter]) if letter in shelf.boxes else []

    parts: list[Labelled] = []
    for letter in chance.sample(_ABOVE, chance.choice((0, 0, 1, 1, 2))):
        chosen = box(letter)
        parts += [chosen] if len(chosen) < 5 else []
    first = next(at for at, (_, kind) in enumerate(story) if kind == "body")
    gaps = [
        at for at in range(first + 1, len(story)) if story[at - 1][1] == "body" and story[at][1] == "body"
    ]
    cuts = {
        at: chance.choice(_BETWEEN) for at in chance.sample(gaps, min(len(gaps), chance.choice((0, 1, 1, 2))))
    }
    for at, line in enumerate(story):
        if at in cuts:
            parts.append(box(cuts[at]))
        parts.append([line])
    tail = list(_BELOW)
    if chance.random() < 0.4:
        chance.shuffle(tail)
    parts += [box(letter) for letter in tail if chance.random() < 0.45]
    return [part for part in parts if part]
