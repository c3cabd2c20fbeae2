"""Trying a house rule on recent copy before it counts."""

from __future__ import annotations

from typing import NamedTuple

from ..models.incoming import IncomingCopyQuerySet
from ..text.phrase import Phrase

_COPIES = 50  #: most recent ones that are looked at
_HITS = 30  #: lines shown


class Hit(NamedTuple):
    """A line that the phrase hits, what it is now, and the copy it stands in."""

    line: str
    kind: str
    title: str


class Tried(NamedTuple):
    """The first lines that a phrase hits, how many it hits, and in how many copies it was tried."""

    hits: list[Hit]
    lines: int
    looked_at: int


def try_phrase(phrase: str, copies: IncomingCopyQuerySet, *, whole_line: bool) -> Tried:
    """What the phrase hits in the newest of ``copies``.

    Raises ``ValueError`` for a phrase that would match every line.
    """
    rule = Phrase(phrase, whole_line=whole_line)
    recent = copies.order_by("-received_at").values_list("title", "split__source", "split__blocks")[:_COPIES]
    hits: list[Hit] = []
    count = looked_at = 0
    for title, source, blocks in recent:
        looked_at += 1
        for block in blocks or ():
            line = source[block["start"] : block["end"]]
            if rule.matches(line):
                count += 1
                if count <= _HITS:
                    hits.append(Hit(line, block["kind"], title))
    return Tried(hits, count, looked_at)
