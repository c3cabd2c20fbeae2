"""The first reader: a linear chain, which weighs what a line shows and the kinds of the lines beside it.

Fitted by CRFsuite; here is only the sum over all ways in which a copy's lines may have kinds (forward and backward).
"""

from __future__ import annotations

from importlib.resources.abc import Traversable

import numpy as np

from .hints import HINTS, telling
from .vectors import Floats, read_arrays, texts_in

#: How strongly the chain is told what a line is known to be: so many times the learnt weight.
KNOWN_WEIGHT = 200.0

#: After so many lines what has come down to one is brought back to size: it shrinks with every line.
_SHRINKING = 16


class Chain:
    """Learnt weights, and what they make of a copy. Safe to share between threads: nothing is kept between copies."""

    def __init__(self, path: Traversable) -> None:
        """``path``: the file with the weights (``.npz``)."""
        arrays = read_arrays(path)
        #: The kinds, in the order of columns.
        self.labels = texts_in(arrays["labels"])
        #: The features that were learnt, and those that say what a line is not.
        self.names = [*texts_in(arrays["names"]), *HINTS.values()]
        self._places, self._columns, self._weights = (
            arrays[name] for name in ("places", "columns", "weights")
        )
        moves = np.exp(arrays["moves"].astype(float))
        nothing = np.zeros_like(moves)
        self._moves = np.block([[moves, nothing], [nothing, moves.T]])  # down the copy, and up

    def vectors(self) -> Floats:
        """What each feature says for each kind: names x kinds."""
        found: Floats = np.zeros((len(self.names), len(self.labels)), np.float32)
        found[self._places, self._columns] = self._weights
        place = {name: at for at, name in enumerate(self.names)}
        for label in self.labels:
            found[place[telling(label)]] *= KNOWN_WEIGHT
        for kinds, name in HINTS.items():
            for kind in kinds.intersection(self.labels):
                found[place[name]] -= found[place[telling(kind)]]
        return found

    def chances(self, lines: Floats) -> Floats:
        """The probability of each kind for each line: lines x kinds. ``lines``: each line's vectors added up."""
        here = np.exp(lines - lines.max(axis=1, keepdims=True), dtype=float)
        # One pass carries both: in the right half the copy is upside down.
        both = np.concatenate((here, here[::-1]), axis=1)
        come = np.ones_like(both)
        kinds = len(self.labels)
        for at in range(1, len(both)):
            np.dot(come[at - 1] * both[at - 1], self._moves, out=come[at])
            if at % _SHRINKING == 0:
                halves = come[at].reshape(2, kinds)
                halves /= halves.sum(axis=1, keepdims=True)
        found: Floats = come[:, :kinds] * here * come[::-1, kinds:]
        found /= found.sum(axis=1, keepdims=True)
        return found
