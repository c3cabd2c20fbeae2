"""Entries of a live blog."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.live_entries import keep_live, keep_programme

from .rows import PARAGRAPH, Row, kinds, looked_at, row, taken_for, told


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("16:05", Kind.TIMESTAMP),
        ("20.02 Uhr", Kind.TIMESTAMP),
        ("14h30", Kind.TIMESTAMP),
        ("16:5", Kind.BODY),
    ],
)
def test_a_time_above_an_entry(line: str, expected: Kind) -> None:
    rows = [(PARAGRAPH, Kind.BODY, None), (line, Kind.BODY, None), (PARAGRAPH, Kind.BODY, None)]
    assert taken_for(*rows)[1] is expected
    assert taken_for(*rows[:2])[1] is Kind.BODY


def blog(*entry: Row, times: Kind = Kind.TIMESTAMP) -> list[Kind]:
    """What an entry between two times of a blog is."""
    rows = [
        row("18:51", times, 0.9),
        row(PARAGRAPH, Kind.BODY, 0.9),
        row("18:20", times, 0.9),
        *entry,
        row("17:35", times, 0.9),
        row(PARAGRAPH, Kind.BODY, 0.9),
    ]
    document, blocks = told(*rows)
    keep_live(document, blocks, ())
    return kinds(blocks)[3:-2]


@pytest.mark.parametrize(
    "line",
    ["That's all from us. Thank you for reading.", "Fin de ce direct. Merci de nous avoir suivis.",
     "La nostra diretta finisce qui.", "На этом мы завершаем трансляцию."],
)  # fmt: skip
def test_a_sentence_between_two_times_is_an_entry(line: str) -> None:
    assert blog(row(line, Kind.SHARE, 0.8)) == [Kind.BODY]
    assert blog(row(line, Kind.SHARE, 0.98)) == [Kind.SHARE]
    assert blog(row(line, Kind.SHARE, 0.8), times=Kind.RELATED) == [Kind.SHARE]


def test_a_time_among_times_is_one() -> None:
    assert blog(row("18h00", Kind.SHARE, 0.9)) == [Kind.TIMESTAMP]


def test_a_caption_is_an_entry_where_nothing_else_is_said() -> None:
    hall = row("The hall is full. There are more dogs than chairs.", Kind.CAPTION, 0.8)
    assert blog(hall) == [Kind.BODY]
    assert blog(row(PARAGRAPH, Kind.BODY, 0.9), hall) == [Kind.BODY, Kind.CAPTION]
    assert blog(row("The hall is full. Photo: Jane Roe.", Kind.CAPTION, 0.8)) == [Kind.CAPTION]


def test_pictures_of_a_blog_are_no_links() -> None:
    found = blog(
        row("In pictures: the flood", Kind.RELATED, 0.7, Kind.CAPTION),
        row("The quay, seen from the bridge", Kind.RELATED, 0.7, Kind.CAPTION),
        row("Why rivers rise", Kind.RELATED, 0.7, Kind.TAGS),
    )
    assert found == [Kind.HEADING, Kind.CAPTION, Kind.RELATED]


def programme(*below: Row, times: tuple[str, ...] = ("20:55", "21h05", "22.40 Uhr")) -> list[Kind]:
    document, blocks = told(
        *(
            line
            for time in times
            for line in (row(f"{time}, Channel One: The Bridge", Kind.RELATED, 0.8), *below)
        )
    )
    keep_programme(document, blocks, ())
    return kinds(blocks)


def test_hours_above_paragraphs_head_a_programme() -> None:
    film = row("A film from 1926. Its titles act better than the rest.", Kind.BODY, 0.9)
    assert programme(film) == [Kind.HEADING, Kind.BODY] * 3
    assert programme(film, times=("20:55", "21:05")) == [Kind.RELATED, Kind.BODY] * 2


def test_hours_of_a_ticker_head_nothing() -> None:
    assert programme() == [Kind.RELATED] * 3


def test_what_stands_in_a_blog_is_told() -> None:
    rows = [row("21:55", Kind.TIMESTAMP, 0.9), row("Good night.", Kind.BODY, 0.9)]
    rows += [
        row("19:30 Uhr", Kind.HEADING, 0.2),
        row("Ends.", Kind.BODY, 0.9),
        row("18:00", Kind.TIMESTAMP, 0.9),
    ]
    rows += [row("We keep you posted here.", Kind.BODY, 0.9), row("Share this", Kind.SHARE, 0.9)]
    document, blocks = told(row("Blog", Kind.HEADLINE, 0.9), *rows)
    assert list(keep_live(document, blocks, ())) == [1, 2, 3, 4, 5, 6]
    assert blocks[3].kind is Kind.TIMESTAMP
    assert list(keep_live(*told(*rows[:2]), ())) == []


def test_the_end_of_a_blog_is_no_box() -> None:
    line = "Die Lokale sind zu. Wir halten Sie hier auf dem Laufenden, liebe Leser."
    copy = [line for time in ("21:55", "20:47", "18:00") for line in (time, PARAGRAPH)]
    copy[-1] = line
    blocks = looked_at(copy, [Kind.TIMESTAMP, Kind.BODY] * 3)
    assert blocks[-1].kind is Kind.BODY
