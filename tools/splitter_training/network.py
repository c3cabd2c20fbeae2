"""Fitting the network that reads a copy from both ends, and writing what the package reads.

Needs PyTorch (``pip install -e .[train]``); the package itself needs only the written file.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from wagtail_newsclean.text.splitter.hints import HINTS, telling
from wagtail_newsclean.text.splitter.network import WINDOW, Network
from wagtail_newsclean.text.splitter.vectors import Vectors

from .corpus import KINDS, WORDS, Example

#: Widths of a line's vector and of the carried state, found by trying: more fits publishers' habits.
WIDTH, STATE = 64, 96

#: A word that fewer publishers use, or another feature, is not learnt.
PUBLISHERS_PER_WORD, PUBLISHERS_PER_FEATURE = 8, 3

EPOCHS, BATCH, RATE, DECAY, SMOOTHING = 5, 16, 3e-3, 1e-2, 0.05

#: Shares of a line's features, and of what passes between layers, that are left out in training.
_LEFT_OUT, _DROPPED = 0.25, 0.3

#: One line in this many tells its kind in training, and one what it is not, so that the lines around it are read in
#: its light.
_TOLD = 40

#: What is learnt first: what a line is known to be, in the order of the kinds, and what it is known not to be.
_TELLING = [*(telling(kind) for kind in KINDS), *HINTS.values()]
_HINTED = list(enumerate(HINTS, start=len(KINDS)))

#: Vectors are kept in so many steps on each side of 0, up to four standard deviations: a third smaller than in a byte,
#: and held-out figures stay as they are.
_STEPS, _WIDEST = 15, 4

_UNKNOWN = -100  #: the label of lines that nobody labelled

Row = list[int]


class Carried(nn.Module):
    """A state carried down and up through the copies of a batch."""

    def __init__(self) -> None:
        super().__init__()
        self.gates = nn.Linear(WIDTH, 4 * STATE)
        with torch.no_grad():
            self.gates.bias[: 2 * STATE] -= 1.0  # at first more is kept than taken

    def forward(self, lines: Tensor, there: Tensor) -> Tensor:
        """lines x copies x width, and which of them are there, to lines x copies x two states."""
        taken, new = self.gates(lines).split(2 * STATE, -1)
        taken, new = torch.sigmoid(taken) * there, torch.tanh(new)
        taken, new = _turned(taken, 1), _turned(new, 1)
        state, states = torch.zeros_like(new[0]), []
        for share, value in zip(taken.unbind(0), new.unbind(0), strict=True):
            state = state + share * (value - state)
            states.append(state)
        down, up = torch.stack(states).chunk(2, 1)
        return torch.cat([down, up.flip(0)], -1)


def _turned(both: Tensor, axis: int) -> Tensor:
    """The half that goes up, turned around and beside the other as more copies."""
    down, up = both.chunk(2, -1)
    return torch.cat([down, up.flip(0)], axis)


class Net(nn.Module):
    """What ``wagtail_newsclean.text.splitter.network`` computes, for fitting."""

    def __init__(self, names: int) -> None:
        super().__init__()
        self.vectors = nn.EmbeddingBag(names, WIDTH, mode="sum")
        nn.init.normal_(self.vectors.weight, std=0.1)
        self.even = nn.LayerNorm(WIDTH)
        self.window = nn.Conv1d(WIDTH, WIDTH, WINDOW, padding=WINDOW // 2)
        self.carried = Carried()
        self.out = nn.Linear(2 * STATE + WIDTH, len(KINDS))
        self.drop = nn.Dropout(_DROPPED)

    def forward(self, copies: Sequence[Sequence[Row]], protected: int) -> Tensor:
        """Scores of all the copies' lines, one after another; names below ``protected`` are never left out."""
        lengths = [len(rows) for rows in copies]
        flat = torch.tensor([name for rows in copies for row in rows for name in row])
        sizes = torch.tensor([0, *[len(row) for rows in copies for row in rows][:-1]])
        kept = torch.ones(len(flat))
        if self.training:
            kept = ((torch.rand(len(flat)) > _LEFT_OUT) | (flat < protected)).float()
        lines = torch.tanh(self.even(self.vectors(flat, sizes.cumsum(0), kept)))
        padded = pad_sequence(list(torch.split(self.drop(lines), lengths)))
        there = pad_sequence([torch.ones(length, 1) for length in lengths])
        seen = torch.relu(self.window(padded.permute(1, 2, 0))).permute(2, 0, 1)
        padded = padded + seen * there
        states = self.drop(self.carried(padded, there))
        both = torch.cat([states, padded], -1)
        scores: Tensor = self.out(torch.cat([both[:length, at] for at, length in enumerate(lengths)]))
        return scores


def fit(examples: Sequence[Example], path: Path, *, epochs: int = EPOCHS, seed: int = 1) -> None:
    """Fit the network to the examples and write its weights to ``path`` (``.npz``).

    The same examples give the same bytes on the same kind of processor with the same PyTorch.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    chance = random.Random(seed)  # noqa: S311 - a fixed choice, no secret
    names = _names(examples)
    place = {name: at for at, name in enumerate(names)}
    copies = [
        [[place[name] for name in sorted(row) if name in place] for row in one.rows] for one in examples
    ]
    labels = [
        [
            KINDS.index(label) if scored else _UNKNOWN
            for label, scored in zip(one.labels, one.scored, strict=True)
        ]
        for one in examples
    ]
    net = Net(len(names))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps, done = epochs * -(-len(examples) // BATCH), 0
    for _ in range(epochs):
        for batch in _batches([len(rows) for rows in copies], chance):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (done + 1) / 200) * max(0.02, 1 - done / steps)
            told = [_with_told(copies[at], labels[at], chance) for at in batch]
            wanted = torch.tensor([label for at in batch for label in labels[at]])
            loss = functional.cross_entropy(net(told, len(_TELLING)), wanted, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            done += 1
    net.eval()
    _write(net, names, path)


def marginals(path: Path, examples: Sequence[Example]) -> list[list[dict[str, float]]]:
    """For each line of each example the probability of each kind."""
    network = Network(path)
    vectors = Vectors([network])
    copies = (vectors.added_up(one.rows)[0] for one in examples)
    return [
        [dict(zip(network.labels, row, strict=True)) for row in network.chances(lines).tolist()]
        for lines in copies
    ]


def _names(examples: Sequence[Example]) -> list[str]:
    """What is learnt: first what tells a line's kind, then the features that enough publishers show."""
    where: dict[str, set[str]] = {}
    for one in examples:
        for row in one.rows:
            for name in row:
                where.setdefault(name, set()).add(one.publisher)
    enough = {
        name
        for name, seen in where.items()
        if len(seen) >= (PUBLISHERS_PER_WORD if name.startswith(WORDS) else PUBLISHERS_PER_FEATURE)
    }
    return [*_TELLING, *sorted(enough | {"line"})]


def _with_told(rows: list[Row], labels: list[int], chance: random.Random) -> list[Row]:
    """The rows, some with what their lines are or are not."""
    told = []
    for row, label in zip(rows, labels, strict=True):
        dice = chance.randrange(_TOLD)
        if label >= 0 and dice == 0:
            row = [label, *row]
        elif label >= 0 and dice == 1:
            row = [*[at for at, kinds in _HINTED if KINDS[label] not in kinds], *row]
        told.append(row)
    return told


def _batches(lengths: Sequence[int], chance: random.Random) -> Iterator[list[int]]:
    """The copies in a new order, those of about the same length together."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    sorted_parts = [
        sorted(order[at : at + 8 * BATCH], key=lengths.__getitem__) for at in range(0, len(order), 8 * BATCH)
    ]
    batches = [part[at : at + BATCH] for part in sorted_parts for at in range(0, len(part), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _write(net: Net, names: Sequence[str], path: Path) -> None:
    """The vectors in few steps a number, the rest in two bytes."""
    found = {name: value.detach().numpy() for name, value in net.named_parameters()}
    vectors = found["vectors.weight"]
    scales = np.minimum(np.abs(vectors).max(axis=0), _WIDEST * vectors.std(axis=0)) / _STEPS
    arrays = {
        "vectors": np.clip(np.round(vectors / scales), -_STEPS, _STEPS).astype(np.int8),
        "scales": scales.astype(np.float32),
        "even": found["even.weight"],
        "shift": found["even.bias"],
        "window": found["window.weight"].transpose(2, 1, 0).reshape(WINDOW * WIDTH, WIDTH),
        "window_bias": found["window.bias"],
        "gates": found["carried.gates.weight"].T,
        "gates_bias": found["carried.gates.bias"],
        "out": found["out.weight"].T,
        "out_bias": found["out.bias"],
    }
    small = {
        key: one if one.dtype == np.int8 or key == "scales" else one.astype(np.float16)
        for key, one in arrays.items()
    }
    texts = {"labels": "\n".join(KINDS), "names": "\n".join(names)}
    told = {key: np.frombuffer(text.encode(), np.uint8) for key, text in texts.items()}
    np.savez_compressed(path, **small, **told)
