"""The learnt weights, for lines alone and for lines with markup: a chain and networks, weighed together."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from ..types import Kind
from .chain import Chain
from .hints import BOXES, HINTS, RUNNING_TEXT, telling
from .network import Network
from .vectors import Floats, Vectors

_KIND = {kind.value: kind for kind in Kind}

#: A line of whose kind the chain is this sure is not asked about twice; kinds less likely than the second are left out.
_CERTAIN, _LEAST = 0.999, 0.001

#: No kind is less likely than this to a network: a chance of nothing would forbid what the chain is sure of.
_FLOOR = 1e-9

_NOTHING: frozenset[Kind] = frozenset()

#: To which powers the chances of the chain and of networks are taken before they are multiplied, by figures of
#: publishers that they had not seen.
Powers = dict[str, float]

#: In a calibration: the chain, and the powers for markup without names. On a part held out, all lines as plain
#: paragraphs, 259 lines of furniture stay in the story with these, 562 with the others.
_CHAIN, _BARE = "chain", " bare"

#: Of each kind: what a feature that a person can read says for it.
Weights = dict[str, dict[str, float]]


class Model:
    """A linear chain and networks over the features of a copy's lines.

    With markup the network of lines alone is asked too: it has seen the words of more boxes, and is heard first where
    elements have no names. Safe to share between threads.
    """

    def __init__(self, name: str) -> None:
        folder = files(__package__) / "weights"
        self._name = name
        calibration: dict[str, Powers] = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
        powers = calibration[name]
        self._powers = {False: powers, True: calibration.get(name + _BARE, powers)}
        self._chain = Chain(folder / f"{name}.chain.npz")
        self._networks = {network: _network(network) for network in powers if network != _CHAIN}
        self._vectors = Vectors([self._chain, *self._networks.values()])
        self._kinds = [_KIND[label] for label in self._chain.labels]

    def chances(
        self,
        rows: Sequence[Sequence[str]],
        known: Mapping[int, Kind | None],
        speech: Collection[int] = (),
        *,
        bare: Collection[int] = (),
    ) -> list[dict[Kind, float]]:
        """For each line the probability of each kind that is likelier than one in a thousand.

        ``known``: kinds of lines that are known; None where a line is known not to be running text. ``speech``: lines
        that report what somebody said. ``bare``: lines whose markup says little.
        """
        barred = {index: BOXES for index in speech if index not in known}
        barred.update((index, RUNNING_TEXT) for index, kind in known.items() if kind is None)
        hints = {index: HINTS[kinds] for index, kinds in barred.items()}
        hints.update((index, telling(kind)) for index, kind in known.items() if kind is not None)
        told = [[*row, hints[index]] if index in hints else row for index, row in enumerate(rows)]
        for_chain, *for_networks = self._vectors.added_up(told)
        chain = self._chain.chances(for_chain)
        top = chain.max(axis=1)
        found = [
            {self._kinds[column]: chance}
            for column, chance in zip(chain.argmax(axis=1).tolist(), top.tolist(), strict=True)
        ]
        unsure = np.flatnonzero(top <= _CERTAIN)
        if len(unsure):
            powers = self._powers_of(len(rows), bare)
            networks = self._by_networks(for_networks, powers)[unsure]
            never = [barred.get(index, _NOTHING) for index in unsure.tolist()]
            for index, row in zip(
                unsure.tolist(),
                self._weighed(chain[unsure] ** powers[_CHAIN][unsure], networks, never),
                strict=True,
            ):
                found[index] = row
        return found

    def _powers_of(self, lines: int, bare: Collection[int]) -> dict[str, Floats]:
        """The powers of the chain and of each network: lines x 1."""
        are_bare = np.zeros((lines, 1), bool)
        are_bare[list(bare)] = True
        named = self._powers[False]
        return {name: np.where(are_bare, self._powers[True][name], power) for name, power in named.items()}

    def _by_networks(self, copies: Sequence[Floats], powers: Mapping[str, Floats]) -> Floats:
        """What the networks say of each line, weighed: lines x kinds. ``copies``: the lines' vectors for each."""
        opinions = zip(self._networks.items(), copies, strict=True)
        first, *others = [
            network.chances(lines).clip(_FLOOR) ** powers[name] for (name, network), lines in opinions
        ]
        for other in others:
            first *= other
        return first

    def _weighed(
        self, chain: Floats, networks: Floats, barred: Sequence[frozenset[Kind]]
    ) -> list[dict[Kind, float]]:
        """All opinions of each line as one: the product of their powers. ``barred``: what it is known not to be."""
        product = chain * networks
        for row, kinds in zip(product, barred, strict=True):
            if kinds:
                row[[kind in kinds for kind in self._kinds]] = 0.0
        least = product.max(axis=1, keepdims=True) * _LEAST
        product[networks < least] = 0.0  # whatever the chain says of these, they are left out
        product /= product.sum(axis=1, keepdims=True)
        found: list[dict[Kind, float]] = [{} for _ in product]
        lines, columns = (product > _LEAST).nonzero()
        chances = product[lines, columns].tolist()
        for line, column, chance in zip(lines.tolist(), columns.tolist(), chances, strict=True):
            found[line][self._kinds[column]] = chance
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
def _network(name: str) -> Network:
    """The network called "text" or "html", read once."""
    return Network(files(__package__) / "weights" / f"{name}.npz")


@cache
def model(name: str) -> Model:
    """The model called "text" or "html", read once."""
    return Model(name)
