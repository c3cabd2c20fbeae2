"""Fitting the network, where PyTorch is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.splitter_training import fiction
from wagtail_newsclean.text.splitter.network import Network
from wagtail_newsclean.text.splitter.vectors import Vectors

torch = pytest.importorskip("torch", reason="pip install -e .[train]")


def test_the_same_examples_give_the_same_network(tmp_path: Path) -> None:
    from tools.splitter_training import network

    examples = fiction.copies(1)[:6]
    network.fit(examples, tmp_path / "one.npz", epochs=1)
    network.fit(examples, tmp_path / "two.npz", epochs=1)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_the_package_computes_what_was_fitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tools.splitter_training import network

    fitted: list[network.Net] = []
    write = network._write
    monkeypatch.setattr(network, "_write", lambda net, *rest: (fitted.append(net), write(net, *rest)))
    examples = fiction.copies(1)[:6]
    network.fit(examples, tmp_path / "one.npz", epochs=3)
    rows, names = examples[0].rows, network._names(examples)
    places = [[names.index(name) for name in sorted(row) if name in names] for row in rows]
    with torch.no_grad():
        wanted = fitted[0]([places], 0).softmax(1)
    made = Network(tmp_path / "one.npz")
    (lines,) = Vectors([made]).added_up(rows)
    found = torch.tensor(made.chances(lines))
    # Few steps a number cost a little.
    assert (found - wanted).abs().mean() < 0.01
