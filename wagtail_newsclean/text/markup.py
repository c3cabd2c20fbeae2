"""Cut and join the HTML of lines: an editor splits blocks at the caret and merges them.

Everything here is pure and works on HTML that ``Document.render`` (or ``sanitize``) made, which is well formed.
Places are counted in characters that are not white space, as HTML and plain rendition differ in white space.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^<>\"]|\"[^\"]*\")*)>|([^<]+|<)")
_VOID = frozenset(("br", "hr", "img"))
#: Containers that go on from one line to the next.
_LISTS = frozenset(("ul", "ol", "table", "tbody", "thead", "tfoot"))


class RenderedLine(NamedTuple):
    """A line of the plain rendition and its HTML; ``html`` is empty for copy without markup."""

    start: int
    end: int
    html: str


class _Tag:
    """An open tag. Two tags are the same element only if they are the same object."""

    __slots__ = ("name", "start")

    def __init__(self, name: str, start: str) -> None:
        self.name = name
        self.start = start


class _Run(NamedTuple):
    """Text, or an element without content, inside of open tags (outermost first)."""

    text: str
    tags: tuple[_Tag, ...]
    void: str = ""


def html_of(lines: Sequence[RenderedLine], source: str, start: int, end: int) -> str:
    """Well-formed HTML of any span of the source: its text and nothing else, inline tags reopened where cut."""
    runs: list[_Run] = []
    for line in lines:
        if line.end <= start:
            continue
        if line.start >= end:
            break
        first, last = max(start, line.start), min(end, line.end)
        if not source[first:last].strip():
            continue
        rendered = line.html or f"<p>{entities.escape(source[line.start : line.end], quote=False)}</p>"
        mine = _runs(rendered)
        if first > line.start or last < line.end:
            mine = _cut(mine, _solid(source[line.start : first]), _solid(source[line.start : last]))
        _append(runs, mine)
    return _written(runs)


def join_html(parts: Iterable[str]) -> str:
    """Blocks one after another: items of a list are one list again, cells one table, broken lines one paragraph."""
    runs: list[_Run] = []
    for part in parts:
        _append(runs, _runs(part))
    return _written(runs)


def _runs(html: str) -> list[_Run]:
    runs: list[_Run] = []
    stack: list[_Tag] = []
    for match in _TOKEN.finditer(html):
        closing, name, _, text = match.groups()
        if text is not None:
            runs.append(_Run(entities.unescape(text), tuple(stack)))
        elif closing:
            if any(tag.name == name for tag in stack):
                while stack.pop().name != name:
                    pass
        elif name in _VOID:
            runs.append(_Run("", tuple(stack), match[0]))
        else:
            stack.append(_Tag(name, match[0]))
            if name in ("td", "th"):
                runs.append(_Run("", tuple(stack)))  # an empty cell is there too
    return runs


def _solid(text: str) -> int:
    return len("".join(text.split()))


def _cut(runs: list[_Run], first: int, last: int) -> list[_Run]:
    """The runs that hold the solid characters from ``first`` to before ``last``."""
    kept: list[_Run] = []
    seen = 0
    for run in runs:
        if run.void or not run.text:
            if first <= seen < last and (seen > first or first == 0):
                kept.append(run)
            continue
        size = _solid(run.text)
        if seen + size > first and seen < last:
            start = _place(run.text, first - seen) if first > seen else 0
            stop = _place(run.text, last - seen - 1) + 1 if seen + size >= last else len(run.text)
            kept.append(_Run(run.text[start:stop], run.tags))
        elif not size and first < seen < last:
            kept.append(run)
        seen += size
    return kept


def _place(text: str, solid: int) -> int:
    """Where in the text the solid character with that number stands."""
    for place, char in enumerate(text):
        if not char.isspace():
            if not solid:
                return place
            solid -= 1
    return len(text)


def _append(runs: list[_Run], more: list[_Run]) -> None:
    """Add a line's runs; where it goes on with the list, row or paragraph before, use the same elements."""
    if not more:
        return
    if not runs:
        if more[0].void == "<br>":
            more = more[1:]
        runs.extend(more)
        return
    last = runs[-1].tags
    same: dict[int, _Tag] = {}
    for old, new in zip(last, more[0].tags, strict=False):
        if old.name != new.name:
            break
        goes_on = old.name in _LISTS and old.name == new.name
        if old.name == "tr":
            cells = _cells(runs, old)
            goes_on = cells <= _filler(more)
            if goes_on:
                more = more[cells:]
        elif old.name in ("p", "li", "pre", "blockquote"):
            goes_on = more[0].void == "<br>" if old.name != "blockquote" else True
        if not goes_on:
            break
        same[id(new)] = old
    if more[0].void == "<br>" and not any(tag.name in ("p", "li", "pre") for tag in same.values()):
        more = more[1:]
    runs.extend(_Run(run.text, tuple(same.get(id(tag), tag) for tag in run.tags), run.void) for run in more)


def _filler(runs: list[_Run]) -> int:
    """Empty cells at the start, which stand for the cells before: see ``readers/html/render.py``."""
    count = 0
    for run, after in pairwise(runs):
        if run.text or run.void or run.tags[-1].name != "td" or after.tags[-1] is run.tags[-1]:
            break
        count += 1
    return count


def _cells(runs: list[_Run], row: _Tag) -> int:
    return len({id(tag) for run in runs if row in run.tags for tag in run.tags if tag.name in ("td", "th")})


def _written(runs: list[_Run]) -> str:
    out: list[str] = []
    stack: tuple[_Tag, ...] = ()
    for run in runs:
        same = 0
        while same < min(len(stack), len(run.tags)) and stack[same] is run.tags[same]:
            same += 1
        out += [f"</{tag.name}>" for tag in reversed(stack[same:])]
        out += [tag.start for tag in run.tags[same:]]
        stack = run.tags
        out.append(run.void or entities.escape(run.text, quote=False))
    out += [f"</{tag.name}>" for tag in reversed(stack)]
    return "".join(out)
