"""What a hostile text costs grows with its length, not with the square of it."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable

import pytest

from wagtail_newsclean.text import Block, Copy, Kind, clean
from wagtail_newsclean.text.compare import compare
from wagtail_newsclean.text.details.dateline import find_dateline
from wagtail_newsclean.text.harm import find_harm, is_desk_line

NOW = datetime.datetime(2026, 3, 5, 12, 0, tzinfo=datetime.UTC)
SECONDS = 3


def mail(head: str) -> bytes:
    return f"From: a@nord.example\nMime-Version: 1.0\nSubject: Fog\n{head}\n\n--x\n\nText.\n--x--\n".encode()


def lines_of_marks() -> None:
    text = "> \n" * 20_000
    find_dateline(text, [Block(Kind.OTHER, start, start + 1, 1.0) for start in range(0, len(text), 3)])


HOSTILE: dict[str, Callable[[], object]] = {
    "spaces before nothing": lambda: find_harm([" " * 100_000], now=NOW),
    "marks before nothing": lambda: is_desk_line(" * " * 30_000),
    "lines of marks": lines_of_marks,
    "a town that repeats": lambda: clean(Copy(text="ERDEN - Der Rat tagt. " + "Erden " * 300_000)),
    "words that repeat": lambda: compare(["Mr. A " * 4_000], ["A .rM" * 4_000]),
    "lines that repeat": lambda: compare(["a", "b", "c"] * 4_000, ["c", "b", "a"] * 4_000),
    "an envelope of spaces": lambda: clean(Copy(data=b"\x01r1 " + b" " * 100_000 + b"a\x02A fog.\x03")),
    "an envelope of marks": lambda: clean(Copy(data=b"\x01r1 " + b"=" * 100_000 + b"a\x02A fog.\x03")),
    "document types": lambda: clean(Copy(data=b"<nitf>A fog." + b"<!DOCTYPE" * 20_000)),
    "document types that define": lambda: clean(Copy(data=b"<nitf>A fog." + b"<!DOCTYPE[" * 20_000)),
    "a type of quotes": lambda: clean(
        Copy(data=mail('Content-Type: multipart/mixed; boundary="x"; a=' + '"' * 40_000))
    ),
    "a type of commas": lambda: clean(
        Copy(data=mail('Content-Type: multipart/mixed; boundary="x"; a=' + ", " * 40_000))
    ),
    "a name of quotes": lambda: clean(
        Copy(data=mail('Content-Disposition: inline; filename="' + 'a="' * 30_000))
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_cost_grows_with_length_only(name: str) -> None:
    began = time.process_time()
    HOSTILE[name]()
    assert time.process_time() - began < SECONDS


def test_a_long_list_of_receivers_is_shown_whole() -> None:
    """Only what says how to read a part is bounded."""
    receivers = ", ".join(f"reader{n}@nord.example" for n in range(500))
    inner = f"From: a@nord.example\r\nTo: {receivers}\r\nSubject: Fog\r\n\r\nNo ferry runs today, the harbour said."
    outer = f"From: b@nord.example\r\nMIME-Version: 1.0\r\nSubject: Fwd\r\nContent-Type: message/rfc822\r\n\r\n{inner}"
    source = clean(Copy(data=outer.encode(), filename="a.eml")).source
    assert "reader499@nord.example" in source
    assert "No ferry runs today" in source
