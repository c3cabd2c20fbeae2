"""The learnt weights, for lines alone and for lines with markup: a chain and networks, weighed together."""

from __future__ import annotations

import gzip
import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pycrfsuite

from ..types import Kind

if TYPE_CHECKING:
    from .network import Bag, Floats, Network

_KIND = {kind.value: kind for kind in Kind}

#: How strongly the model is told what a line is known to be: the feature's value, times its learnt weight.
KNOWN_WEIGHT = 200.0

#: A line of whose kind the chain is this sure is not asked about twice; kinds less likely than the second are left out.
_CERTAIN, _LEAST = 0.98, 0.001

#: No kind is less likely than this to a network: a chance of nothing would forbid what the chain is sure of.
_FLOOR = 1e-9

#: What a line that recurs in a source's stories is not.
RUNNING_TEXT = frozenset({Kind.BODY, Kind.HEADING, Kind.STANDFIRST})

#: What a line in which somebody is quoted as saying something is not: of a thousand such lines three are.
BOXES = frozenset({Kind.NEWSLETTER, Kind.APPEAL, Kind.SHARE, Kind.AD, Kind.NAV, Kind.TAGS})

#: How the network is told what a line is not.
HINTS = {RUNNING_TEXT: "known no running text", BOXES: "known no box"}

_NOTHING: frozenset[Kind] = frozenset()

#: Of each kind: what a feature that a person can read says for it.
Weights = dict[str, dict[str, float]]


class Model:
    """A linear chain and networks over the features of a copy's lines.

    With markup the network of lines alone is asked too: it has seen the words of more boxes. Safe to share between
    threads.
    """

    def __init__(self, name: str) -> None:
        folder = files(__package__) / "weights"
        self._blob = gzip.decompress((folder / f"{name}.crfsuite.gz").read_bytes())
        self._name = name
        calibration: dict[str, Any] = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        #: To which powers chances are taken before they are multiplied, by figures of publishers they had not seen.
        powers: dict[str, float] = calibration[name]
        self._power = powers.pop("chain")
        self._networks = [(_network(network), power) for network, power in powers.items()]

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
        tagger = self._tagger()
        best = tagger.tag(pycrfsuite.ItemSequence(_for_the_chain(rows, told, barred)))
        found: list[dict[Kind, float]] = []
        unsure = []
        for index, label in enumerate(best):
            top = tagger.marginal(label, index)
            found.append({_KIND[label]: top})
            if top <= _CERTAIN:
                unsure.append(index)
        if unsure:
            second = self._by_networks(_for_networks(rows, told, barred))[unsure].tolist()
            for index, row in zip(unsure, second, strict=True):
                found[index] = self._weighed(tagger, index, row, barred.get(index, _NOTHING))
        return found

    def _by_networks(self, rows: Sequence[Sequence[str]]) -> Floats:
        """What the networks say of each line, weighed: lines x kinds."""
        bags = _bags_of(rows)
        first, *others = [network.chances(bags).clip(_FLOOR) ** power for network, power in self._networks]
        for other in others:
            first *= other
        return first

    def _weighed(
        self, tagger: Any, index: int, row: Sequence[float], barred: frozenset[Kind]
    ) -> dict[Kind, float]:
        """All opinions of a line as one: the product of their powers. ``row``: the networks', by their columns."""
        power, marginal = self._power, tagger.marginal
        product: dict[Kind, float] = {}
        best = 0.0
        labels = zip(row, self._networks[0][0].labels, strict=True)
        for chance, label in sorted(labels, reverse=True):
            if chance < best * _LEAST:
                break  # whatever the chain says of it and of those after it, they would be left out
            kind = _KIND[label]
            if kind not in barred:
                product[kind] = weighed = marginal(label, index) ** power * chance
                best = max(best, weighed)
        total = sum(product.values())
        least = total * _LEAST
        return {kind: chance / total for kind, chance in product.items() if chance > least}

    @property
    def weights(self) -> Weights:
        """What each feature that a person can read says for each kind."""
        return _weights(self._name)


def _for_the_chain(
    rows: Sequence[Sequence[str]], told: Mapping[int, Kind], barred: Mapping[int, frozenset[Kind]]
) -> list[Any]:
    """The rows with what is known of their kinds."""
    items: list[Any] = list(rows)
    for index, kinds in barred.items():
        against = {f"known {kind}": -KNOWN_WEIGHT for kind in kinds}
        items[index] = {**dict.fromkeys(rows[index], 1.0), **against}
    for index, kind in told.items():
        items[index] = {**dict.fromkeys(rows[index], 1.0), f"known {kind}": KNOWN_WEIGHT}
    return items


def _for_networks(
    rows: Sequence[Sequence[str]], told: Mapping[int, Kind], barred: Mapping[int, frozenset[Kind]]
) -> list[Sequence[str]]:
    """The rows with what is known of their kinds."""
    seen: list[Sequence[str]] = list(rows)
    for index, kinds in barred.items():
        seen[index] = [*rows[index], HINTS[kinds]]
    for index, kind in told.items():
        seen[index] = [*rows[index], f"known {kind}"]
    return seen


@cache
def _weights(name: str) -> Weights:
    loaded: Weights = json.loads(
        (files(__package__) / "weights" / f"{name}.json").read_text(encoding="utf-8")
    )
    return loaded


def _bags_of(rows: Sequence[Sequence[str]]) -> list[Bag]:
    # numpy takes as long to load as all the rest: whoever splits nothing does without.
    from .network import bags_of

    return bags_of(rows)


@cache
def _network(name: str) -> Network:
    """The network called "text" or "html", read once."""
    from .network import Network

    return Network(files(__package__) / "weights" / f"{name}.npz")


@cache
def model(name: str) -> Model:
    """The model called "text" or "html", read once."""
    return Model(name)
