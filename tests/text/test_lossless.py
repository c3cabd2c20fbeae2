"""The first promise: every character of the copy that is not white space is in exactly one block."""

from __future__ import annotations

import re
import string
from html import unescape as html_unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_newsclean.text import Copy, CopyError, Story, clean
from wagtail_newsclean.text.markup import RenderedLine, html_of, join_html
from wagtail_newsclean.text.readers import read

#: All of Unicode, lone surrogates and control characters included.
anything = st.text(st.characters(), max_size=300)
line_ends = st.sampled_from(
    ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x00", "\u200b", " "]
)
pastes = st.lists(st.one_of(anything, line_ends), max_size=20).map("".join)

names = st.from_regex(
    "p|div|span|a|b|i|h1|h2|ul|li|ol|table|tr|td|th|blockquote|figure|figcaption|br|img|article|main|pre|nav"
    "|script|style|section|header|em|strong|button|label|sup|q|form|iframe|select|option|p:x",
    fullmatch=True,
)
attributes = st.sampled_from(
    [
        "",
        ' class="x y"',
        " hidden",
        ' style="display:none"',
        ' href="http://e.x/?a=1&b"',
        " id='1'",
        ' src="/p.jpg"',
    ]
)
start_tags = st.builds(lambda name, attribute: f"<{name}{attribute}>", names, attributes)
end_tags = names.map(lambda name: f"</{name}>")
words = st.text(string.ascii_letters + " äж漢ع'&;<>\n\t\xa0\u200b\u00ad", max_size=20)
fragments = st.lists(
    st.one_of(
        start_tags, end_tags, words, st.sampled_from(["&nbsp;", "&amp;", "&#8217;", "<!--", "-->", "&#x0;"])
    ),
    max_size=40,
).map("".join)


def shown_by(html: str) -> str:
    """The text of sanitised HTML."""
    return html_unescape(re.sub(r"<[^>]*>", "", html))


def solid(text: str) -> str:
    return "".join(text.split())


def story_of(copy: Copy) -> Story | None:
    """None for copy without text, and for files that begin like an archive and are none; any other error is one."""
    allowed = {"empty", "binary"} if copy.data is None else {"empty", "binary", "unreadable"}
    try:
        return clean(copy)
    except CopyError as error:
        if error.code not in allowed:
            raise
        return None


def assert_lossless(story: Story) -> None:
    position = 0
    for block in story.blocks:
        assert position <= block.start < block.end <= len(story.source)
        assert not story.source[position : block.start].strip()
        position = block.end
    assert not story.source[position:].strip()


@given(pastes)
def test_any_text(text: str) -> None:
    story = story_of(Copy(text=text))
    if story is None:
        assert not text.strip()
        return
    assert story.source == text
    assert_lossless(story)


@given(st.one_of(fragments, anything))
def test_any_html(html: str) -> None:
    story = story_of(Copy(html=html))
    if story is not None:
        assert_lossless(story)


@given(st.one_of(st.binary(max_size=300), fragments.map(lambda html: html.encode("utf-8", "replace"))))
def test_any_file(data: bytes) -> None:
    story = story_of(Copy(data=data))
    if story is not None:
        assert_lossless(story)


@given(st.lists(st.text(string.ascii_letters + "é—“”ßж ", min_size=1), min_size=1, max_size=8))
def test_words_of_a_page_are_all_there_and_in_order(paragraphs: list[str]) -> None:
    html = (
        "<html><body><nav>Menu</nav>"
        + "".join(f"<p>{text}</p>" for text in paragraphs)
        + "<footer>End</footer>"
    )
    assert solid(read(Copy(html=html)).source) == solid("Menu" + "".join(paragraphs) + "End")


@given(fragments)
def test_rendered_lines_hold_the_text_of_the_lines(html: str) -> None:
    try:
        document = read(Copy(html=html))
    except CopyError:
        return
    assert document.render is not None
    for index, line in enumerate(document.lines):
        rendered = document.render(index)
        assert solid(shown_by(rendered)) == solid(line.text)
        assert "<script" not in rendered
    whole = join_html([document.render(index) for index in range(len(document.lines))])
    assert solid(shown_by(whole)) == solid(document.source)


@given(fragments, st.data())
def test_html_of_any_span_holds_the_text_of_the_span(html: str, data: st.DataObject) -> None:
    try:
        document = read(Copy(html=html))
    except CopyError:
        return
    assert document.render is not None
    lines = [RenderedLine(line.start, line.end, document.render(i)) for i, line in enumerate(document.lines)]
    start = data.draw(st.integers(0, len(document.source)))
    end = data.draw(st.integers(start, len(document.source)))
    cut = html_of(lines, document.source, start, end)
    assert solid(shown_by(cut)) == solid(document.source[start:end])
    assert well_formed(cut)


def well_formed(html: str) -> bool:
    stack = []
    for closing, name in re.findall(r"<(/?)([a-z0-9]+)[^>]*>", html):
        if closing:
            if not stack or stack.pop() != name:
                return False
        elif name not in ("br", "hr", "img"):
            stack.append(name)
    return not stack


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "deep" + "</div>" * 10_000 + "<p>after</p>",
        "<b><i>" * 10_000 + "deep<p>after",
        "<table><tr><td>" * 3_000 + "deep<p>after",
        "<ul><li>" * 10_000 + "deep<p>after",
    ],
)
def test_nesting_loses_nothing(html: str) -> None:
    story = clean(Copy(html=html))
    assert_lossless(story)
    assert solid(story.source) == "deepafter"
    assert story.document is not None
    assert story.document.render is not None
    assert "deep" in story.document.render(0)
