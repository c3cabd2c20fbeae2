"""A copy's features as vectors, for several readers at once."""

from __future__ import annotations

import numpy as np

from wagtail_newsclean.text.splitter.vectors import Floats, Vectors


class Made:
    """A reader that says what it is told to."""

    labels = ["body", "nav"]

    def __init__(self, said: dict[str, list[float]]) -> None:
        self.names = list(said)
        self._said = list(said.values())

    def vectors(self) -> Floats:
        return np.array(self._said, np.float32)

    def chances(self, lines: Floats) -> Floats:
        raise NotImplementedError


def test_each_reader_gets_the_sum_of_what_it_learnt() -> None:
    one = Made({"line": [1, 2], "long": [10, 20]})
    other = Made({"short": [3, 4, 5], "line": [0, 0, 1]})
    rows = [["line", "long"], ["never learnt", "line", "short", "short"], ["never learnt"]]
    first, second = Vectors([one, other]).added_up(rows)
    assert first.tolist() == [[11, 22], [1, 2], [0, 0]]
    assert second.tolist() == [[0, 0, 1], [6, 8, 11], [0, 0, 0]]
