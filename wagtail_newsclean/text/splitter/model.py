"""The learnt weights: one model for lines alone, one for lines with markup."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import pycrfsuite

from ..types import Kind

KINDS = tuple(Kind)

#: How strongly the model is told what a line is known to be: the feature's value, times its learnt weight.
KNOWN_WEIGHT = 10.0

#: A kind this likely is not looked at twice.
_CERTAIN = 0.998

Weights = dict[str, dict[str, float]]


class Model:
    """A linear chain over the features of a copy's lines."""

    def __init__(self, name: str) -> None:
        folder = files(__package__) / "weights"
        self._blob = (folder / f"{name}.crfsuite").read_bytes()
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._blob)
        self._labels = [Kind(label) for label in self._tagger.labels()]
        self._name = name
        calibration: dict[str, Any] = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        #: Measured on publishers it had not seen, the chain is too sure of itself: chances are taken to this power.
        self._power: float = 1.0 / calibration[name]["temperature"]

    def chances(self, rows: Sequence[Sequence[str]], known: Mapping[int, Kind]) -> list[dict[Kind, float]]:
        """For each line the probability of each kind that is likelier than one in a thousand."""
        tagger = self._tagger
        items: list[Any] = list(rows)
        for index, kind in known.items():
            items[index] = {**dict.fromkeys(rows[index], 1.0), f"known {kind}": KNOWN_WEIGHT}
        best = tagger.tag(pycrfsuite.ItemSequence(items))
        marginal = tagger.marginal
        found = []
        for index, label in enumerate(best):
            top = marginal(label, index)
            if top > _CERTAIN:
                found.append({Kind(label): top})
                continue
            row = {kind: marginal(kind.value, index) ** self._power for kind in self._labels}
            total = sum(row.values())
            found.append({kind: chance / total for kind, chance in row.items() if chance > 0.001 * total})
        return found

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
