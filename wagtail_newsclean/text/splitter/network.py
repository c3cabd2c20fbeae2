"""The second reader: a small recurrent network over the same features, which reads the copy from both ends.

The chain weighs a line and the kinds beside it; the network carries on what it has read, so that a box opened ten lines
above still counts. They err on different lines: together they are better than either.

A line's features are added up as vectors, five neighbouring lines are looked at together, and a state is carried down
and up through the copy, of which each line keeps a part (Feng et al., "Were RNNs All We Needed?", 2024, without the
parts that matter for training only).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from importlib.resources.abc import Traversable
from itertools import count
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]

#: Lines whose features are added up at once: memory stays bounded whatever comes in, and few names are not shared.
_AT_ONCE = 64

#: How many lines are looked at together: a line and two on each side of it.
WINDOW = 5

#: A product of matrices with more multiplications than this is given to several threads by OpenBLAS. Ours are so small
#: that threads cost more than they do, and a site's workers share the processors.
_ONE_THREAD = 200_000

_TINY = np.float32(1e-5)


class Bag(NamedTuple):
    """Which features lines have, for any network."""

    names: list[str]
    lines: Floats  #: lines x names, how often a line has a name


def bags_of(rows: Sequence[Collection[str]]) -> list[Bag]:
    """The features of a copy's lines; at least one line, each with at least one name."""
    return [_bag(rows[start : start + _AT_ONCE]) for start in range(0, len(rows), _AT_ONCE)]


def _bag(rows: Sequence[Collection[str]]) -> Bag:
    place: dict[str, int] = defaultdict(count().__next__)
    places = [place[name] for row in rows for name in row]
    line = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    counts = np.bincount(line * len(place) + places, minlength=len(rows) * len(place))
    return Bag(list(place), counts.reshape(len(rows), len(place)).astype(np.float32))


class Network:
    """Learnt weights, and what they make of a copy. Safe to share between threads: nothing is kept between copies."""

    def __init__(self, path: Traversable) -> None:
        """``path``: the file with the weights (``.npz``)."""
        with path.open("rb") as file:
            arrays = dict(np.load(file))
        #: The kinds, in the order of columns.
        self.labels = bytes(arrays["labels"]).decode().split("\n")
        names = bytes(arrays["names"]).decode().split("\n")
        self._place = {name: at for at, name in enumerate(names)}
        vectors: Floats = arrays["vectors"].astype(np.float32) * arrays["scales"].astype(np.float32)
        self._vectors = np.pad(vectors, ((0, 1), (0, 0)))  # the last is of names that were not learnt
        self._even, self._shift = _floats(arrays, "even", "shift")
        self._window, self._window_bias = _floats(arrays, "window", "window_bias")
        self._gates, self._gates_bias = _floats(arrays, "gates", "gates_bias")
        self._out, self._out_bias = _floats(arrays, "out", "out_bias")

    def chances(self, bags: Sequence[Bag]) -> Floats:
        """The probability of each kind for each line: lines x kinds, each row adds up to 1.

        ``bags``: at least one, of lines of which each has a name that was learnt ("line" is).
        """
        lines = np.concatenate([self._added_up(bag) for bag in bags])
        lines -= lines.mean(axis=1, keepdims=True)
        lines /= np.sqrt(np.square(lines).mean(axis=1, keepdims=True) + _TINY)
        lines = np.tanh(lines * self._even + self._shift)
        lines += self._seen_together(lines)
        scores = _product(np.concatenate((self._carried(lines), lines), axis=1), self._out) + self._out_bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        found: Floats = scores / scores.sum(axis=1, keepdims=True)
        return found

    def _added_up(self, bag: Bag) -> Floats:
        """Each line's features as one vector."""
        place, unknown = self._place.get, len(self._vectors) - 1
        vectors = self._vectors[[place(name, unknown) for name in bag.names]]
        lines, width = len(bag.lines), vectors.shape[1]
        names = max(1, _ONE_THREAD // (lines * width))
        total = np.zeros((lines, width), np.float32)
        for at in range(0, len(vectors), names):
            total += bag.lines[:, at : at + names] @ vectors[at : at + names]
        return total

    def _seen_together(self, lines: Floats) -> Floats:
        """What each line and those beside it say together."""
        beside = WINDOW // 2
        padded = np.pad(lines, ((beside, beside), (0, 0)))
        near = np.concatenate([padded[at : at + len(lines)] for at in range(WINDOW)], axis=1)
        together: Floats = np.maximum(_product(near, self._window) + self._window_bias, 0)
        return together

    def _carried(self, lines: Floats) -> Floats:
        """The state at each line: what came down to it, and what came up."""
        gates = _product(lines, self._gates) + self._gates_bias
        width = gates.shape[1] // 4
        # The half that goes up is turned around, so that one pass carries both.
        gates[:, width : 2 * width] = gates[::-1, width : 2 * width]
        gates[:, 3 * width :] = gates[::-1, 3 * width :]
        taken = 1 / (1 + np.exp(-gates[:, : 2 * width]))
        new: Floats = taken * np.tanh(gates[:, 2 * width :])
        kept = 1 - taken
        for at in range(1, len(new)):
            new[at] += kept[at] * new[at - 1]
        new[:, width:] = new[::-1, width:]
        return new


def _product(left: Floats, right: Floats) -> Floats:
    """The product of two matrices, a few rows at a time."""
    rows = max(1, _ONE_THREAD // right.size)
    return np.concatenate([left[at : at + rows] @ right for at in range(0, len(left), rows)])


def _floats(arrays: dict[str, npt.NDArray[np.generic]], *names: str) -> list[Floats]:
    return [arrays[name].astype(np.float32) for name in names]
