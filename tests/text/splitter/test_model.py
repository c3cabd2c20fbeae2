"""Chain and networks weighed together: weights made up here, and what those of the package must not do."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from wagtail_newsclean.text.splitter import model as module
from wagtail_newsclean.text.splitter.hints import BOXES, RUNNING_TEXT, telling
from wagtail_newsclean.text.splitter.model import Model, model
from wagtail_newsclean.text.types import Kind

KINDS = ("body", "heading", "nav", "caption")
NAMES = ("line", "long", "short", *map(telling, KINDS))
POWERS, BARE = {"chain": 0.4, "text": 0.7}, {"chain": 0.2, "text": 0.1}

LONG, SHORT = ["line", "long"], ["line", "short"]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """A model of four kinds that is sure of little."""
    folder = tmp_path_factory.mktemp("splitter") / "weights"
    folder.mkdir()
    (folder / "calibration.json").write_text(
        json.dumps({"text": POWERS, "text bare": BARE}), encoding="utf-8"
    )
    draw = np.random.default_rng(2)
    width, state = 4, 3
    told = len(NAMES) - len(KINDS)
    learnt = [(1, 0), (1, 3), (2, 1), (2, 2), *((told + at, at) for at in range(len(KINDS)))]
    np.savez_compressed(
        folder / "text.chain.npz",
        labels=np.frombuffer("\n".join(KINDS).encode(), np.uint8),
        names=np.frombuffer("\n".join(NAMES).encode(), np.uint8),
        places=np.array([place for place, _ in learnt], np.uint16),
        columns=np.array([column for _, column in learnt], np.uint8),
        weights=np.array([0.9, 0.2, 0.8, 0.7, *[0.5] * len(KINDS)], np.float32),
        moves=draw.normal(size=(len(KINDS), len(KINDS))).astype(np.float32) / 4,
    )
    np.savez_compressed(
        folder / "text.npz",
        labels=np.frombuffer("\n".join(KINDS).encode(), np.uint8),
        names=np.frombuffer("\n".join(NAMES).encode(), np.uint8),
        vectors=draw.integers(-127, 128, (len(NAMES), width)).astype(np.int8),
        scales=np.full(width, 0.02, np.float32),
        even=np.ones(width, np.float16),
        shift=np.zeros(width, np.float16),
        window=draw.normal(size=(5 * width, width)).astype(np.float16),
        window_bias=np.zeros(width, np.float16),
        gates=draw.normal(size=(width, 4 * state)).astype(np.float16),
        gates_bias=np.zeros(4 * state, np.float16),
        out=(draw.normal(size=(2 * state + width, len(KINDS))) / 4).astype(np.float16),
        out_bias=np.zeros(len(KINDS), np.float16),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "files", lambda package: folder.parent)
        module._network.cache_clear()
        made = Model("text")
    module._network.cache_clear()
    return made


@pytest.mark.parametrize(("bare", "powers"), [(False, POWERS), (True, BARE)])
def test_the_product_of_their_powers(small: Model, bare: bool, powers: dict[str, float]) -> None:
    rows = [LONG, SHORT, SHORT, LONG]
    for_chain, for_network = small._vectors.added_up(rows)
    chain = small._chain.chances(for_chain)
    network = small._networks["text"].chances(for_network)
    for line, found in enumerate(small.chances(rows, {}, bare=range(4) if bare else ())):
        weighed = {
            Kind(kind): float(chain[line, at]) ** powers["chain"] * float(network[line, at]) ** powers["text"]
            for at, kind in enumerate(KINDS)
        }
        total = sum(weighed.values())
        assert found == pytest.approx({kind: value / total for kind, value in weighed.items()}, rel=1e-4)


def test_what_a_line_is_not_has_no_chance(small: Model) -> None:
    rows = [LONG, SHORT, SHORT, LONG]
    found = small.chances(rows, {0: None, 3: Kind.NAV}, speech=[1, 3])
    assert RUNNING_TEXT.isdisjoint(found[0])
    assert BOXES.isdisjoint(found[1])
    assert Kind.NAV in found[2]
    assert max(found[3], key=found[3].__getitem__) is Kind.NAV
    assert [sum(row.values()) for row in found] == pytest.approx([1.0] * 4, abs=0.02)


def test_what_the_network_rules_out_stays_possible(small: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    only_nav = np.array([[0.0, 0.0, 1.0, 0.0]], np.float32)
    monkeypatch.setattr(small._networks["text"], "chances", lambda lines: only_nav)
    (found,) = small.chances([SHORT], {}, speech=[0])
    assert found
    assert Kind.NAV not in found


def test_what_the_chain_is_sure_of_stays_possible(small: Model) -> None:
    """A kind is left out by what both say, not by the networks alone: it may be a paragraph."""

    sure_of_body, of_nav = np.array([[0.97, 1e-9, 1e-9, 1e-9]]), np.array([[1e-4, 1e-9, 1.0, 1e-9]])
    (found,) = small._weighed(sure_of_body ** POWERS["chain"], of_nav, [frozenset()])
    assert found.keys() == {Kind.BODY, Kind.NAV}
    assert found[Kind.BODY] == pytest.approx(0.28, abs=0.02)


def test_copies_are_read_at_the_same_time(small: Model) -> None:
    copies = [[LONG] * 40, [SHORT] * 15, [LONG, SHORT] * 30, [SHORT, LONG, SHORT] * 8]
    wanted = [small.chances(rows, {}) for rows in copies]
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda at: small.chances(copies[at % 4], {}), range(400)))
    finally:
        sys.setswitchinterval(often)
    assert all(found[at] == wanted[at % 4] for at in range(400))


def test_the_weights_are_small() -> None:
    folder = Path(module.__file__).parent / "weights"
    assert sum(file.stat().st_size for file in folder.iterdir()) < 2_000_000


@pytest.mark.parametrize("name", ["text", "html"])
def test_being_told_a_kind_is_no_sum_too_large(name: str) -> None:
    """A value times its weight goes into an exponential: above 709 all that follows is no number."""
    brain = model(name)
    for kind in Kind:
        found = brain.chances([["line"]] * 3, {1: kind})
        assert max(found[1], key=found[1].__getitem__) is kind
        assert [sum(row.values()) for row in found] == pytest.approx([1.0] * 3, abs=0.05)
