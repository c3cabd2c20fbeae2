"""Paragraphs cut out of stored rich text or plain text, by the numbers that ``mapping.paragraphs`` gives them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby

from lxml import etree
from lxml import html as lxml_html

from ..text.markup import RenderedLine, html_of
from .rich import text_of

_LISTS = ("ul", "ol")
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKUP = re.compile(r"""<!--.*?-->|<(?:"[^"]*"|'[^']*'|[^<>"'])*>""", re.DOTALL)


class CutError(ValueError):
    """The paragraphs of this text cannot be told apart; nothing is cut."""


@dataclass(frozen=True, slots=True)
class TextCut:
    """Text in pieces, in order: what stays (number None, neighbours joined) and each paragraph cut out."""

    runs: tuple[tuple[int | None, str], ...]
    rest: str  #: what stays, put together


@dataclass(slots=True)
class _Unit:
    """A paragraph, heading or list item: its HTML, the list it stands in, and its lines."""

    html: str
    wrapper: etree._Element | None
    lines: list[str]


def cut(text: str, numbers: Collection[int], *, rich: bool) -> TextCut:
    """Cut the paragraphs with these numbers out of ``text``. Raises ``CutError``."""
    return _cut_rich(text, set(numbers)) if rich else _cut_plain(text, set(numbers))


def _cut_plain(text: str, numbers: set[int]) -> TextCut:
    marked: list[tuple[int | None, str]] = []
    number = 0
    for line in text.split("\n"):
        cut_out = bool(line.strip()) and number in numbers
        marked.append((number if cut_out else None, line))
        number += bool(line.strip())
    runs = [
        (key, "\n".join(line for _, line in group).strip("\n"))
        for key, group in groupby(marked, key=lambda pair: pair[0])
    ]
    runs = [run for run in runs if run[1].strip()]
    kept = "\n\n".join(text for number, text in runs if number is None)
    return TextCut(tuple(runs), _BLANK_LINES.sub("\n\n", kept).strip())


def _cut_rich(html: str, numbers: set[int]) -> TextCut:
    units = list(_units(html))
    lines = [line for unit in units for line in unit.lines]
    # A comment or a tag that is not closed swallows what stands behind it; here it would go with what is cut.
    whole = _letters("".join(lines)) == _letters(unescape(_MARKUP.sub("", html)))
    if not whole or lines != [line.strip() for line in text_of(html).split("\n") if line.strip()]:
        raise CutError("The paragraphs of this text cannot be told apart.")
    pieces: list[tuple[int | None, str, etree._Element | None]] = []
    number = 0
    for unit in units:
        mine = range(number, number + len(unit.lines))
        number += len(unit.lines)
        if not numbers.intersection(mine):
            pieces.append((None, unit.html, unit.wrapper))
        elif len(unit.lines) == 1:
            pieces.append((mine[0], unit.html, None))
        else:
            pieces += [(key, part, unit.wrapper) for key, part in _within(unit, mine, numbers)]
    kept = _joined([piece for piece in pieces if piece[0] is None])
    return TextCut(tuple(_joined(pieces)), "".join(text for _number, text in kept))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _units(html: str) -> Iterator[_Unit]:
    root = lxml_html.fragment_fromstring(html or "<p></p>", create_parent="div")
    if root.text and root.text.strip():
        yield _Unit(escape(root.text, quote=False), None, _lines(root.text))
    for element in root:
        tail, element.tail = element.tail, None
        if element.tag in _LISTS and all(item.tag == "li" for item in element):
            for item in element:
                item.tail = None
                yield _Unit(_written(item), element, _lines(_text(item)))
        else:
            yield _Unit(_written(element), None, _lines(_text(element)))
        if tail and tail.strip():
            yield _Unit(escape(tail, quote=False), None, _lines(tail))


def _within(unit: _Unit, mine: range, numbers: set[int]) -> Iterator[tuple[int | None, str]]:
    """A paragraph with line breaks, cut at those."""
    source = "\n".join(unit.lines)
    whole = RenderedLine(0, len(source), unit.html)
    position = 0
    for number, line in zip(mine, unit.lines, strict=True):
        part = html_of([whole], source, position, position + len(line))
        yield (number if number in numbers else None), part
        position += len(line) + 1


def _joined(pieces: list[tuple[int | None, str, etree._Element | None]]) -> Iterator[tuple[int | None, str]]:
    """Neighbours that stay are one run; items of one list are one list again."""
    for number, group in groupby(pieces, key=lambda piece: piece[0]):
        out = ""
        for wrapper, items in groupby(group, key=lambda piece: piece[2]):
            inner = "".join(item[1] for item in items)
            out += inner if wrapper is None else f"<{wrapper.tag}>{inner}</{wrapper.tag}>"
        if out:
            yield number, out


def _written(element: etree._Element) -> str:
    written: str = etree.tostring(element, encoding="unicode", method="xml")
    return written


def _text(element: etree._Element) -> str:
    return text_of(_written(element))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
