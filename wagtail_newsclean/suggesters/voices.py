"""How much each near story has to say about the story in hand: least squares over their terms (kernel ridge).

Likeness alone hears ten versions of one story ten times. Solved together, stories that say the same share one voice,
and one that is only near because the others are gets none. The voices of the stories with a tag, added up, are what a
linear model of that tag learnt from these stories would give: nothing to train, to keep or to bring up to date, and a
cost that the archive's size does not change.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ..text.terms import WEIGHTS, Profile
from .storage import Stored

_RIDGE = 0.2  #: what keeps stories that are alike from outshouting one another
_ALIKE = 0.15  #: what any two stories have in common: the intercept
_STEPS = 20  #: of conjugate gradients; some ten are enough for 150 stories
_NEAR_ENOUGH = 1e-4  #: squared residual at which they end

_UNPACKED = np.array(WEIGHTS)

_Numbers = npt.NDArray[np.float64]


def voices(query: Profile, stories: Sequence[Stored]) -> list[float]:
    """A number for each of ``stories``: above 0 speaks for what it has, below 0 against it; they add up to about 1."""
    if not stories:
        return []
    terms = _Terms(stories)
    found: list[float] = _solve(terms, terms.likenesses(terms.vector(query)) + _ALIKE).tolist()
    return found


class _Terms:
    """The terms of some stories as one sparse matrix, each story a vector of length 1.

    Without idf: near stories were found by rare terms, and what tells them apart are often the common ones.
    """

    def __init__(self, stories: Sequence[Stored]) -> None:
        sizes = [len(story.numbers) for story in stories]
        self._story = np.repeat(np.arange(len(stories)), sizes)  #: of each entry the story it belongs to
        numbers = np.concatenate([np.asarray(story.numbers, np.int64) for story in stories])
        self._numbers, self._place = np.unique(numbers, return_inverse=True)
        packed = np.frombuffer(b"".join([story.weights for story in stories]), np.uint8)
        plain = _UNPACKED[packed]
        lengths = np.sqrt(np.bincount(self._story, plain * plain, len(stories)))
        self._weights = plain / np.where(lengths > 0, lengths, 1.0)[self._story]
        self._count = len(stories)

    def vector(self, query: Profile) -> _Numbers:
        """The story in hand in these terms; what no other story has is left out, but counts for its length."""
        weights = _UNPACKED[np.frombuffer(query.weights, np.uint8)]
        found = np.zeros(len(self._numbers))
        if not len(found) or not len(weights):
            return found
        numbers = np.asarray(query.numbers, np.int64)
        places = np.searchsorted(self._numbers, numbers).clip(max=len(found) - 1)
        known = self._numbers[places] == numbers
        found[places[known]] = weights[known] / (np.sqrt(np.square(weights).sum()) or 1.0)
        return found

    def likenesses(self, vector: _Numbers) -> _Numbers:
        """Each story's likeness to ``vector``."""
        return np.asarray(np.bincount(self._story, self._weights * vector[self._place], self._count), float)

    def mixed(self, factors: _Numbers) -> _Numbers:
        """The sum of the stories, each times its factor."""
        mixed = np.bincount(self._place, self._weights * factors[self._story], len(self._numbers))
        return np.asarray(mixed, float)


def _solve(terms: _Terms, wanted: _Numbers) -> _Numbers:
    """``x`` for which (likenesses + _ALIKE + _RIDGE on the diagonal) x = ``wanted``, by conjugate gradients."""
    found = np.zeros_like(wanted)
    residual, direction = wanted, wanted
    left = residual @ residual
    for _ in range(_STEPS):
        if left < _NEAR_ENOUGH:
            break
        image = terms.likenesses(terms.mixed(direction)) + _ALIKE * direction.sum() + _RIDGE * direction
        step = left / (direction @ image)
        found = found + step * direction
        residual = residual - step * image
        before, left = left, residual @ residual
        direction = residual + left / before * direction
    return found
