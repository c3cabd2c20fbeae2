"""Readers' comments: what stands below their title, and between lines that give a name and a date each.

What readers write looks like running text, line by line; only the thread around it tells. A live blog's times and a
list's dates make threads too, but beside them stand no names that change.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from .facts import Facts
from .surroundings import step

#: The title of comments is shorter than this, in characters; a line with a date, and what is short of a paragraph.
_TITLE, _SHORT = 60, 75

#: At most so many lines belong to the line with a date above them, and so many where no other follows.
_REACH, _LAST_REACH = 24, 7

#: What stands beside a date and is a name has at most so many words.
_NAME = 4

_DATED = frozenset({"month", "weekday", "ago", "clock"})
_LETTERS = re.compile(r"[^\W\d_]+(?:[ .'’-]{1,2}[^\W\d_]+)*\.?")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")


def thread_names(facts: Sequence[Facts]) -> dict[int, list[str]]:
    """The names of what is true of lines in and below a thread; only those lines are in it."""
    first = next((at for at, f in enumerate(facts) if f.is_paragraph), len(facts)) + 1
    found: dict[int, list[str]] = defaultdict(list)
    title = next((at for at in range(first, len(facts)) if _is_title(facts[at])), len(facts))
    for at in range(title + 1, len(facts)):
        form = "long" if facts[at].length >= _SHORT else "short"
        found[at] += (f"below comments:{step(at - title)}", f"below comments {form}")
    rows = _dated_alike(facts, first)
    if not rows:
        return found
    beside, size = _beside_dates([facts[at].text for at in rows]), step(len(rows))
    for row, following in pairwise([*rows, min(rows[-1] + 1 + _LAST_REACH, len(facts))]):
        found[row].append(f"dated alike {beside}:{size}")
        for at in range(row + 1, min(following, row + 1 + _REACH)):
            names = found[at]
            names.append(f"in thread {beside}:{size}")
            if at > title:
                names.append(f"in thread {beside} below comments")
            if at == row + 1:
                names.append(f"under dated {beside}")
            if at + 1 == following and row != rows[-1]:
                names.append(f"above dated {beside}")
    return found


def _is_title(f: Facts) -> bool:
    """The line is the title of comments: "12 Comments", "Leave a reply"."""
    if f.length >= _TITLE or "comment" not in f.hits:
        return False
    return f.covered > 0.45 or (f.digits > 0 and len(f.words) <= 3)


def _dated_alike(facts: Sequence[Facts], first: int) -> list[int]:
    """The short lines with a date or time that look like another of them, whatever their words and numbers."""
    alike: dict[str, list[int]] = defaultdict(list)
    for at in range(first, len(facts)):
        f = facts[at]
        if f.length < _SHORT and _is_dated(f):
            alike[_DIGITS.sub("0", _LETTERS.sub("a", f.text))].append(at)
    return sorted(at for places in alike.values() if len(places) > 1 for at in places)


def _is_dated(f: Facts) -> bool:
    if f.date or f.time or f.year or "ago" in f.hits:
        return True
    return f.digits > 0 and not _DATED.isdisjoint(f.hits)


def _beside_dates(texts: Sequence[str]) -> str:
    """``names`` where a name of its own stands beside the date in half of the lines, else ``bare``."""
    words = [_WORD.findall(text) for text in texts]
    times = Counter(word for row in words for word in set(row))
    few = max(1, len(texts) // 3)
    own = [[word for word in row if times[word] <= few] for row in words]
    names = {" ".join(row) for row in own if row and row[0][0].isupper() and len(row) <= _NAME}
    return "names" if len(names) >= max(2, len(texts) / 2) else "bare"
