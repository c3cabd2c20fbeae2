"""What chain and networks share: their files, and a copy's features as vectors of numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from importlib.resources.abc import Traversable
from itertools import chain, repeat
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]


class Reader(Protocol):
    """Learnt weights that make chances of kinds from the vectors of lines."""

    labels: list[str]  #: the kinds, in the order of columns
    names: list[str]  #: the features that were learnt

    def vectors(self) -> Floats:
        """What each of them says: names x width."""

    def chances(self, lines: Floats) -> Floats:
        """The probability of each kind for each line, from the sum of its features' vectors."""


class Vectors:
    """What features say to several readers, side by side: a copy's features are looked up and added up once."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        self._place: dict[str, int] = {}
        for name in chain.from_iterable(reader.names for reader in readers):
            self._place.setdefault(name, len(self._place))
        said = [reader.vectors() for reader in readers]
        widths = [vectors.shape[1] for vectors in said]
        self._ends = np.cumsum(widths)[:-1]
        # The last row is of features that nobody learnt.
        self._rows: Floats = np.zeros((len(self._place) + 1, sum(widths)), np.float32)
        parts = np.split(self._rows, self._ends, axis=1)
        for reader, vectors, part in zip(readers, said, parts, strict=True):
            part[[self._place[name] for name in reader.names]] = vectors

    def added_up(self, rows: Sequence[Collection[str]]) -> list[Floats]:
        """For each reader the vectors of each line's features as one: lines x width."""
        names = chain.from_iterable(rows)
        places = np.fromiter(map(self._place.get, names, repeat(len(self._place))), np.intp)
        total: Floats = np.empty((len(rows), self._rows.shape[1]), np.float32)
        ones: Floats = np.ones(max(map(len, rows)), np.float32)
        start = 0
        for line, row in zip(total, rows, strict=True):
            end = start + len(row)
            ones[: end - start].dot(self._rows.take(places[start:end], axis=0), out=line)
            start = end
        return np.split(total, self._ends, axis=1)


def read_arrays(path: Traversable) -> dict[str, npt.NDArray[np.generic]]:
    """What a file of weights holds."""
    with path.open("rb") as file:
        return dict(np.load(file))


def texts_in(array: npt.NDArray[np.generic]) -> list[str]:
    """Names as training writes them."""
    return bytes(array).decode().split("\n")
