"""How much each near story has to say about the story in hand: least squares over their terms (kernel ridge).

Likeness alone hears ten versions of one story ten times. Solved together, stories that say the same share one voice,
and one that is only near because the others are gets none. The voices of the stories with a tag, added up, are what a
linear model of that tag learnt from these stories would give: nothing to train, to keep or to bring up to date, and a
cost that the archive's size does not change.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from ..text.terms import WEIGHTS, Profile
from .storage import Stored

_RIDGE = 0.2  #: what keeps stories that are alike from outshouting one another
_ALIKE = 0.15  #: what any two stories have in common: the intercept
_STEPS = 20  #: of conjugate gradients; some ten are enough for 150 stories
_NEAR_ENOUGH = 1e-4  #: squared residual at which they end

_Row = tuple[list[int], list[float]]  #: places of a story's terms, and their weights


def voices(query: Profile, stories: Sequence[Stored]) -> list[float]:
    """A number for each of ``stories``: above 0 speaks for what it has, below 0 against it; they add up to about 1."""
    places: dict[int, int] = {}
    rows = [_row(story.numbers, story.weights, places) for story in stories]
    wanted = _products(rows, _spread([_row(query.numbers, query.weights, places)], [1.0], len(places)))
    return _solve(rows, [value + _ALIKE for value in wanted], len(places))


def _row(numbers: Sequence[int], weights: bytes, places: dict[int, int]) -> _Row:
    """A story as a vector of length 1. Without idf: near stories were found by rare terms, and what tells them apart
    are often the common ones."""
    plain = [WEIGHTS[packed] for packed in weights]
    length = math.sqrt(sum(map(mul, plain, plain))) or 1.0
    return [places.setdefault(n, len(places)) for n in numbers], [weight / length for weight in plain]


def _spread(rows: Sequence[_Row], factors: Sequence[float], width: int) -> list[float]:
    """The sum of the rows, each times its factor."""
    total = [0.0] * width
    for (places, weights), factor in zip(rows, factors, strict=True):
        for place, weight in zip(places, weights, strict=True):
            total[place] += weight * factor
    return total


def _products(rows: Sequence[_Row], vector: Sequence[float]) -> list[float]:
    """Each row's likeness to ``vector``."""
    return [sum(map(mul, map(vector.__getitem__, places), weights)) for places, weights in rows]


def _solve(rows: Sequence[_Row], wanted: list[float], width: int) -> list[float]:
    """``x`` for which (likenesses + _ALIKE + _RIDGE on the diagonal) x = ``wanted``, by conjugate gradients."""
    found = [0.0] * len(rows)
    residual, direction = wanted, wanted
    left = sum(map(mul, residual, residual))
    for _ in range(_STEPS):
        if left < _NEAR_ENOUGH:
            break
        common = _ALIKE * sum(direction)
        liked = _products(rows, _spread(rows, direction, width))
        image = [like + common + _RIDGE * d for like, d in zip(liked, direction, strict=True)]
        step = left / sum(map(mul, direction, image))
        found = [x + step * d for x, d in zip(found, direction, strict=True)]
        residual = [r - step * i for r, i in zip(residual, image, strict=True)]
        before, left = left, sum(map(mul, residual, residual))
        direction = [r + left / before * d for r, d in zip(residual, direction, strict=True)]
    return found
