"""Hard-wrapped text: wire copy and e-mail break paragraphs at a column. Finds what was one paragraph.

A break was made by wrapping where the next line's first word would not have fitted. Lines that merely happen to be
short (lists, headlines, verse) end wherever they like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

#: Columns that wire services and mail programs wrap at (IPTC 7901: 69; mail: 72-78).
_NARROWEST, _WIDEST = 40, 100
_LONGER = 0.1  #: so many lines may be wider than the column: addresses, tables
_SLACK = 2  #: columns; some systems leave the last ones empty
_CLEAR = 6  #: columns that are left at least after the last line of a paragraph, to tell it by that
_ENOUGH = 3  #: broken lines that show the column by themselves
_MOSTLY = 0.5  #: of the breaks of copy that is wrapped
_WRAPPED = 0.7  #: of the breaks of a run that must be wrapping
_STOPS = ".!?:…”\"'»)]。！？：」』）】"
_CLOSING = "”\"'»)]」』）】"  #: of them, those that a sentence may go on after, with a small letter
_TITLE_LINES, _TITLE = 2, 30  #: lines of such a title; characters of its first
#: Small words that a byline, or the time, opens with.
_BY = frozenset(
    ("by", "von", "par", "por", "di", "da", "door", "av", "af", "od", "przez", "автор", "від", "от", "photo", "foto",
     "posted", "published", "updated")
)  # fmt: skip
#: Scripts of East Asia set no spaces between words: a line is broken after any character.
_FIRST_EASTERN, _CHARACTER = "\u2e80", 1
#: Characters of a paragraph's first line that may be shorter: its dateline was changed or taken off.
_OPENING = 20


class RawLine(NamedTuple):
    """A line as it stands in the source: without the white space around it, and how far it is indented."""

    start: int
    end: int
    text: str
    indent: int
    blank_before: bool


def paragraphs(lines: Sequence[RawLine]) -> list[list[RawLine]]:
    """The lines grouped: those of one wrapped paragraph together, every other line alone."""
    title = _title(lines)
    width = _column(lines[title:])
    found = [list(lines[:title])] if title else []
    lines = lines[title:]
    if not width:
        return found + [[line] for line in lines]
    indented = _indents(lines)
    runs = _runs(lines, indented)
    if not _mostly_full(runs, width):
        return found + [
            part
            for run in runs
            for part in ([run] if _is_wrapped(run, width, indented) else [[line] for line in run])
        ]
    runs = [part for run in runs for part in _parts(run, width, _ends)]
    wrapped = [_is_wrapped(run, width, indented) for run in runs]
    certain = any(wrapped)
    for run, joined in zip(runs, wrapped, strict=True):
        if joined or (certain and _is_full(run, width, indented=indented)):
            found.append(run)
        elif certain:
            for part in _parts(run, width, _has_room):
                found += [part] if _is_wrapped(part, width, indented) else [[line] for line in part]
        else:
            found += [[line] for line in run]
    return found


def _mostly_full(runs: Sequence[Sequence[RawLine]], width: int) -> bool:
    """Whether half of all breaks stand where the column ends, and not beyond. Of a page that was pasted without its
    empty lines two lines may by chance; only in copy that is wrapped as a whole are they judged by themselves."""
    breaks = [
        line.indent + len(line.text) <= width and not _has_room(line, after, width)
        for run in runs
        for line, after in pairwise(run)
    ]
    return sum(breaks) >= _MOSTLY * len(breaks)


def _title(lines: Sequence[RawLine]) -> int:
    """How many lines a title takes at the top that was set in two: it is narrower than the text, and goes on small."""
    if len(lines) <= _TITLE_LINES or lines[1].blank_before or not lines[_TITLE_LINES].blank_before:
        return 0
    first, second = (line.text for line in lines[:_TITLE_LINES])
    whole = (
        len(first) >= _TITLE and len(second) <= len(first) and first[-1].isalpha() and second[-1] not in ":"
    )
    goes_on = second[0].islower() and not any(sign.isdigit() or sign in "@/" for sign in second)
    return _TITLE_LINES if whole and goes_on and second.split()[0].casefold() not in _BY else 0


def _indents(lines: Sequence[RawLine]) -> bool:
    """Whether the copy tells a paragraph by its indented first line, as wire services do: more of them than lines that
    something goes on below without."""
    inside = [(line, after) for line, after in pairwise(lines) if not after.blank_before]
    opened = sum(line.indent > after.indent for line, after in inside)
    flush = sum(
        line.indent == after.indent and (line.blank_before or line is lines[0]) for line, after in inside
    )
    return opened > flush


def _column(lines: Sequence[RawLine]) -> int:
    """The column the text is wrapped at; 0 where it is not wrapped.

    The first line tells nothing: it may be the headline, or begin with a dateline that was longer or shorter once.
    """
    inner = lines[1:] if len(lines) > 2 else lines
    widths = sorted(line.indent + len(line.text) for line in inner)
    within = [width for width in widths if width <= _WIDEST]
    if not within or len(widths) - len(within) > _LONGER * len(widths) or within[-1] < _NARROWEST:
        return 0
    # Where lines stand alone nobody broke them: the small print below a mail is as wide as it likes.
    broken = [
        width
        for line, after in pairwise(inner)
        if not after.blank_before and (width := line.indent + len(line.text)) <= _WIDEST
    ]
    column = max(broken) if len(broken) >= _ENOUGH else within[-1]
    return column if column >= _NARROWEST else 0


def _runs(lines: Sequence[RawLine], indented: bool) -> list[list[RawLine]]:
    """Lines with no empty line between them and no new indent; a paragraph never crosses either."""
    runs: list[list[RawLine]] = []
    for line in lines:
        before = runs[-1][-1] if runs else None
        dedented = before is not None and line.indent < before.indent and before is not runs[-1][0]
        goes_on = dedented and not line.blank_before
        if before is not None and goes_on and (indented or _opens(before.text, line.text)):
            runs.append([runs[-1].pop(), line])  # "   By Ann Coe", and the paragraph's first line as far in
        elif before is None or line.blank_before or line.indent > before.indent or dedented:
            runs.append([line])
        else:
            runs[-1].append(line)
    return runs


def _parts(
    run: Sequence[RawLine], width: int, apart: Callable[[RawLine, RawLine, int], bool]
) -> Iterator[list[RawLine]]:
    """The run, cut between two lines that stand ``apart``."""
    part: list[RawLine] = []
    for line in run:
        if part and apart(part[-1], line, width):
            yield part
            part = []
        part.append(line)
    last = part.pop()
    if part and apart is _ends and _stands_below(part[-1], last, width):
        yield part
        part = []
    yield [*part, last]


def _stands_below(line: RawLine, last: RawLine, width: int) -> bool:
    """Whether what stands right below a paragraph is none of its lines: a short one that ends no sentence."""
    return line.text[-1] in _STOPS and last.text[-1] not in _STOPS and len(last.text) < width / 2


def _ends(line: RawLine, after: RawLine, width: int) -> bool:
    """Whether a paragraph ends with this line, though no empty line follows: a sentence does, far from the column."""
    return (
        line.text[-1] in _STOPS
        and not _goes_on(line.text, after.text)
        and _room(line, after, width) >= _CLEAR
    )


def _has_room(line: RawLine, after: RawLine, width: int) -> bool:
    return _room(line, after, width) >= _SLACK


def _room(line: RawLine, after: RawLine, width: int) -> int:
    """How many columns would be left if the next line's first word stood on this one; less than none where it does
    not fit."""
    if after.text[0] >= _FIRST_EASTERN:
        return width - (line.indent + len(line.text) + _CHARACTER)
    return width - (line.indent + len(line.text) + 1 + len(after.text.split(None, 1)[0]))


def _is_wrapped(run: Sequence[RawLine], width: int, indented: bool) -> bool:
    if len(run) < 2:
        return False
    opening = indented and len(run[0].text) >= _OPENING and run[0].text[-1] not in ".!?:"
    full = sum(
        not _has_room(line, after, width) or (line is run[0] and (opening or _runs_on(line.text, after.text)))
        for line, after in pairwise(run)
    )
    goes_on = sum(_goes_on(line.text, after.text) for line, after in pairwise(run))
    breaks = len(run) - 1
    return full >= _WRAPPED * breaks and goes_on > 0


def _is_full(run: Sequence[RawLine], width: int, *, indented: bool) -> bool:
    """Whether every break stands where the column ends and no sentence does: in copy that is known to be wrapped, a
    name that begins the next line shows no small letter. ``indented``: what is less far in than the line above it
    belongs to that, wherever sentences end."""
    return len(run) > 1 and all(
        not _has_room(line, after, width)
        and (
            line.text[-1] not in _STOPS
            or _goes_on(line.text, after.text)
            or (indented and line is run[0] and line.indent > after.indent and run[-1].text[-1] in _STOPS)
        )
        for line, after in pairwise(run)
    )


def _runs_on(text: str, after: str) -> bool:
    """Whether nothing but a sentence can go on like this: no stop, and a small letter."""
    return len(text) >= _OPENING and text[-1] not in ".!?:…" and after[0].islower()


def _opens(text: str, after: str) -> bool:
    """Whether a line farther in than the next is the first of its paragraph."""
    return _runs_on(text, after) or (len(text) >= _NARROWEST and text[-1] not in _STOPS)


def _goes_on(text: str, after: str) -> bool:
    """Whether a sentence runs over the break."""
    if text[-1] in _STOPS:
        return text[-1] in _CLOSING and after[0].islower()
    caseless = after[0].isalpha() and after[0].upper() == after[0].lower()
    return after[0].islower() or caseless or after[0].isdigit() or text[-1] in ",;-–—"
