"""A date a line, which looks like a list of other stories."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.chronologies import keep_chronologies
from wagtail_newsclean.text.types import Block

from .rows import changed_by

FELL = [
    "The wall has fallen four times since the harbour was dug.",
    "3 May 1907: The north end, in a gale",
    "1 June 1952 : Article in the Gazette, and the south end",
    "Sept. 8, 1963: “It was the geese”",
    "2024: Twice",
]


def entries_in(lines: list[str], kind: Kind = Kind.RELATED, *, html: bool = False) -> list[int]:
    copy = Copy(html="".join(lines)) if html else Copy(text="\n".join(lines))
    document = read(copy)
    kinds = [Kind.BODY, *[kind] * (len(document.lines) - 1)]
    blocks = [
        Block(kind, line.start, line.end, 0.9) for kind, line in zip(kinds, document.lines, strict=True)
    ]
    return changed_by(keep_chronologies, document, blocks)


def test_a_date_a_line_is_a_chronology() -> None:
    assert entries_in(FELL) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "lines",
    [
        ["2. Mai 1907: Das Nordende", "11. Juni 1952: Das Südende", "8. September: Beide"],
        ["2 мая 1907: северный конец", "11 июня 1952: южный конец", "8 сентября: оба"],
        ["11 de mayo: El norte", "12 de junio: El sur", "1 de julio: Los dos"],
        ["1er mai 1907 : Le nord", "12 juin 1952 : Le sud", "8 août : Les deux"],
    ],
)
def test_in_other_languages(lines: list[str]) -> None:
    assert entries_in([FELL[0], *lines]) == [1, 2, 3]


def test_two_dates_are_no_chronology() -> None:
    assert entries_in(FELL[:3]) == []


@pytest.mark.parametrize("date", ["12:30 Uhr", "May 3, 2024", "5", "Room 1907", "3 May – 4 May"])
def test_what_is_no_date_with_a_colon(date: str) -> None:
    assert entries_in([FELL[0], *[f"{date} The harbour and the wall"] * 3]) == []


def test_a_newsletter_that_names_its_days_stays_one() -> None:
    assert entries_in(FELL, Kind.NEWSLETTER) == []


def test_without_a_paragraph_above_it_there_is_none() -> None:
    document = read(Copy(text="\n".join(FELL[1:])))
    blocks = [Block(Kind.RELATED, line.start, line.end, 0.9) for line in document.lines]
    assert changed_by(keep_chronologies, document, blocks) == []


def test_links_with_dates_lead_to_other_stories() -> None:
    linked = [f'<p><a href="/{at}">{line}</a></p>' for at, line in enumerate(FELL[1:])]
    assert entries_in([f"<p>{FELL[0]}</p>", *linked], html=True) == []
