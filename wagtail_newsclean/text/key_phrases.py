"""Key phrases: the names and terms a story turns on, as it writes them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .stems import stem
from .terms import LEDE_WORDS, Word, is_stopword, words

LONGEST = 4  #: words of a phrase
_LOOKED_AT = 4_000  #: words of a story


@dataclass(frozen=True, slots=True)
class KeyPhrase:
    """A key phrase."""

    text: str  #: as the story writes it most often
    score: float  #: 0..1, relative to what a phrase can reach
    count: int  #: times in headline and text
    in_title: bool


def key_phrases(title: str, text: str, language: str, limit: int = 10) -> list[KeyPhrase]:
    """The phrases a story is about, best first: names, and terms that come back or stand in the headline.

    >>> [p.text for p in key_phrases("Harbour shut", "The harbour of Port Ellan is shut. Port Ellan waits.", "en", 1)]
    ['Port Ellan']
    """
    written: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    weight: dict[tuple[str, ...], float] = defaultdict(float)
    titled: set[tuple[str, ...]] = set()
    names: set[tuple[str, ...]] = set()
    for in_title, part in ((True, title), (False, text)):
        items = words(part, _LOOKED_AT)
        for start, end in _runs(items, part, language):
            found = items[start:end]
            key = tuple(stem(word.norm, language) for word in found)
            written[key][part[found[0].start : found[-1].end]] += 1
            weight[key] += 2.0 if in_title else 1.5 if start < LEDE_WORDS else 1.0
            if in_title:
                titled.add(key)
            elif all(word.capital for word in found) and not found[0].opens:
                names.add(key)
    scored = {
        key: _score(key, weight[key], key in names) for key in weight if _tells(key, written, titled, names)
    }
    kept = [key for key in sorted(scored, key=lambda k: (-scored[k], k)) if not _inside(key, written, scored)]
    return [
        KeyPhrase(
            written[key].most_common(1)[0][0],
            round(scored[key] / (1 + scored[key]), 4),
            written[key].total(),
            key in titled,
        )
        for key in kept[:limit]
    ]


def _runs(items: list[Word], text: str, language: str) -> Iterator[tuple[int, int]]:
    """Runs of content words with one space or hyphen between; capitals and small letters do not mix in the middle."""
    for start, first in enumerate(items):
        if not _content(first, language):
            continue
        yield start, start + 1
        for end in range(start + 2, min(start + LONGEST, len(items)) + 1):
            last, before = items[end - 1], items[end - 2]
            joined = last.start == before.end + 1 and text[before.end] in " -\u00a0"
            if (
                last.opens
                or not joined
                or not _content(last, language)
                or last.capital != items[start + 1].capital
            ):
                break
            yield start, end


def _content(word: Word, language: str) -> bool:
    return len(word.norm) > 2 and not word.norm[0].isdigit() and not is_stopword(word.norm, language)


def _tells(
    key: tuple[str, ...],
    written: dict[tuple[str, ...], Counter[str]],
    titled: set[tuple[str, ...]],
    names: set[tuple[str, ...]],
) -> bool:
    times = written[key].total()
    return times > 1 if len(key) > 1 or key in titled or key in names else times > 2


def _score(key: tuple[str, ...], weight: float, name: bool) -> float:
    return math.log1p(weight) * (1 + 0.4 * min(len(key) - 1, 2)) * (1.5 if name else 1.0) / 4


def _inside(
    key: tuple[str, ...], written: dict[tuple[str, ...], Counter[str]], scored: dict[tuple[str, ...], float]
) -> bool:
    """It stands mostly inside a longer phrase that is kept too."""
    times = written[key].total()
    return any(
        len(other) > len(key)
        and written[other].total() * 2 >= times
        and any(other[i : i + len(key)] == key for i in range(len(other) - len(key) + 1))
        for other in scored
    )
