"""Nothing is lost: the server takes no state in which a character is in no block or in two."""

from __future__ import annotations

import pytest

from wagtail_newsclean.models.review import Review, ReviewBlock, ReviewError
from wagtail_newsclean.text import Kind

SOURCE = "One.\nTwo.\n"


def review(*spans: tuple[int, int]) -> Review:
    return Review(tuple(ReviewBlock(start, end, Kind.BODY) for start, end in spans))


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param([(0, 4), (3, 9)], id="in two blocks"),
        pytest.param([(5, 9), (0, 4)], id="out of order"),
        pytest.param([(0, 4), (0, 4), (5, 9)], id="twice"),
        pytest.param([(0, 4), (5, 11)], id="beyond the end"),
        pytest.param([(4, 0), (0, 9)], id="backwards"),
        pytest.param([(-1, 4), (5, 9)], id="before the beginning"),
        pytest.param([(0, 4), (6, 9)], id="a letter between in none"),
        pytest.param([(1, 4), (5, 9)], id="the first in none"),
        pytest.param([(0, 4), (5, 8)], id="the last in none"),
        pytest.param([], id="all in none"),
    ],
)
def test_a_state_that_loses_or_doubles_text_is_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ReviewError, match="nothing was saved"):
        review(*spans).checked(SOURCE)


def test_what_is_wrong_is_said_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wagtail_newsclean.models.review._", str.upper)
    with pytest.raises(ReviewError, match="NOTHING WAS SAVED"):
        review().checked(SOURCE)
    with pytest.raises(ReviewError, match="RELOAD THE PAGE"):
        Review.from_json({})


@pytest.mark.parametrize("spans", [[(0, 4), (5, 9)], [(0, 9)], [(0, 5), (5, 10)], [(0, 4), (4, 4), (5, 9)]])
def test_a_state_that_holds_every_character_once_is_taken(spans: list[tuple[int, int]]) -> None:
    assert review(*spans).checked(SOURCE) == review(*spans)


def test_half_a_character_and_a_nul_are_stored_as_every_database_takes_them() -> None:
    data = review((0, 9)).to_json() | {
        "headline": "Sea\x00 \ud83d",
        "tags": ["a\udc00"],
        "byline": ["\ud83d"],
    }
    read = Review.from_json(data | {"pictures": {"p\ud83d": {"credit": "Ola \ud83d"}}})
    assert (read.headline, read.tags, read.byline) == ("Sea \ufffd", ("a\ufffd",), ("\ufffd",))
    assert {key: choice.credit for key, choice in read.pictures.items()} == {"p\ufffd": "Ola \ufffd"}
