"""The learnt weights: one model for lines alone, one for lines with markup."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import pycrfsuite

from ..types import Kind

_KIND = {kind.value: kind for kind in Kind}

#: Asked for in this order, so that few need to be.
_BY_FREQUENCY = (
    Kind.BODY, Kind.RELATED, Kind.NAV, Kind.SHARE, Kind.HEADING, Kind.CAPTION, Kind.HEADLINE, Kind.STANDFIRST,
    Kind.TAGS, Kind.AD, Kind.OTHER, Kind.NEWSLETTER, Kind.APPEAL, Kind.BYLINE, Kind.CREDIT, Kind.TIMESTAMP,
    Kind.SECTION, Kind.BIO, Kind.LEGAL, Kind.NOTE,
)  # fmt: skip

#: How strongly the model is told what a line is known to be: the feature's value, times its learnt weight.
KNOWN_WEIGHT = 200.0

#: A line whose kind is this likely is not looked at twice; kinds less likely than the second are left out; when the
#: chances found add up to the third, the rest are not asked for.
_CERTAIN, _LEAST, _ENOUGH = 0.98, 0.001, 0.995

#: What a line that recurs in a source's stories is not, and how the chain is told.
RUNNING_TEXT = frozenset({Kind.BODY, Kind.HEADING, Kind.STANDFIRST})
_NO_RUNNING_TEXT = {f"known {kind}": -KNOWN_WEIGHT for kind in RUNNING_TEXT}

#: What a line in which somebody is quoted as saying something is not (of a thousand such lines three are), and how
#: the chain is told.
BOXES = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.SHARE, Kind.AD, Kind.NAV, Kind.TAGS})
_NO_BOX = {f"known {kind}": -KNOWN_WEIGHT for kind in BOXES}

#: Of each kind: what a feature that a person can read says for it.
Weights = dict[str, dict[str, float]]


class Model:
    """A linear chain over the features of a copy's lines."""

    def __init__(self, name: str) -> None:
        folder = files(__package__) / "weights"
        self._blob = gzip.decompress((folder / f"{name}.crfsuite.gz").read_bytes())
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._blob)
        known = set(self._tagger.labels())
        self._labels = [kind.value for kind in _BY_FREQUENCY if kind.value in known]
        self._name = name
        calibration: dict[str, Any] = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        #: Measured on publishers it had not seen, the chain is too sure of itself: chances are taken to this power.
        self._power: float = 1.0 / calibration[name]["temperature"]

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
        tagger = self._tagger
        items: list[Any] = list(rows)
        for index in speech:
            items[index] = {**dict.fromkeys(rows[index], 1.0), **_NO_BOX}
        for index, kind in known.items():
            told = {f"known {kind}": KNOWN_WEIGHT} if kind is not None else _NO_RUNNING_TEXT
            items[index] = {**dict.fromkeys(rows[index], 1.0), **told}
        best = tagger.tag(pycrfsuite.ItemSequence(items))
        marginal = tagger.marginal
        found = []
        for index, label in enumerate(best):
            top = marginal(label, index)
            row = {_KIND[label]: top}
            found.append(row)
            if top > _CERTAIN:
                continue
            seen = top
            for other in self._labels:
                if other != label:
                    chance = marginal(other, index)
                    if chance > _LEAST:
                        row[_KIND[other]] = chance
                        seen += chance
                        if seen > _ENOUGH:
                            break
            flat = {kind: chance**self._power for kind, chance in row.items()}
            total = sum(flat.values())
            row.update((kind, chance / total) for kind, chance in flat.items())
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
