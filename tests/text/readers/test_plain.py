"""Pastes: the source is the input, the lines are its lines."""

from __future__ import annotations

import time

import pytest

from wagtail_newsclean.text import Copy, CopyError
from wagtail_newsclean.text.readers import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("a\u2028b\u2029c\x85d\x0ce", ["a", "b", "c", "d", "e"]),
        ("  a \t\n\u00a0b\u3000", ["a", "b"]),
        ("a\x00b", ["a\x00b"]),
        ("\u200b\nx", ["\u200b", "x"]),
        ("\ud800", ["\ud800"]),
        ("שלום\nعالم", ["שלום", "عالم"]),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    document = read(Copy(text=text))
    assert document.source == text
    assert [line.text for line in document.lines] == expected
    assert [text[line.start : line.end] for line in document.lines] == expected


def test_empty_lines_are_told() -> None:
    assert [line.blank_before for line in read(Copy(text="a\nb\n \nc")).lines] == [False, False, True]


@pytest.mark.parametrize("text", ["", " \n\t\r\n\u2028"])
def test_nothing_is_said_to_be_nothing(text: str) -> None:
    with pytest.raises(CopyError, match="no text"):
        read(Copy(text=text))


@pytest.mark.parametrize("text", ["x" * 5_000_000, "line\n" * 50_000, "a " * 2_500_000])
def test_cost_grows_with_size_only(text: str) -> None:
    start = time.process_time()
    read(Copy(text=text))
    assert time.process_time() - start < 2
