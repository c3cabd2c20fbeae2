"""The training tools: the same material gives the same examples, and nothing third-party is among the fiction."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.splitter_training import corpus, crf, fiction, scores
from wagtail_newsclean.text.types import Kind


def test_fiction_has_all_languages_and_nearly_all_kinds() -> None:
    shelves = {path.stem: fiction.read_shelf(path) for path in fiction.FOLDER.glob("*.txt")}
    assert len(shelves) == 10
    kinds = {
        kind
        for shelf in shelves.values()
        for part in [*shelf.stories, *(box for boxes in shelf.boxes.values() for box in boxes)]
        for _, kind in part
    }
    assert kinds == {kind.value for kind in Kind}


def test_composed_copies_are_the_same_every_time() -> None:
    first, second = fiction.copies(1), fiction.copies(1)
    assert [one.lines for one in first] == [one.lines for one in second]
    assert all(len(one.lines) == len(one.labels) == len(one.rows) for one in first)


def test_the_same_examples_give_the_same_weights(tmp_path: Path) -> None:
    examples = fiction.copies(1)[:6]
    crf.fit(examples, tmp_path / "one.crfsuite", max_iterations=5)
    crf.fit(examples, tmp_path / "two.crfsuite", max_iterations=5)
    assert (tmp_path / "one.crfsuite").read_bytes() == (tmp_path / "two.crfsuite").read_bytes()


def test_publishers_are_held_out_together() -> None:
    assert corpus.publisher_of("uk-TheTelegraph_2023_08_30") == "thetelegraph"
    parts = corpus.folds(["a", "b", "c", "a"], 2)
    assert set(parts) == {"a", "b", "c"}
    assert parts == corpus.folds(["c", "b", "a"], 2)


def test_scores_by_hand() -> None:
    pairs = [("body", "body")] * 9 + [("body", "related")] + [("nav", "nav")] * 10
    assert scores.kept_out(pairs) == pytest.approx(0.1)
    assert scores.f1s(pairs)["body"][3] == pytest.approx(2 * 0.9 / 1.9)
    assert scores.macro(pairs) == pytest.approx((2 * 0.9 / 1.9 + 1) / 2)


def test_flattened_chances_surprise_less_when_too_sure() -> None:
    chances = [("nav", {"nav": 0.01, "body": 0.99})]
    assert scores.surprise(chances, 2.0) < scores.surprise(chances, 1.0)
