"""Labelled copies: the gold pages, the trap texts, fiction of our own; and which may be held out together."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import groupby
from pathlib import Path

from wagtail_newsclean.text.language import detect_language
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.features import features
from wagtail_newsclean.text.types import Copy, Document, Kind, Line

#: Words and beginnings seen at fewer publishers than this are a publisher's habit, not a language's.
PUBLISHERS_PER_WORD = 3

#: Beginnings of the features that are words as they stand.
WORDS = ("= ", "1st ", "2nd ")

#: Elements that stay when somebody copies a story out of a browser, and the element around them.
_BARE = {"h1": "", "h2": "", "h3": "", "p": "", "blockquote": "", "li": "ul", "figcaption": "figure"}

#: The source of examples that are a gold page's story without what stands above and below it.
STORY_ONLY = "story only"

#: A paragraph of a brief is longer than this, in characters.
_BRIEF = 60

#: Of one page in this many the story alone is learnt from too: more, and whole pages are read worse.
STORY_ONLY_EVERY = 2


@dataclass(slots=True)
class Example:
    """A copy with its kinds: what the model is fitted to, or measured by."""

    name: str
    publisher: str
    document: Document
    language: str
    labels: list[str]
    scored: list[bool]  #: False: the kind is a guess, never measured
    source: str = "gold"
    rows: list[list[str]] = field(init=False, repr=False)  #: the names of each line's features

    def __post_init__(self) -> None:
        self.rows = features(self.document, self.language).rows

    @property
    def lines(self) -> list[str]:
        """The text of each line."""
        return [line.text for line in self.document.lines]


def publisher_of(name: str) -> str:
    """The part of a page's name between "-" and "_"."""
    return name.split("-", 1)[-1].split("_")[0].lower()


def text_examples(folder: Path, source: str = "gold") -> list[Example]:
    """Every labelled copy of a folder as a plain paste."""
    examples = []
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        row = json.loads(path.read_text(encoding="utf-8"))
        publisher = publisher_of(row["id"]) if source == "gold" else row["id"]
        examples.append(paste(row["id"], publisher, row["lines"], row["labels"], source))
        told = story_span(row["labels"])
        if told and source == "gold" and number % STORY_ONLY_EVERY == 0:
            first, end = told
            cut = paste(
                f"{row['id']} story",
                publisher,
                row["lines"][first:end],
                row["labels"][first:end],
                STORY_ONLY,
            )
            examples.append(cut)
        if source == "gold":
            examples += brief(f"{row['id']} brief", publisher, row["lines"], row["labels"], 1 + number % 3)
    return examples


def brief(
    name: str, publisher: str, lines: Sequence[str], labels: Sequence[str], paragraphs: int
) -> list[Example]:
    """The first paragraphs of a story and nothing else, as agencies send briefs; nothing where there are too few."""
    body = [line for line, label in zip(lines, labels, strict=True) if label == "body" and len(line) > _BRIEF]
    kept = body[:paragraphs]
    return [paste(name, publisher, kept, ["body"] * len(kept), STORY_ONLY)] if kept else []


def paste(name: str, publisher: str, lines: Sequence[str], labels: Sequence[str], source: str) -> Example:
    """Labelled lines as somebody would paste them. Raises ``ValueError`` where the reader joins lines of two kinds."""
    document = read(Copy(text="\n".join(line for line in lines if line.strip())))
    kinds = [label or "other" for label in aligned(document, lines, labels)]
    told = [label for line, label in zip(lines, labels, strict=True) if line.strip()]
    if _turns(kinds) != _turns(told):
        raise ValueError(f"{name}: {len(told)} labelled lines became {len(kinds)}")
    return Example(
        name, publisher, document, detect_language(document.source), kinds, [True] * len(kinds), source
    )


def _turns(kinds: Sequence[str]) -> list[str]:
    return [kind for kind, _ in groupby(kinds)]


def html_examples(folder: Path) -> list[Example]:
    """Every gold page as it was saved, and its story alone as it comes out of a browser's clipboard.

    Lines outside the labelled region get no kind of their own.
    """
    examples = []
    for number, path in enumerate(sorted(folder.glob("*.json"))):
        row = json.loads(path.read_text(encoding="utf-8"))
        page = gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes()).decode(
            "utf-8", "replace"
        )
        publisher = publisher_of(row["id"])
        document = main_lines(read(Copy(html=page)))
        example = _labelled(row["id"], publisher, document, row["lines"], row["labels"], "gold")
        told = story_span(example.labels)
        examples.append(example)
        if told and number % STORY_ONLY_EVERY == 0:
            first, end = told
            lines, labels = example.lines[first:end], example.labels[first:end]
            html = bare(document.lines[first:end])
            examples.append(marked_up(f"{row['id']} story", publisher, html, lines, labels, STORY_ONLY))
    return examples


def marked_up(
    name: str, publisher: str, html: str, lines: Sequence[str], labels: Sequence[str], source: str
) -> Example:
    """A page's main region, its lines labelled by the labelled lines they share characters with.

    The few lines that nobody labelled count as "other" and are never measured.
    """
    return _labelled(name, publisher, main_lines(read(Copy(html=html))), lines, labels, source)


def _labelled(
    name: str, publisher: str, document: Document, lines: Sequence[str], labels: Sequence[str], source: str
) -> Example:
    language = detect_language(document.source, hint=document.metadata.language)
    found = aligned(document, lines, labels)
    scored = [label is not None for label in found]
    kinds = [label or "other" for label in found]
    return Example(name, publisher, document, language, kinds, scored, source)


def story_span(labels: Sequence[str]) -> tuple[int, int] | None:
    """What an editor marks and copies: from the headline to the end of the last paragraph; None where one lacks."""
    first = next((at for at, label in enumerate(labels) if label == "headline"), None)
    last = max((at for at, label in enumerate(labels) if label == "body"), default=-1)
    return (first, last + 1) if first is not None and first < last else None


def bare(lines: Sequence[Line]) -> str:
    """The lines as a clipboard gives them: plain elements, no names, no containers."""
    rows = []
    for line in lines:
        element = line.element
        tag = element.tag if element is not None and element.tag in _BARE else "p"
        words = escape(line.text)
        if element is not None and element.link_density > 0.9 and element.hrefs:
            words = f'<a href="{escape(element.hrefs[0])}">{words}</a>'
        around = _BARE.get(tag)
        rows.append(f"<{around}><{tag}>{words}</{tag}></{around}>" if around else f"<{tag}>{words}</{tag}>")
    return "\n".join(rows).replace("</ul>\n<ul>", "\n")


def main_lines(document: Document) -> Document:
    """The document's main region."""
    kept = tuple(line for line in document.lines if line.element is not None and line.element.in_main)
    return replace(document, lines=kept)


def aligned(document: Document, lines: Sequence[str], labels: Sequence[str]) -> list[str | None]:
    """The gold kind of each line of a read page, by the characters they share; None outside the gold region."""
    stream, starts, total = [], [], 0
    for line in document.lines:
        squeezed = "".join(line.text.split())
        starts.append(total)
        stream.append(squeezed)
        total += len(squeezed)
    text = "".join(stream)
    kind_at: list[str | None] = [None] * total
    position = 0
    for gold, label in zip(lines, labels, strict=True):
        wanted = "".join(gold.split())
        at = text.find(wanted, position)
        if at < 0 or at - position > 20000:
            first = text.find(wanted)
            at = first if at < 0 else at
        if at < 0:
            continue
        kind_at[at : at + len(wanted)] = [label] * len(wanted)
        position = at + len(wanted)
    found: list[str | None] = []
    for start, squeezed in zip(starts, stream, strict=True):
        kinds = Counter(kind_at[start : start + len(squeezed)])
        found.append(kinds.most_common(1)[0][0] if kinds else None)
    return found


def folds(publishers: Iterable[str], count: int, seed: int = 7) -> dict[str, int]:
    """Each publisher's part, the same in every run."""
    names = sorted(set(publishers))
    random.Random(seed).shuffle(names)  # noqa: S311 - a fixed shuffle, no secret
    return {name: position % count for position, name in enumerate(names)}


def shared_words(examples: Sequence[Example], publishers: int = PUBLISHERS_PER_WORD) -> frozenset[str]:
    """Word features seen at enough publishers."""
    where: dict[str, set[str]] = {}
    for example in examples:
        for row in example.rows:
            for name in row:
                if name.startswith(WORDS):
                    where.setdefault(name, set()).add(example.publisher)
    return frozenset(name for name, seen in where.items() if len(seen) >= publishers)


def pruned(rows: Sequence[Sequence[str]], words: frozenset[str]) -> list[list[str]]:
    """The rows without words that too few publishers use; in order, for weights that are the same to the digit."""
    return [[name for name in sorted(row) if not name.startswith(WORDS) or name in words] for row in rows]


KINDS = tuple(kind.value for kind in Kind)
