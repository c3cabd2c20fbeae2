"""Cutting and joining the HTML of lines, as an editor splits and merges blocks."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy
from wagtail_newsclean.text.markup import RenderedLine, html_of, join_html
from wagtail_newsclean.text.readers import read


def rendered(html: str) -> tuple[str, list[RenderedLine]]:
    document = read(Copy(html=html))
    assert document.render is not None
    return document.source, [
        RenderedLine(line.start, line.end, document.render(index))
        for index, line in enumerate(document.lines)
    ]


def whole(html: str) -> str:
    source, lines = rendered(html)
    return html_of(lines, source, 0, len(source))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("The", "end.", '<p>The <b>old </b><a href="/h"><b>harbour</b></a> is at an end.</p>'),
        ("old", "old", "<p><b>old</b></p>"),
        ("harbour", "is", '<p><a href="/h"><b>harbour</b></a> is</p>'),
        ("our", "is", '<p><a href="/h"><b>our</b></a> is</p>'),
    ],
)
def test_inline_tags_are_reopened_where_cut(first: str, last: str, expected: str) -> None:
    source, lines = rendered('<p>The <b>old <a href="/h">harbour</a></b> is at an end.</p>')
    start, end = source.index(first), source.index(last) + len(last)
    assert html_of(lines, source, start, end) == expected


def test_a_span_over_lines_keeps_their_blocks() -> None:
    source, lines = rendered("<p>One <i>two</i></p><p>three four</p>")
    assert (
        html_of(lines, source, source.index("two"), source.index(" four")) == "<p><i>two</i></p><p>three</p>"
    )


def test_items_are_one_list_again() -> None:
    assert whole("<ul><li>a<li>b</ul><ol><li>c</ol>") == "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>"


def test_cells_are_one_table_again() -> None:
    html = "<table><tr><th>Party<th>Seats<th>Change<tr><td>Left<td>12<td>+1<tr><td>Right<td>9<td>-1</table>"
    assert whole(html) == (
        "<table><tbody><tr><th>Party</th><th>Seats</th><th>Change</th></tr>"
        "<tr><td>Left</td><td>12</td><td>+1</td></tr><tr><td>Right</td><td>9</td><td>-1</td></tr></tbody></table>"
    )


def test_an_empty_cell_keeps_its_place() -> None:
    html = "<table><tr><td>a<td><td>c<tr><td>d<td>e<td>f</table>"
    assert whole(html) == (
        "<table><tbody><tr><td>a</td><td></td><td>c</td></tr>"
        "<tr><td>d</td><td>e</td><td>f</td></tr></tbody></table>"
    )


def test_lines_cut_by_breaks_are_one_paragraph_again() -> None:
    assert whole("<p>first<br>second</p><p>third</p>") == "<p>first<br>second</p><p>third</p>"


def test_a_span_does_not_start_with_a_break() -> None:
    source, lines = rendered("<p>first<br>second</p>")
    assert html_of(lines, source, source.index("second"), len(source)) == "<p>second</p>"


def test_text_without_markup_is_escaped() -> None:
    source = "Fish & <chips>\n\nmore"
    lines = [RenderedLine(0, 14, ""), RenderedLine(16, 20, "")]
    assert html_of(lines, source, 0, len(source)) == "<p>Fish &amp; &lt;chips&gt;</p><p>more</p>"
    assert html_of(lines, source, 7, 14) == "<p>&lt;chips&gt;</p>"


def test_white_space_may_differ_between_text_and_html() -> None:
    source = "one two three"
    lines = [RenderedLine(0, 13, "<p>one\u00a0\n <b>two</b>   three</p>")]
    assert html_of(lines, source, 4, 13) == "<p><b>two</b>   three</p>"


def test_an_empty_span_is_nothing() -> None:
    source, lines = rendered("<p>word</p>")
    assert html_of(lines, source, 2, 2) == ""
    assert html_of(lines, source, 4, 4) == ""


def test_blocks_join_like_lines() -> None:
    assert join_html(["<ul><li>a</li></ul>", "<ul><li>b</li></ul>", "<p>c</p>"]) == (
        "<ul><li>a</li><li>b</li></ul><p>c</p>"
    )
