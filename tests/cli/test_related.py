from __future__ import annotations

import os

import pytest

from tests.cli.test_tags import run

TALKS = {
    "id": "a",
    "title": "Talks",
    "text": "The Red Cross met in Port Ellan on the swap.",
    "date": "2026-03-02",
}
CHOIR = {"id": "b", "title": "Choir", "text": "The choir sang in Tolland.", "date": "2026-03-03"}
ADDED = [{"add": TALKS}, {"add": CHOIR}]
SWAP = {
    "id": "a2",
    "title": "Swap",
    "text": "A swap was agreed in Port Ellan, the Red Cross said.",
    "date": "2026-03-04",
}
ASKED = {"query": SWAP}


def test_related_stories_with_reasons() -> None:
    status, answers = run("related", *ADDED, {**ASKED, "k": 1})
    assert status == 0
    [related] = answers[0]["related"]
    assert related["id"] == "a"
    assert 0 < related["score"] <= 1
    assert "Red Cross" in related["reasons"][0]


def test_a_story_is_never_related_to_itself() -> None:
    assert run("related", *ADDED, {"query": TALKS})[1] == [{"id": "a", "related": []}]


def test_bad_lines() -> None:
    status, answers = run(
        "related", {"add": {"id": "x", "date": "soon"}}, {"what": 1}, {**ASKED, "k": "ten"}, ASKED
    )
    assert status == 1
    assert [a["error"]["code"] for a in answers[:3]] == ["bad_date", "unknown_row", "bad_k"]
    assert answers[0]["id"] == "x"
    assert answers[3] == {"id": "a2", "related": []}


@pytest.mark.postgres
def test_postgresql_gives_the_same() -> None:
    url = os.environ["TEST_POSTGRES_URL"]
    assert run("related", *ADDED, ASKED, options=("--database", url)) == run("related", *ADDED, ASKED)
