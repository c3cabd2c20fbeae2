"""The chain against the sum over all ways in which a copy's lines may have kinds, and what a float cannot hold."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp, prod
from pathlib import Path

import numpy as np
import pytest

from wagtail_newsclean.text.splitter.chain import Chain
from wagtail_newsclean.text.splitter.hints import BOXES, HINTS, telling
from wagtail_newsclean.text.splitter.vectors import Floats, Vectors

LABELS = ("body", "nav", "share")
NAMES = ("line", "long", "short", *map(telling, LABELS))


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Chain:
    """A chain of three kinds, of the shapes that training writes."""
    draw = np.random.default_rng(3)
    path: Path = tmp_path_factory.mktemp("weights") / "made_up.npz"
    learnt = [(place, column) for place in range(3) for column in range(3)] + [(3, 0), (4, 1), (5, 2)]
    np.savez_compressed(
        path,
        labels=np.frombuffer("\n".join(LABELS).encode(), np.uint8),
        names=np.frombuffer("\n".join(NAMES).encode(), np.uint8),
        places=np.array([place for place, _ in learnt], np.uint16),
        columns=np.array([column for _, column in learnt], np.uint8),
        weights=draw.uniform(0.5, 1.5, len(learnt)).astype(np.float32),
        moves=draw.normal(size=(3, 3)).astype(np.float32),
    )
    return Chain(path)


def _read(chain: Chain, rows: list[list[str]]) -> Floats:
    (lines,) = Vectors([chain]).added_up(rows)
    return chain.chances(lines)


def test_as_the_sum_over_all_ways(chain: Chain) -> None:
    rows = [["line", "long"], ["line", "short", "short"], ["line"], ["line", "long", "never learnt"]]
    said = {name: row.tolist() for name, row in zip(chain.names, chain.vectors(), strict=True)}
    moves = np.log(chain._moves[:3, :3]).tolist()
    wanted = np.zeros((len(rows), 3))
    for way in product(range(3), repeat=len(rows)):
        worth = prod(
            exp(sum(said[name][kind] for name in row if name in said))
            for row, kind in zip(rows, way, strict=True)
        ) * prod(exp(moves[before][after]) for before, after in pairwise(way))
        for at, kind in enumerate(way):
            wanted[at, kind] += worth
    wanted /= wanted.sum(axis=1, keepdims=True)
    assert _read(chain, rows).tolist() == [pytest.approx(row, rel=1e-5) for row in wanted.tolist()]


def test_a_line_may_be_told_what_it_is_or_is_not(chain: Chain) -> None:
    found = _read(chain, [["line", telling("nav")], ["line"], ["line", HINTS[BOXES]]])
    assert found[0].tolist() == pytest.approx([0, 1, 0], abs=1e-6)
    assert found[2].tolist() == pytest.approx([1, 0, 0], abs=1e-6)
    assert abs(found[1] - _read(chain, [["line"]] * 3)[1]).max() > 0.01


def test_a_copy_of_thousands_of_lines_is_no_sum_too_small(chain: Chain) -> None:
    """With every line what is carried shrinks; more by one way through the copy than by the other."""
    rows = [["line", "short", telling("body" if at % 2 else "share")] for at in range(1500)]
    rows += [["line", "long"]] * 1500
    found = _read(chain, rows)
    assert found.sum(axis=1).tolist() == pytest.approx([1.0] * 3000)
    assert found[:1500].argmax(axis=1).tolist() == [2, 0] * 750
