"""HTML that was cut: what comes after it is seen, and nothing is invented."""

from __future__ import annotations

from time import process_time

import pytest

from wagtail_newsclean.text import Copy
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.readers.open_ended import closed


@pytest.mark.parametrize(
    "cut",
    ["<!-- note", "<!--", "<textarea>", "<SCRIPT>a<!--", "<title>a", "<iframe src=x>", '<a href="x', "<a title='1\" b",
     "<a href=x", "<style", "</p", "<xmp>a</xm"],
)  # fmt: skip
def test_what_comes_after_it_is_seen(cut: str) -> None:
    lines = [line.text for line in read(Copy(html=f"<div><p>One.</p>{closed(cut)}</div><p>Two.</p>")).lines]
    assert (lines[0], lines[-1]) == ("One.", "Two.")
    assert "-->" not in lines


@pytest.mark.parametrize(
    "whole",
    ["", "One < two", "5 <", "<p>One.</p>", "<!-- a -->b", "<!-->b", "<script>'<!--'</script>b", "<title>a</title>"],
)  # fmt: skip
def test_what_is_whole_stays_as_it_is(whole: str) -> None:
    assert closed(whole) == whole


@pytest.mark.parametrize("part", ["<script", "<!--", "<textarea>", "</script><script", "<", "<a "])
def test_cost_grows_with_the_length_only(part: str) -> None:
    before = process_time()
    closed(part * 200_000)
    assert process_time() - before < 1
