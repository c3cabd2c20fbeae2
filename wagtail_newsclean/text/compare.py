"""Two versions of a story, paragraph by paragraph: what stayed, what was added, what is gone, what changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_RUN = 5  #: words; so many in a row are not the same by chance
_FEW_RUNS = 40  #: a shorter text says too little to be a version of another
_SAME_PARAGRAPH = 0.5  #: share of words in common from which two paragraphs are versions of one
_PAIRS = 10_000  #: paragraphs times paragraphs that are compared word by word at once
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+\s*|[^\w\s]\s*")


class Change(StrEnum):
    """What became of a paragraph, or of words inside it."""

    SAME = "same"
    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Compared:
    """One paragraph of either version, or of both. ``words`` tells the runs of a changed one apart."""

    change: Change
    old: str
    new: str
    words: tuple[tuple[Change, str], ...] = ()


def share_kept(old: str, new: str) -> float:
    """0..1: how much of the shorter text stands in the other, counted in runs of five words.

    However the paragraphs are cut; 0 for texts too short to say.
    """
    one, other = _runs(old), _runs(new)
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= _FEW_RUNS else 0.0


def compare(old: Sequence[str], new: Sequence[str]) -> list[Compared]:
    """The paragraphs of both versions in reading order; white space counts for nothing, everything else does."""
    a, b = [" ".join(p.split()) for p in old], [" ".join(p.split()) for p in new]
    found: list[Compared] = []
    for operation, a1, a2, b1, b2 in _steps(a, b):
        if operation == "equal":
            found += [Compared(Change.SAME, *both) for both in zip(a[a1:a2], b[b1:b2], strict=True)]
        else:
            found += _versions(a[a1:a2], b[b1:b2])
    return found


def _steps(a: list[str], b: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """``difflib``'s. From 200 items on, what is one in a hundred of them begins no match, or it would take hours."""
    return SequenceMatcher(None, a, b).get_opcodes()


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return set(zip(*(words[shift:] for shift in range(_RUN)), strict=False))


def _versions(old: list[str], new: list[str]) -> Iterator[Compared]:
    """Paragraphs between two that stayed: those alike are one that changed, the rest are gone and added."""
    came, went = 0, 0  # of each side, what is already told
    if len(old) * len(new) <= _PAIRS:
        for index, paragraph in enumerate(new):
            match = next((i for i in range(went, len(old)) if _alike(old[i], paragraph)), None)
            if match is not None:
                yield from _apart(old[went:match], new[came:index])
                yield Compared(Change.CHANGED, old[match], paragraph, _words(old[match], paragraph))
                came, went = index + 1, match + 1
    yield from _apart(old[went:], new[came:])


def _apart(gone: list[str], added: list[str]) -> Iterator[Compared]:
    yield from (Compared(Change.GONE, paragraph, "") for paragraph in gone)
    yield from (Compared(Change.ADDED, "", paragraph) for paragraph in added)


def _alike(old: str, new: str) -> bool:
    one, other = Counter(_WORD.findall(old.casefold())), Counter(_WORD.findall(new.casefold()))
    longer = max(one.total(), other.total())
    return bool(longer) and (one & other).total() / longer >= _SAME_PARAGRAPH


def _words(old: str, new: str) -> tuple[tuple[Change, str], ...]:
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    parts: list[tuple[Change, str]] = []
    for operation, a1, a2, b1, b2 in _steps(a, b):
        if operation == "equal":
            parts.append((Change.SAME, "".join(a[a1:a2])))
            continue
        if a2 > a1:
            parts.append((Change.GONE, "".join(a[a1:a2])))
        if b2 > b1:
            parts.append((Change.ADDED, "".join(b[b1:b2])))
    return tuple(parts)
