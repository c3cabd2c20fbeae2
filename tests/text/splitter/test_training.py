"""The training tools: the same material gives the same examples, and nothing third-party is among the fiction."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from tools.splitter_training import corpus, crf, fiction, fiction_pages, mixing, readings, scores
from wagtail_newsclean.text.splitter.chain import Chain
from wagtail_newsclean.text.splitter.vectors import Vectors
from wagtail_newsclean.text.types import Kind


def test_fiction_has_all_languages_and_nearly_all_kinds() -> None:
    shelves = dict(fiction.shelves(pasted=True))
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


def test_every_line_of_a_gallery_is_on_its_page() -> None:
    gallery = [("The old mill", "caption"), ("Its last owner", "caption"), ("Foto: Agnes Roll", "credit")]
    chance = random.Random(1)  # noqa: S311 - a fixed choice, no secret
    html = fiction_pages.page([[("The mill is for sale.", "body")], gallery], chance)
    assert html.count("<figcaption") == 3
    assert all(f">{text}</figcaption>" in html for text, _ in gallery)


def test_the_same_examples_give_the_same_weights(tmp_path: Path) -> None:
    examples = fiction.copies(1)[:6]
    crf.fit(examples, tmp_path / "one.crfsuite", max_iterations=5)
    crf.fit(examples, tmp_path / "two.crfsuite", max_iterations=5)
    assert (tmp_path / "one.crfsuite").read_bytes() == (tmp_path / "two.crfsuite").read_bytes()


def test_the_package_computes_what_was_fitted(tmp_path: Path) -> None:
    examples = fiction.copies(1)[:6]
    path = tmp_path / "one.crfsuite"
    crf.fit(examples, path, publishers=1, max_iterations=20)
    rows = examples[0].rows
    (wanted,) = crf.marginals(path, examples[:1])
    crf.pack(path)
    made = Chain(tmp_path / "one.chain.npz")
    (lines,) = Vectors([made]).added_up(rows)
    for found, row in zip(made.chances(lines).tolist(), wanted, strict=True):
        assert dict(zip(made.labels, found, strict=True)) == pytest.approx(row, abs=1e-4)


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


def test_two_opinions_are_weighed_as_the_product_of_their_powers() -> None:
    chain, network = {"nav": 0.2, "body": 0.8}, {"nav": 0.5, "body": 0.5}
    assert scores.weighed([chain, network], (1.0, 1.0)) == pytest.approx(chain)
    assert scores.weighed([chain, network], (0.0, 1.0)) == pytest.approx(network)
    assert scores.weighed([chain, network], (0.5, 0.7))["nav"] == pytest.approx(1 / 3)


def test_chances_that_are_too_sure_surprise_less_when_they_count_less() -> None:
    lines = [("nav", [{"nav": 0.01, "body": 0.99}, {"nav": 0.01, "body": 0.99}])]
    assert scores.surprise(lines, (0.3, 0.2)) < scores.surprise(lines, (0.5, 0.5))


def test_mixed_copies_keep_the_story_and_are_the_same_every_time() -> None:
    examples = fiction.copies(1)[:5]
    boxes = mixing.boxes_of(examples, pasted=True)
    first, second = ([*mixing.pastes(examples, boxes, 2)] for _ in range(2))
    assert [one.lines for one in first] == [one.lines for one in second]
    assert {tuple(one.lines) for one in first} - {tuple(one.lines) for one in examples}
    for one in first:
        (own,) = (example for example in examples if one.name.startswith(f"{example.name} "))
        assert _told(one, "body") == _told(own, "body")
        assert _told(one, "heading") == _told(own, "heading")


def test_mixed_pages_keep_their_markup_and_what_their_title_confirms() -> None:
    examples = fiction.pages(1)[:5]
    mixed = [*mixing.pages(examples, mixing.boxes_of(examples, pasted=True), 4)]
    assert [one.labels for one in mixed] == [one.labels for one in examples]
    assert [one.lines for one in mixed] != [one.lines for one in examples]
    for one, own in zip(mixed, examples, strict=True):
        assert [line.element for line in one.document.lines] == [line.element for line in own.document.lines]
        assert _told(one, "headline") == _told(own, "headline")


def test_what_was_read_stays_with_its_line_when_a_page_is_read_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = ["Ferry stops at noon", *(f"Paragraph {number} of the story is here." for number in range(12))]
    kinds = ["headline", *["body"] * 12]
    told = readings.row("fenpost-ferry", lines, kinds)
    monkeypatch.setattr(readings, "FILE", tmp_path / "readings.txt")
    readings.FILE.write_text(f"# a remark\n{told}\n", encoding="utf-8")

    def page_of(rows: list[str]) -> list[readings.Page]:
        html = "<html><body><main>" + "".join(f"<p>{row}</p>" for row in rows) + "</main></body></html>"
        (tmp_path / "fenpost-ferry.html.gz").write_bytes(gzip.compress(html.encode()))
        return list(readings.pages(tmp_path))

    (page,) = page_of(lines)
    assert page.marked_up.labels == page.pasted.labels == kinds
    (page,) = page_of([lines[0], "Nobody read this line", *lines[1:]])
    assert page.marked_up.labels == ["headline", "other", *["body"] * 12]
    assert page.marked_up.scored == [True, False, *[True] * 12]
    assert page_of(lines[:8]) == []


def test_every_reading_can_be_read() -> None:
    rows = [row for row in readings.FILE.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    keys = [row.partition(" ")[0] for row in rows]
    assert len(keys) == len(set(keys)) > 500
    assert all(len(row.partition(" ")[2]) % 4 == 0 for row in rows)
    assert {row.partition(" ")[2][at] for row in rows for at in range(0, len(row) - 11, 4)} == set(
        fiction.LETTERS
    )


def _told(example: corpus.Example, kind: str) -> list[str]:
    return [line for line, label in zip(example.lines, example.labels, strict=True) if label == kind]


def test_a_picture_that_says_the_same_as_its_caption_goes_on_doing_so() -> None:
    lines, labels = ["The wall on Monday", "It was grey before and after."], ["caption", "body"]
    html = f'<figure><img alt="{lines[0]}"><figcaption>{lines[0]}</figcaption></figure><p>{lines[1]}</p>'
    page = corpus.marked_up("a", "one", html, lines, labels, "fiction")
    found = {
        (caption.text, caption.element and caption.element.picture)
        for seed in range(20)
        for mixed in mixing.pages([page], {"caption": [["Geese, landing"]]}, seed)
        for caption in mixed.document.lines[:1]
    }
    assert found == {("The wall on Monday", "The wall on Monday"), ("Geese, landing", "Geese, landing")}
