"""Dates of datelines: which day is meant where the year is left out, or the order may be either."""

from __future__ import annotations

import datetime

import pytest

from wagtail_newsclean.text.details.datelines.dates import find_dates, find_weekday


def days(text: str, received: str = "", language: str = "") -> list[str]:
    """The days that are found; "" is one whose year nobody knows."""
    day = datetime.date.fromisoformat(received) if received else None
    return [found.date.isoformat() if found.date else "" for found in find_dates(text, day, language)]


@pytest.mark.parametrize(
    ("text", "received", "day"),
    [
        ("March 7", "2024-05-06", "2024-03-07"),
        ("December 28", "2024-01-03", "2023-12-28"),
        ("January 2", "2023-12-30", "2024-01-02"),
        ("May 7", "2024-03-06", "2024-05-07"),  # filed 62 days ahead
        ("May 8", "2024-03-06", "2023-05-08"),
        ("29 February", "2023-05-06", "2020-02-29"),
        ("7日", "2024-05-06", "2024-05-07"),
        ("8日", "2024-05-06", "2024-04-08"),
        ("31日", "2024-03-01", "2024-01-31"),
        ("3 mars 1998", "2024-05-06", "1998-03-03"),
    ],
)
def test_the_year_is_that_of_the_latest_such_day(text: str, received: str, day: str) -> None:
    assert days(text, received) == [day]


@pytest.mark.parametrize("text", ["31 June", "June 31, 2024", "40日", "32.5.", "40 March"])
def test_a_day_that_no_calendar_has_is_none(text: str) -> None:
    assert days(text, "2024-05-06") == []
    assert days(text) == []


@pytest.mark.parametrize("text", ["March 7", "3.5.", "7日"])
def test_without_a_day_of_receipt_the_year_is_not_known(text: str) -> None:
    assert days(text, language="de") == [""]


@pytest.mark.parametrize(
    ("text", "received", "language", "day"),
    [
        ("05/03/2024", "", "en", "2024-05-03"),
        ("05/03/2024", "", "", "2024-05-03"),
        ("05/03/2024", "", "fr", "2024-03-05"),
        ("05/03/2024", "2024-05-06", "fr", "2024-05-03"),
        ("05/03/2024", "2024-03-06", "en", "2024-03-05"),
        ("05/03/2024", "2024-06-03", "fr", "2024-05-03"),  # 31 days ago
        ("05/03/2024", "2024-06-04", "fr", "2024-03-05"),
        ("13/03/2024", "", "en", "2024-03-13"),
        ("3.4.98", "", "de", "1998-04-03"),
        ("3.4.24", "", "de", "2024-04-03"),
        ("2024-05-03", "", "", "2024-05-03"),
        ("3.5.", "2024-05-06", "de", "2024-05-03"),
    ],
)
def test_of_two_readings_the_one_near_the_day_of_receipt_is_meant_else_the_language_s(
    text: str, received: str, language: str, day: str
) -> None:
    assert days(text, received, language) == [day]


@pytest.mark.parametrize("text", ["3.20", "3/4"])
def test_figures_that_may_be_anything_are_no_date(text: str) -> None:
    assert days(text, "2024-05-06", "en") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("Macrh 3", True), ("Marchg 3", True), ("Marh 3", True), ("APri 3", True), ("Arpil 3", True),
     ("Mapch 3", False), ("Carhm 3", False), ("Ma 3", False)],
)  # fmt: skip
def test_months_are_told_with_a_slip_of_the_pen(text: str, found: bool) -> None:
    assert bool(days(text, "2024-05-06")) is found


@pytest.mark.parametrize(
    ("text", "day"),
    [("London, Monday", "Monday"), ("Mon", "Mon"), ("Mo", None), ("Santo Domingo", None), ("Die Zeit", None),
     ("Monday night", None)],
)  # fmt: skip
def test_a_weekday_stands_by_itself(text: str, day: str | None) -> None:
    span = find_weekday(text)
    assert (text[slice(*span)] if span else None) == day
