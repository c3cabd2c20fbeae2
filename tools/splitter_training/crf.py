"""Fitting the chain, and reading what it learnt."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from wagtail_newsclean.text.splitter.cues import PHRASES
from wagtail_newsclean.text.splitter.hints import telling
from wagtail_newsclean.text.splitter.phrases import phrase_for

from .corpus import KINDS, PUBLISHERS_PER_WORD, Example, pruned, shared_words

#: Found by trying: less of the first overfits publishers, more of it loses the thin kinds; more rounds gain nothing.
PARAMETERS = {
    "c1": 0.5,
    "c2": 0.5,
    "max_iterations": 60,
    "feature.possible_transitions": True,
}

#: One line in this many tells the chain its kind in training, so that it knows what being told means.
_TOLD = 40

#: Of a line's features one in this many is left out in training, so that no single one is relied on.
_LEFT_OUT = 10

#: The value of being told: large, so that thin kinds learn it too.
_TOLD_WEIGHT = 10.0

Marginals = list[dict[str, float]]


def fit(
    examples: Sequence[Example],
    path: Path,
    *,
    publishers: int = PUBLISHERS_PER_WORD,
    **changes: Any,
) -> None:
    """Fit a chain to the examples and write its weights; the same examples give the same bytes.

    ``publishers``: how many must use a word for it to count.
    """
    words = shared_words(examples, publishers)
    chance = random.Random(11)  # noqa: S311 - a fixed choice, no secret
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in examples:
        rows = [
            [name for name in row if name == "line" or chance.randrange(_LEFT_OUT)]
            for row in pruned(example.rows, words)
        ]
        items: list[Any] = [
            row if chance.randrange(_TOLD) else {**dict.fromkeys(row, 1.0), telling(label): _TOLD_WEIGHT}
            for row, label in zip(rows, example.labels, strict=True)
        ]
        trainer.append(pycrfsuite.ItemSequence(items), example.labels)
    trainer.set_params({**PARAMETERS, **changes})
    trainer.train(str(path))


def marginals(path: Path, examples: Sequence[Example]) -> list[Marginals]:
    """For each line of each example the probability of each kind."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    labels = tagger.labels()
    found = []
    for example in examples:
        tagger.set(pycrfsuite.ItemSequence(example.rows))
        found.append(
            [{label: tagger.marginal(label, at) for label in labels} for at in range(len(example.rows))]
        )
    return found


def pack(model: Path) -> None:
    """Write what the package reads (``.chain.npz``) in place of the file; the same weights give the same bytes."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    learnt = tagger.info()
    kinds = [kind for kind in KINDS if kind in learnt.labels]
    names = sorted({*learnt.attributes, *map(telling, kinds)})
    place = {name: at for at, name in enumerate(names)}
    weights = sorted(
        (place[name], kinds.index(kind), weight) for (name, kind), weight in learnt.state_features.items()
    )
    moves = [[learnt.transitions.get((before, after), 0.0) for after in kinds] for before in kinds]
    np.savez_compressed(
        model.with_suffix(".chain.npz"),
        labels=np.frombuffer("\n".join(kinds).encode(), np.uint8),
        names=np.frombuffer("\n".join(names).encode(), np.uint8),
        places=np.array([at for at, _, _ in weights], np.uint16),
        columns=np.array([column for _, column, _ in weights], np.uint8),
        weights=np.array([weight for _, _, weight in weights], np.float32),
        moves=np.array(moves, np.float32),
    )
    model.unlink()


def write_weights(model: Path, target: Path, least: float = 0.12) -> None:
    """What the features that a person can read say for each kind, for the reasons."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    table: dict[str, dict[str, float]] = {}
    for (name, kind), weight in sorted(tagger.info().state_features.items()):
        if abs(weight) >= least and kind in KINDS and phrase_for(name):
            # What one cue says as a whole weighs more with a reader than what one word says.
            table.setdefault(kind, {})[name] = round(weight * (1.5 if name in PHRASES else 1.0), 2)
    target.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True), "utf-8")
