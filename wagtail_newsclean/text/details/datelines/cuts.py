"""Where a dateline can end: separators, closing brackets, the end of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

#: Datelines are shorter than this (characters); the longest seen has three places, a date and two agencies.
LONGEST = 160


class Separator(StrEnum):
    """How much a separator says. A long dash after a place is a dateline's; a hyphen, colon or stop is anything's."""

    DASH = "dash"  #: — – -- _ •
    HYPHEN = "hyphen"
    COLON = "colon"
    STOP = "stop"
    NONE = "none"  #: the text goes on after the closing bracket
    LINE = "line"  #: the line ends


class Cut(NamedTuple):
    """A possible end: the dateline's text is ``[:inner]``, its separator ``[inner:end]``."""

    inner: int
    end: int
    separator: Separator
    stopped: bool = False  #: a full stop and a dash, which nothing but a dateline ends in


_SEPARATOR = re.compile(
    r"(?=[–—―•·_.=:|\s-]|(?<=[)\]]))"  # where any of them may begin: all other places are passed over at once
    r"(?:(?P<long>(?:[–—―•·_]|-{2,3}|\.-{1,2}(?!\w)|=)+)\s*(?:-(?=\s))?"
    r"|(?P<hyphen>(?<=[\s).,/\d])-(?=\s|$|(?<=[\s)]-)[\"“«„'<]?[^\W\d_])|(?<=\s)\|(?=\s)"
    r"|(?<=[^\W\d_a-z]{3})-(?=\s+[^\Wa-z_]))"
    r"|(?P<colon>:(?=\s|$))"
    r"|(?P<stop>\.(?=\s|$))"
    r"|(?P<none>(?<=[)\]/])\s+(?=[^\Wa-z_]|[\"“«„'<])|(?<=[)\]])(?=[^\W\da-z_]|[\"“«„<])"
    r"|(?<=,\s\d{4})\s+(?=[^\W\da-z_])))",
)
_NOT_A_DASH = re.compile(r"(?<=\w)[–—_](?=\w)")


def cuts(head: str, line_end: int, reach: int) -> Iterator[Cut]:
    """Every possible end in ``head`` before ``reach``, the farthest first. ``line_end``: where its first line ends."""
    found = []
    for match in _SEPARATOR.finditer(head):
        if match.start() >= reach:
            break
        if match["long"] is not None:
            if (
                match["long"] in "–—_"
                and _NOT_A_DASH.match(head, match.start("long"))
                and not _closes(head, match)
            ):
                continue
            separator = Separator.DASH
        elif match["hyphen"] is not None:
            separator = Separator.HYPHEN
        elif match["colon"] is not None:
            separator = Separator.COLON
        elif match["stop"] is not None:
            separator = Separator.STOP
        else:
            separator = Separator.NONE
        found.append(Cut(match.start(), match.end(), separator, head.startswith(".-", match.start())))
    if line_end <= len(head) and line_end <= LONGEST and line_end < reach:
        found.append(Cut(line_end, line_end, Separator.LINE))
    found.sort(key=lambda cut: (cut.end, cut.separator is not Separator.LINE), reverse=True)
    return iter(found)


def _closes(head: str, match: re.Match[str]) -> bool:
    """A long dash without spaces ends a dateline in capitals: "LONDON—The"."""
    before, after = head[: match.start()], head[match.end() :]
    return match["long"] == "—" and before.isupper() and after[1:2].islower()
