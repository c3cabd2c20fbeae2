"""Entries of a live blog."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind

from .rows import PARAGRAPH, taken_for


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
