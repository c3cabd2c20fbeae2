"""The network against the same sums written out line by line, with weights made up here."""

from __future__ import annotations

import math
import random
from pathlib import Path

import numpy as np
import pytest

from wagtail_newsclean.text.splitter.network import Network
from wagtail_newsclean.text.splitter.vectors import Floats, Vectors

WIDTH, STATE, LABELS, NAMES = 3, 2, ("body", "nav"), ("bold", "line", "short", "sign", "title")

Matrix = list[list[float]]


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    """Weights of the shapes that training writes."""
    draw = np.random.default_rng(4)
    return {
        "labels": np.frombuffer("\n".join(LABELS).encode(), np.uint8),
        "names": np.frombuffer("\n".join(NAMES).encode(), np.uint8),
        "vectors": draw.integers(-127, 128, (len(NAMES), WIDTH)).astype(np.int8),
        "scales": draw.uniform(0.01, 0.02, WIDTH).astype(np.float32),
        "even": draw.uniform(0.5, 1.5, WIDTH).astype(np.float16),
        "shift": draw.normal(size=WIDTH).astype(np.float16),
        "window": draw.normal(size=(5 * WIDTH, WIDTH)).astype(np.float16),
        "window_bias": draw.normal(size=WIDTH).astype(np.float16),
        "gates": draw.normal(size=(WIDTH, 4 * STATE)).astype(np.float16),
        "gates_bias": (draw.normal(size=4 * STATE) - 2).astype(np.float16),
        "out": draw.normal(size=(2 * STATE + WIDTH, len(LABELS))).astype(np.float16),
        "out_bias": draw.normal(size=len(LABELS)).astype(np.float16),
    }


@pytest.fixture(scope="module")
def network(weights: dict[str, np.ndarray], tmp_path_factory: pytest.TempPathFactory) -> Network:
    path: Path = tmp_path_factory.mktemp("weights") / "made_up.npz"
    np.savez_compressed(path, **weights)
    return Network(path)


def _read(network: Network, rows: list[list[str]]) -> Floats:
    (lines,) = Vectors([network]).added_up(rows)
    return network.chances(lines)


def written_out(weights: dict[str, np.ndarray], rows: list[list[str]]) -> Matrix:
    """What the network computes, without a matrix."""
    w = {name: array.astype(float).tolist() for name, array in weights.items()}
    lines: Matrix = []
    for row in rows:
        places = [NAMES.index(name) for name in row if name in NAMES]
        total = [sum(w["vectors"][at][i] * w["scales"][i] for at in places) for i in range(WIDTH)]
        mean = sum(total) / WIDTH
        spread = math.sqrt(sum((value - mean) ** 2 for value in total) / WIDTH + 1e-5)
        lines.append(
            [math.tanh((total[i] - mean) / spread * w["even"][i] + w["shift"][i]) for i in range(WIDTH)]
        )
    nothing = [0.0] * WIDTH
    padded = [nothing, nothing, *lines, nothing, nothing]
    seen = []
    for at, line in enumerate(lines):
        near = [value for other in padded[at : at + 5] for value in other]
        seen.append(
            [line[i] + max(0.0, _dot(near, w["window"], i) + w["window_bias"][i]) for i in range(WIDTH)]
        )
    down = _carried(w, seen, 0)
    up = _carried(w, seen[::-1], STATE)[::-1]
    found = []
    for at, line in enumerate(seen):
        scores = [
            math.exp(_dot([*down[at], *up[at], *line], w["out"], i) + w["out_bias"][i]) for i in range(2)
        ]
        found.append([score / sum(scores) for score in scores])
    return found


def _dot(left: list[float], right: Matrix, column: int) -> float:
    return sum(value * row[column] for value, row in zip(left, right, strict=True))


def _carried(w: dict[str, Matrix], lines: Matrix, first: int) -> Matrix:
    state, states = [0.0] * STATE, []
    for line in lines:
        taken, new = [
            [
                _dot(line, w["gates"], half + first + i) + w["gates_bias"][half + first + i]
                for i in range(STATE)
            ]
            for half in (0, 2 * STATE)
        ]
        shares = [1 / (1 + math.exp(-value)) for value in taken]
        state = [s + share * (math.tanh(n) - s) for s, share, n in zip(state, shares, new, strict=True)]
        states.append(state)
    return states


@pytest.mark.parametrize("lines", [1, 2, 7, 300])
def test_as_written_out(network: Network, weights: dict[str, np.ndarray], lines: int) -> None:
    chance = random.Random(lines)  # noqa: S311 - a fixed choice, no secret
    rows = [["line", "never learnt", *chance.sample(NAMES[:1] + NAMES[2:], 2)] for _ in range(lines)]
    found = _read(network, rows)
    assert found.shape == (lines, 2)
    assert found.tolist() == [pytest.approx(row, abs=1e-5) for row in written_out(weights, rows)]


def test_a_line_is_read_in_the_light_of_lines_far_from_it(network: Network) -> None:
    rows = [["line", "short"]] * 12
    plain, other = _read(network, rows), _read(network, [["title"], *rows[1:]])
    assert abs(plain[4] - other[4]).max() > 1e-5
    turned = _read(network, [*rows[1:], ["title"]])
    assert abs(plain[7] - turned[7]).max() > 1e-5


def test_a_copy_leaves_nothing_behind(network: Network) -> None:
    rows = [["line", "short"], ["line", "sign"], ["line"]]
    first = _read(network, rows).tolist()
    _read(network, [["line", "title"]] * 5)
    assert _read(network, rows).tolist() == first
