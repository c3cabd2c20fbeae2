"""The learnt weights, for lines alone and for lines with markup: a chain and a network, weighed together."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import pycrfsuite

from ..types import Kind
from .network import Network

_KIND = {kind.value: kind for kind in Kind}

#: How strongly the model is told what a line is known to be: the feature's value, times its learnt weight.
KNOWN_WEIGHT = 200.0

#: A line of whose kind the chain is this sure is not asked about twice; kinds less likely than the second are left out.
_CERTAIN, _LEAST = 0.98, 0.001

#: No kind is less likely than this to the network: a chance of nothing would forbid what the chain is sure of.
_FLOOR = 1e-9

#: What a line that recurs in a source's stories is not.
RUNNING_TEXT = frozenset({Kind.BODY, Kind.HEADING, Kind.STANDFIRST})

#: What a line in which somebody is quoted as saying something is not: of a thousand such lines three are.
BOXES = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.SHARE, Kind.AD, Kind.NAV, Kind.TAGS})

_NOTHING: frozenset[Kind] = frozenset()

#: Of each kind: what a feature that a person can read says for it.
Weights = dict[str, dict[str, float]]


class Model:
    """A linear chain and a network over the features of a copy's lines. Safe to share between threads."""

    def __init__(self, name: str) -> None:
        folder = files(__package__) / "weights"
        self._blob = gzip.decompress((folder / f"{name}.crfsuite.gz").read_bytes())
        self._labels: list[str] = self._tagger().labels()
        self._network = Network(folder / f"{name}.npz")
        self._columns = [_KIND[label] for label in self._network.labels]
        self._name = name
        calibration: dict[str, Any] = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        #: Measured on publishers they had not seen: to which powers their chances are taken before they are multiplied.
        self._power: float = calibration[name]["chain"]
        self._network_power: float = calibration[name]["network"]

    def _tagger(self) -> Any:
        """A chain of one's own, which costs next to nothing: it keeps the copy that it was given last."""
        tagger: Any = pycrfsuite.Tagger()
        tagger.open_inmemory(self._blob)
        return tagger

    def chances(
        self,
        rows: Sequence[Sequence[str]],
        known: Mapping[int, Kind | None],
        speech: Collection[int] = (),
    ) -> list[dict[Kind, float]]:
        """For each line the probability of each kind that is likelier than one in a thousand.

        ``known``: kinds of lines that are known; None where a line is known not to be running text. ``speech``: lines
        that report what somebody said.
        """
        told = {index: kind for index, kind in known.items() if kind is not None}
        barred = {index: BOXES for index in speech if index not in told}
        barred.update((index, RUNNING_TEXT) for index, kind in known.items() if kind is None)
        found = self._by_chain(rows, told, barred)
        unsure = [at for at, row in enumerate(found) if len(row) > 1]
        if unsure:
            second = self._by_network(rows, told)
            for at in unsure:
                found[at] = self._weighed(found[at], second[at], barred.get(at, _NOTHING))
        return found

    def _by_chain(
        self,
        rows: Sequence[Sequence[str]],
        told: Mapping[int, Kind],
        barred: Mapping[int, frozenset[Kind]],
    ) -> list[dict[Kind, float]]:
        """What the chain says of each line; of one that it is certain of, the one kind."""
        tagger = self._tagger()
        items: list[Any] = list(rows)
        for index, kinds in barred.items():
            against = {f"known {kind}": -KNOWN_WEIGHT for kind in kinds}
            items[index] = {**dict.fromkeys(rows[index], 1.0), **against}
        for index, kind in told.items():
            items[index] = {**dict.fromkeys(rows[index], 1.0), f"known {kind}": KNOWN_WEIGHT}
        best = tagger.tag(pycrfsuite.ItemSequence(items))
        marginal = tagger.marginal
        found = []
        for index, label in enumerate(best):
            top = marginal(label, index)
            row = {_KIND[label]: top}
            if top <= _CERTAIN:
                row.update((_KIND[other], marginal(other, index)) for other in self._labels if other != label)
            found.append(row)
        return found

    def _by_network(self, rows: Sequence[Sequence[str]], told: Mapping[int, Kind]) -> list[list[float]]:
        """What the network says of each line, in the order of its columns, taken to its power."""
        seen: list[Sequence[str]] = list(rows)
        for index, kind in told.items():
            seen[index] = [*rows[index], f"known {kind}"]
        chances = np.maximum(self._network.chances(seen), _FLOOR) ** self._network_power
        powers: list[list[float]] = chances.tolist()
        return powers

    def _weighed(
        self, first: Mapping[Kind, float], second: Sequence[float], barred: frozenset[Kind]
    ) -> dict[Kind, float]:
        """The two opinions of a line as one: the product of their powers."""
        power = self._power
        row = {
            kind: first[kind] ** power * chance
            for kind, chance in zip(self._columns, second, strict=True)
            if kind not in barred
        }
        total = sum(row.values())
        least = total * _LEAST
        return {kind: chance / total for kind, chance in row.items() if chance > least}

    @property
    def weights(self) -> Weights:
        """What each feature that a person can read says for each kind."""
        return _weights(self._name)


@cache
def _weights(name: str) -> Weights:
    loaded: Weights = json.loads(
        (files(__package__) / "weights" / f"{name}.json").read_text(encoding="utf-8")
    )
    return loaded


@cache
def model(name: str) -> Model:
    """The model called "text" or "html", read once."""
    return Model(name)
