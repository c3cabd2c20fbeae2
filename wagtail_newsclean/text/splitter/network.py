"""The second reader: a small recurrent network over the same features, which reads the copy from both ends.

The chain weighs a line and the kinds beside it; the network carries on what it has read, so that a box opened ten lines
above still counts. They err on different lines: together they are better than either.

A line's features are added up as vectors, five neighbouring lines are looked at together, and a state is carried down
and up through the copy, of which each line keeps a part (Feng et al., "Were RNNs All We Needed?", 2024, without the
parts that matter for training only).
"""

from __future__ import annotations

from importlib.resources.abc import Traversable

import numpy as np
import numpy.typing as npt

from .vectors import Floats, read_arrays, texts_in

#: How many lines are looked at together: a line and two on each side of it.
WINDOW = 5

#: A product of matrices with more multiplications than this is given to several threads by OpenBLAS. Ours are so small
#: that threads cost more than they do, and a site's workers share the processors.
_ONE_THREAD = 200_000

_TINY = np.float32(1e-5)


class Network:
    """Learnt weights, and what they make of a copy. Safe to share between threads: nothing is kept between copies."""

    def __init__(self, path: Traversable) -> None:
        """``path``: the file with the weights (``.npz``)."""
        arrays = read_arrays(path)
        #: The kinds, in the order of columns.
        self.labels = texts_in(arrays["labels"])
        #: The features that were learnt.
        self.names = texts_in(arrays["names"])
        self._steps = arrays["vectors"]
        (self._scales,) = _floats(arrays, "scales")
        self._even, self._shift = _floats(arrays, "even", "shift")
        self._window, self._window_bias = _floats(arrays, "window", "window_bias")
        self._gates, self._gates_bias = _floats(arrays, "gates", "gates_bias")
        self._out, self._out_bias = _floats(arrays, "out", "out_bias")

    def vectors(self) -> Floats:
        """What each feature says: names x width."""
        return self._steps.astype(np.float32) * self._scales

    def chances(self, lines: Floats) -> Floats:
        """The probability of each kind for each line: lines x kinds, each row adds up to 1.

        ``lines``: each line's vectors added up; at least one line, each with a feature that was learnt ("line" is).
        """
        lines = lines - lines.mean(axis=1, keepdims=True)
        lines /= np.sqrt(np.square(lines).mean(axis=1, keepdims=True) + _TINY)
        lines = np.tanh(lines * self._even + self._shift)
        lines += self._seen_together(lines)
        scores = _product(np.concatenate((self._carried(lines), lines), axis=1), self._out) + self._out_bias
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        found: Floats = scores / scores.sum(axis=1, keepdims=True)
        return found

    def _seen_together(self, lines: Floats) -> Floats:
        """What each line and those beside it say together."""
        nothing: Floats = np.zeros((WINDOW // 2, lines.shape[1]), np.float32)
        padded = np.concatenate((nothing, lines, nothing))
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
        before = new[0]
        for here, share in zip(new[1:], kept[1:], strict=True):
            here += share * before
            before = here
        new[:, width:] = new[::-1, width:]
        return new


def _product(left: Floats, right: Floats) -> Floats:
    """The product of two matrices, a few rows at a time."""
    rows = max(1, _ONE_THREAD // right.size)
    return np.concatenate([left[at : at + rows] @ right for at in range(0, len(left), rows)])


def _floats(arrays: dict[str, npt.NDArray[np.generic]], *names: str) -> list[Floats]:
    """Row by row in memory, however training wrote them: products of a few lines are four times faster."""
    return [np.ascontiguousarray(arrays[name], np.float32) for name in names]
