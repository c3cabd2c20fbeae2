"""Copy that came quoted: somebody answered or passed on a message, and hardly anything stands outside the "> "."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = re.compile(r"[ \t]*>[ \t]?")
_OUTSIDE = 200  #: characters outside the quoting at most: "FYI", "Looks good to me."
_TIMES = 3  #: there is so much more inside it


def without_quoting(text: str) -> str:
    """The text without one level of "> ", where the quoting is the copy; unchanged otherwise.

    In an answer what is quoted is the message that was answered; where there is no answer it is the story.
    """
    lines = text.splitlines()
    quoted = [at for at, line in enumerate(lines) if _MARK.match(line)]
    if not quoted:
        return text
    first, inside = quoted[0], _length([lines[at] for at in quoted])
    outside = _length(lines) - inside - _length(_last_paragraph(lines[:first]))
    if outside > _OUTSIDE or inside < outside * _TIMES:
        return text
    return "\n".join(_MARK.sub("", line, count=1) if _MARK.match(line) else line for line in lines)


def _last_paragraph(lines: Sequence[str]) -> Sequence[str]:
    """ "On Monday at 9:12 Ann wrote:", which a mail program may have wrapped, right above the quoting; else nothing."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip():
        start -= 1
    return lines[start:end] if end and lines[end - 1].rstrip().endswith(":") else ()


def _length(lines: Sequence[str]) -> int:
    return sum(len(line.strip()) for line in lines)
