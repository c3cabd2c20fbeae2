"""Stories that nobody wrote, as many as wanted: words by Zipf's law, subjects that come and go."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass

from wagtail_newsclean.text.terms import Profile, number

_CONSONANTS = "bcdfghklmnprstvz"
_VOWELS = ("a", "e", "i", "o", "u", "ar", "en", "il", "or")
_SYLLABLES = [c + v for c in _CONSONANTS for v in _VOWELS]
WORDS = 300_000
SUBJECTS = 20_000
FIRST_DAY = datetime.date(2000, 1, 1)

_TERMS: dict[int, int] = {}


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A story: its words' ranks, the first eight of them its headline."""

    key: str
    ranks: list[int]
    date: datetime.date

    @property
    def title(self) -> str:
        """Eight words."""
        return " ".join(map(word, self.ranks[:8]))

    @property
    def text(self) -> str:
        """Sentences of twenty words."""
        rest = [word(rank) for rank in self.ranks[8:]]
        return " ".join(" ".join(rest[i : i + 20]) + "." for i in range(0, len(rest), 20))

    def profile(self) -> Profile:
        """What ``text.terms.profile`` makes of it, without writing it out."""
        packed: dict[int, int] = {}
        for place, rank in enumerate(self.ranks):
            term = _TERMS.get(rank)
            if term is None:
                term = _TERMS[rank] = number(word(rank))
            flag = 128 if place < 8 else 64 if place < 58 else 0
            packed[term] = (packed.get(term, 0) + 1) | flag
        numbers = tuple(sorted(packed))
        return Profile(numbers, bytes(packed[n] for n in numbers), {n: str(n) for n in numbers}, frozenset())


def word(rank: int) -> str:
    """The word of that rank; no two ranks share one."""
    parts = []
    rank += len(_SYLLABLES)
    while rank:
        rank, part = divmod(rank, len(_SYLLABLES))
        parts.append(_SYLLABLES[part])
    return "".join(parts)


def stories(count: int, seed: int = 1) -> Iterator[MadeUp]:
    """``count`` stories of 140 words, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311
    rank = random.Random(0)  # noqa: S311
    subjects = [[_zipf(rank, 0.4) for _ in range(12)] for _ in range(SUBJECTS)]
    for place in range(count):
        own = subjects[int(SUBJECTS * chance.random() ** 2)]
        ranks = [_zipf(chance, 0.8) for _ in range(140)]
        for at in (0, 2, 5, 9, 14, 20, 31, 48, 60, 75, 90, 110):
            ranks[at] = own[chance.randrange(12)]
        yield MadeUp(f"s{place}", ranks, FIRST_DAY + datetime.timedelta(days=place * 9000 // max(1, count)))


def _zipf(chance: random.Random, power: float) -> int:
    """A rank below ``WORDS``, low ones far more often."""
    return int(WORDS ** (chance.random() ** power)) % WORDS
