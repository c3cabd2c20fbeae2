"""Related stories: rarest terms give candidates, tf-idf with recency ranks them, near-copies are left out.

The same code for every database; what a candidate shares with the story is its reason.
"""

from __future__ import annotations

import datetime
import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..text.terms import WEIGHTS, Profile, profile
from .storage import ArchiveStorage, Filter, Stored
from .storage.base import ALL_STORIES

POSTINGS = 4_000  #: rows of postings read for one query: what bounds its time in an archive of any size
QUERY_TERMS = 40  #: terms of a story that are looked up at most
CANDIDATES = 150  #: stories that are compared term by term, at least
NEAR_COPY = 0.8  #: share of terms in common from which two stories are versions of one
LENGTH = 0.45  #: how much a long story's likeness is held down; 0.5 is the cosine
RARITY = 0.75  #: power of idf; lower speaks for subjects, higher for names
RECENT_SHARE = 0.15  #: part of the score that fades with days between the stories
RECENT_DAYS = 3.0
NEAREST = 5  #: stories whose shared terms say what the story is about
ABOUT = 1.0  #: by how much a term that all of them have counts more

_SQUARES = tuple(weight * weight for weight in WEIGHTS)


@dataclass(frozen=True, slots=True)
class RelatedSuggestion:
    """A story to offer beside this one."""

    key: str
    score: float  #: 0..1
    reasons: tuple[str, ...]
    story: Stored


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A story of the archive and how near it is."""

    story: Stored
    likeness: float  #: 0..1, 1 is the story itself
    copied: float  #: share of terms in common, 0..1


def suggest_related(
    title: str,
    text: str,
    date: datetime.date | None,
    *,
    archive: ArchiveStorage,
    language: str = "en",
    only: Filter | None = None,
    limit: int = 10,
) -> list[RelatedSuggestion]:
    """Stories for a reader of this one, best first, no two of them versions of one another.

    Raises ``ArchiveUnavailable`` when the database does not answer.
    """
    query = profile(title, text, language)
    found, weight = _candidates(query, archive, only or Filter(), CANDIDATES)
    others = [n for n in found if n.copied < NEAR_COPY]
    scored = _ranked(((n.likeness, n) for n in others), date)
    told = _about(query, weight, [n for _, n in scored[:NEAREST]])
    itself = _likeness(told, query.numbers, query.weights) or 1.0
    again = (
        ((n.likeness + _likeness(told, n.story.numbers, n.story.weights) / itself) / 2, n) for n in others
    )
    scored = _ranked(again, date)
    return [
        RelatedSuggestion(n.story.key, round(min(1.0, score), 4), _reasons(n, query, date), n.story)
        for score, n in _diverse(scored, limit)
    ]


def _ranked(
    found: Iterable[tuple[float, Neighbour]], date: datetime.date | None
) -> list[tuple[float, Neighbour]]:
    """By likeness and recency, best first."""
    scored = ((likeness * _recency(date, n.story.date), n) for likeness, n in found)
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].story.key))


def _about(query: Profile, weight: Mapping[int, float], near: Sequence[Neighbour]) -> dict[int, float]:
    """What each term adds to a story's likeness in the second ranking. Names find the nearest stories; what these
    share says which of the story's terms are its subject."""
    having = Counter(term for n in near for term in n.story.numbers if term in weight)
    return {n: w * (1 + ABOUT * having[n] / max(1, len(near))) for n, w in weight.items()}


def nearest(query: Profile, *, archive: ArchiveStorage, only: Filter, limit: int) -> list[Neighbour]:
    """The stories most like ``query``, most like first."""
    found, _ = _candidates(query, archive, only, max(limit, CANDIDATES))
    return sorted(found, key=lambda n: (-n.likeness, n.story.key))[:limit]


def _candidates(
    query: Profile, archive: ArchiveStorage, only: Filter, limit: int
) -> tuple[list[Neighbour], dict[int, float]]:
    """Stories that share the rarest terms, and what each term of the query weighs."""
    counts = archive.counts(query.numbers)
    idf = _idf(counts)
    weight = {n: WEIGHTS[packed] * idf(n) for n, packed in zip(query.numbers, query.weights, strict=True)}
    chosen = _rarest(weight, counts)
    told = {
        n: w * idf(n) for n, w in weight.items()
    }  # what it adds to a story's likeness, for each weight there
    overlap: dict[int, float] = {}
    for term, story in archive.postings(chosen, POSTINGS):
        overlap[story] = overlap.get(story, 0.0) + told[term]
    ids = heapq.nlargest(limit, overlap, key=lambda story: (overlap[story], story))
    itself = sum(w * w for w in weight.values()) / _length(query.weights) or 1.0
    return [_compare(told, itself, story) for story in archive.stories(ids, only)], weight


def _idf(counts: Mapping[int, int]) -> Callable[[int], float]:
    total = max(1, counts.get(ALL_STORIES, 0))
    return lambda term: math.log(1 + total / max(1, counts.get(term, 1))) ** RARITY


def _rarest(weight: Mapping[int, float], counts: Mapping[int, int]) -> list[int]:
    """Terms that tell most for the postings they cost, as many as the budget allows; one at least."""
    known = [term for term in weight if counts.get(term)]
    chosen: list[int] = []
    left = POSTINGS
    for term in sorted(known, key=lambda t: (counts[t] ** 0.7 / weight[t] ** 2, t)):
        if len(chosen) >= QUERY_TERMS:
            break
        if not chosen or counts[term] <= left:
            chosen.append(term)
            left -= counts[term]
    return chosen


def _compare(told: Mapping[int, float], itself: float, story: Stored) -> Neighbour:
    parts = [WEIGHTS[p] * told[n] for n, p in zip(story.numbers, story.weights, strict=True) if n in told]
    likeness = min(1.0, sum(parts) / _length(story.weights) / itself)
    return Neighbour(story, likeness, len(parts) / ((len(told) + len(story.numbers) - len(parts)) or 1))


def _likeness(told: Mapping[int, float], numbers: Sequence[int], weights: bytes) -> float:
    parts = (WEIGHTS[p] * told[n] for n, p in zip(numbers, weights, strict=True) if n in told)
    return sum(parts) / _length(weights)


def _length(weights: bytes) -> float:
    """What a story's likeness is divided by. Without idf: it needs no counts of the other story's terms, and on
    the development half it ranks better than the true cosine (60.3 to 59.3 and 72.1 to 71.7)."""
    return sum(map(_SQUARES.__getitem__, weights)) ** LENGTH or 1.0


def _recency(one: datetime.date | None, other: datetime.date | None) -> float:
    if one is None or other is None:
        return 1.0 - RECENT_SHARE
    return 1.0 - RECENT_SHARE + RECENT_SHARE * math.exp(-abs((one - other).days) / RECENT_DAYS)


def _diverse(scored: Sequence[tuple[float, Neighbour]], limit: int) -> Iterator[tuple[float, Neighbour]]:
    """Without stories that are versions of one already taken."""
    taken: list[frozenset[int]] = []
    for score, neighbour in scored:
        if len(taken) >= limit:
            return
        terms = frozenset(neighbour.story.numbers)
        if any(len(terms & other) >= NEAR_COPY * len(terms | other) for other in taken):
            continue
        taken.append(terms)
        yield score, neighbour


def _reasons(neighbour: Neighbour, query: Profile, date: datetime.date | None) -> tuple[str, ...]:
    story = neighbour.story
    mine = dict(zip(query.numbers, query.weights, strict=True))
    both = [
        (WEIGHTS[p] * WEIGHTS[mine[n]], n)
        for n, p in zip(story.numbers, story.weights, strict=True)
        if n in mine
    ]
    shared = [
        query.surface[n] for _, n in sorted(both, key=lambda pair: (pair[1] not in query.names, -pair[0]))
    ]
    reasons = []
    words = _without_parts(shared)[:4]
    if words:
        reasons.append("shares: " + ", ".join(words))
    if date and story.date:
        days = abs((date - story.date).days)
        if days <= 2:
            reasons.append("from the same day" if not days else f"{days} day{'s' if days > 1 else ''} apart")
    return tuple(reasons)


def _without_parts(names: Sequence[str]) -> list[str]:
    """ "Red Cross" makes "Red" and "Cross" needless."""
    longer = {word for name in names if " " in name for word in name.split()}
    return [name for name in names if name not in longer]
