"""Cutting paragraphs out loses nothing: what stays and what goes are together what was there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_newsclean.mapping.cutting import CutError, cut
from wagtail_newsclean.mapping.rich import text_of

WORDS = st.text(
    st.characters(blacklist_categories=("C", "Z"), blacklist_characters="<>&"), min_size=1, max_size=8
)
LINE = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
INLINE = LINE.map(lambda t: f'<b>{t}</b> and <a linktype="page" id="3">{t}</a>') | LINE
BLOCK = st.one_of(
    INLINE.map(lambda t: f"<p>{t}</p>"),
    INLINE.map(lambda t: f"<h2>{t}</h2>"),
    st.lists(INLINE, min_size=1, max_size=3).map(lambda ts: f"<p>{'<br/>'.join(ts)}</p>"),
    st.lists(INLINE, min_size=1, max_size=3).map(
        lambda ts: "<ul>" + "".join(f"<li>{t}</li>" for t in ts) + "</ul>"
    ),
    st.just("<hr/>"),
    st.just('<embed embedtype="image" id="1" alt="Boats" format="left"/>'),
)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "html",
    [
        "<p>One <!-- two</p><p>Three.</p>",
        "<p>One.</p><!-- <p>Two.</p>",
        '<p>One.</p><a href="two>two</a><p>Three.</p>',
        "<p>One <b</p><p>Two.</p>",
        "<p>One.</p><textarea>two <p>Three.</p>",
    ],
)
def test_nothing_is_cut_where_unfinished_markup_swallows_text(html: str) -> None:
    with pytest.raises(CutError):
        cut(html, [0], rich=True)


def test_finished_comments_stay_where_they_are() -> None:
    html = """<p>One &#150; &copy; 2026.</p><!-- kept > --><p title="a > b">Two.</p>"""
    assert "<!-- kept > -->" in cut(html, [0], rich=True).rest
    assert "Two." in cut(html, [0], rich=True).rest


@given(st.lists(BLOCK, max_size=6).map("".join), st.sets(st.integers(0, 12)))
def test_rich_text_is_all_there(html: str, numbers: set[int]) -> None:
    found = cut(html, numbers, rich=True)
    assert squeezed("".join(text_of(run) for _, run in found.runs)) == squeezed(text_of(html))
    lines = [line for line in text_of(html).split("\n") if line.strip()]
    kept = [line for number, line in enumerate(lines) if number not in numbers]
    assert squeezed(text_of(found.rest)) == squeezed("".join(kept))
    assert found.rest.count("<embed") == html.count("<embed")


@given(st.text(), st.sets(st.integers(0, 8)))
def test_plain_text_is_all_there(text: str, numbers: set[int]) -> None:
    found = cut(text, numbers, rich=False)
    assert squeezed("".join(run for _, run in found.runs)) == squeezed(text)
    lines = [line for line in text.split("\n") if line.strip()]
    assert squeezed(found.rest) == squeezed("".join(t for n, t in enumerate(lines) if n not in numbers))


def test_links_and_lists_stay_as_they_were() -> None:
    html = '<p>One <a linktype="page" id="3">two</a></p><ul><li>a</li><li>b</li><li>c</li></ul>'
    assert cut(html, {2}, rich=True).rest == html.replace("<li>b</li>", "")


def test_an_item_cut_out_of_the_middle_parts_the_list() -> None:
    found = cut("<ol><li>a</li><li>b</li><li>c</li></ol>", {1}, rich=True)
    assert found.runs == (
        (None, "<ol><li>a</li></ol>"),
        (1, "<li>b</li>"),
        (None, "<ol><li>c</li></ol>"),
    )


def test_a_line_inside_a_paragraph_is_cut_out_with_its_markup() -> None:
    html = "<p>One &amp; <b>two</b><br/>Photo: <i>Jane Roe</i><br/>three</p><p>four</p>"
    found = cut(html, {1}, rich=True)
    assert found.runs == (
        (None, "<p>One &amp; <b>two</b></p>"),
        (1, "<p>Photo: <i>Jane Roe</i></p>"),
        (None, "<p>three</p><p>four</p>"),
    )
    assert found.rest == "<p>One &amp; <b>two</b></p><p>three</p><p>four</p>"


def test_text_that_cannot_be_told_apart_is_not_cut() -> None:
    with pytest.raises(CutError):
        cut("loose <b>words</b> between", {0}, rich=True)


@pytest.mark.parametrize("numbers", [set(), {0}, {1}, {2}])
def test_words_outside_of_any_paragraph_count_and_stay(numbers: set[int]) -> None:
    html = 'Fish &amp; "chips"<p>Boats</p>a &lt; b'
    found = cut(html, numbers, rich=True)
    parts = ['Fish &amp; "chips"', "<p>Boats</p>", "a &lt; b"]
    assert "".join(part for _, part in found.runs) == html
    assert found.rest == "".join(part for number, part in enumerate(parts) if number not in numbers)
