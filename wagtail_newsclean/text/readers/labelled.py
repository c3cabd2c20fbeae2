"""Titles with a word before them that says so: "Headline: Bridge reopens", "Press release: Bridge reopens".

The label becomes a line of its own, as the subject's does in the head of a pasted e-mail: the title is the rest,
unchanged.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ..types import Document, Kind, Line, Picture, Verdict
from ..word_lists import any_of, phrases_in

_LOOKED_AT = 20  #: lines from the top
_PARAGRAPH = 60  #: characters of a line that ends in a stop: the text begins
_LONGEST_LABEL = 90  #: characters
_SHORTEST, _LONGEST = 4, 300  #: characters of a title
_NUMBER = r"(?:\s?(?:Nr|No|N°|Nº|№|#)\.?\s?[\w./-]{1,12}|\s\d{1,4}(?:/\d{2,4})?)?"
#: ", 12 May 2026", " vom 12. Mai 2026"
_DAY = r"(?:[\s,:|–—-]+(?=[^!?]{0,30}\d)[^!?]{1,40})?"
_STOPS = '.!?…”"»'
_ENDS_LABEL = re.compile(r"[:–—|/-]")

_LABEL = Verdict(Kind.OTHER, "a note for desks", 0.9)
_TITLES = {
    "headline": Verdict(Kind.HEADLINE, "is written like a title", 0.9),
    "standfirst": Verdict(Kind.STANDFIRST, "is near the top", 0.9),
    "byline": Verdict(Kind.BYLINE, "names a writer after a “by”", 0.9),
    "release": Verdict(Kind.HEADLINE, "is written like a title", 0.9),
}


def with_labels_apart(document: Document) -> Document:
    """The document; above its text, labels of titles are lines of their own and the words after them what they say.

    What stands in a page's title is left alone: all of it is the headline.
    """
    paragraphs = 0
    for at, line in enumerate(document.lines[:_LOOKED_AT]):
        if at and is_paragraph(line.text):
            paragraphs += 1
            if paragraphs > (document.format == "email"):  # in a letter one may be written to the desk
                break
        kind, end = label_of(line.text)
        if kind and is_release_label(line.text):
            continue
        own = document.stated.get(at)
        page = line.element is not None and document.format == "html" and line.element.tag != "p"
        free = not page and (own is None or own.kind in (Kind.HEADLINE, Kind.STANDFIRST))
        # A break inside the line would make offsets in its text others than those in the source.
        whole = document.source[line.start : line.end] == line.text
        if kind and free and whole and _SHORTEST <= len(line.text) - end <= _LONGEST:
            document = _cut(document, at, end, own or _TITLES[kind])
            return with_labels_apart(document)
    return document


def label_of(text: str) -> tuple[str, int]:
    """What a label at the start of a line says of the words after it, and where they begin; "" and 0 without one.

    >>> label_of("Headline: Bridge reopens"), label_of("Bridge reopens")
    (('headline', 10), ('', 0))
    """
    if not _ENDS_LABEL.search(text, 0, _LONGEST_LABEL):
        return "", 0  # most lines
    for kind in _TITLES:
        match = _pattern(kind).match(text)
        if match is not None:
            return kind, match.end()
    return "", 0


def is_release_label(text: str) -> bool:
    """ "PRESS RELEASE", "Pressemitteilung Nr. 12/2026 vom 3. Mai": nothing but the label."""
    return len(text) < _LONGEST_LABEL and _alone().fullmatch(text) is not None


def opens_release(text: str) -> bool:
    """ "For immediate release: 3 May, 9 am": the line begins with such a label, whatever follows it."""
    return _opening().match(text) is not None


def is_paragraph(text: str) -> bool:
    """A line so long, with a stop, that the text begins with it."""
    return len(text) >= _PARAGRAPH and text[-1] in _STOPS


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    labels = any_of(phrases_in(__package__, "title_labels.txt")[kind])
    if kind == "release":
        return re.compile(rf"\W{{0,3}}(?:{labels}){_NUMBER}\s?(?::\s?|[–—|/-]+\s)\s*(?=\S)", re.IGNORECASE)
    return re.compile(rf"\W{{0,3}}(?:{labels})\s?:\s*(?=\S)", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:{any_of(phrases_in(__package__, 'title_labels.txt')['release'])})(?!\w)", re.IGNORECASE
    )


@cache
def _alone() -> re.Pattern[str]:
    labels = any_of(phrases_in(__package__, "title_labels.txt")["release"])
    return re.compile(rf"\W{{0,3}}(?:{labels}){_NUMBER}{_DAY}\W{{0,3}}", re.IGNORECASE)


def _cut(document: Document, at: int, end: int, title: Verdict) -> Document:
    """The document with line ``at`` as two; its markup is then the words of each."""
    line = document.lines[at]
    label = line.text[:end].rstrip()
    halves = (
        replace(line, end=line.start + len(label), text=label),
        Line(line.start + end, line.end, line.text[end:], element=line.element),
    )
    own = document.render

    def moved(index: int) -> int:
        return index + (index > at)

    stated: Mapping[int, Verdict] = {moved(index): said for index, said in document.stated.items()}
    pictures: list[Picture] = [
        picture if picture.line is None else replace(picture, line=moved(picture.line))
        for picture in document.pictures
    ]
    first, last = document.content
    return replace(
        document,
        lines=(*document.lines[:at], *halves, *document.lines[at + 1 :]),
        pictures=tuple(pictures),
        stated={**stated, at: _LABEL, at + 1: title},
        dateline=None if document.dateline is None else moved(document.dateline),
        content=(moved(first), last + (last > at)),
        render=None if own is None else _rendered(own, at, halves),
    )


def _rendered(own: Callable[[int], str], at: int, halves: Sequence[Line]) -> Callable[[int], str]:
    def render(index: int) -> str:
        if index in (at, at + 1):
            return f"<p>{html.escape(halves[index - at].text, quote=False)}</p>"
        return own(index - (index > at))

    return render
