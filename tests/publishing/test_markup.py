"""HTML made fit for other people's readers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from wagtail_newsclean.publishing.dateline import run_in, with_separator
from wagtail_newsclean.publishing.markup import absolute, for_xml, plain, portable

BASE = "https://tide.example/coast/story/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("plain & text", "plain &amp; text"),
        ('<p class="x" data-block-key="k" style="color:red" onclick="a()">Text</p>', "<p>Text</p>"),
        ('<a href="/a/">a</a>', '<a href="https://tide.example/a/">a</a>'),
        ('<a href="../b/">b</a>', '<a href="https://tide.example/coast/b/">b</a>'),
        ('<a href="javascript:x">c</a>', "c"),
        ('<a href=" JaVaScRiPt:x">c</a>', "c"),
        ('<a href="mailto:desk@tide.example">d</a>', '<a href="mailto:desk@tide.example">d</a>'),
        ('<img src="data:text/html,x" alt="e">', ""),
        ("<p>a<script>b</script>c<!-- d --></p>", "<p>ac</p>"),
        ("<custom-box><p>a</p></custom-box>", "<p>a</p>"),
        ("<iframe src='x'>a</iframe><form><input><button>b</button></form>c", "c"),
        ("<script>a<script>b</script></script>c", "c"),
        ('<a href="http://[bad">x</a>', "x"),
        (
            '<p title="a&#1;">a&#11;b&#x1F;c&#xFFFE;<img src="/d.jpg" alt="&#7;"></p>&#12;',
            '<p title="a">abc<img src="https://tide.example/d.jpg" alt=""></p>',
        ),
        ("<p>&#8364;&#x26;&#60;b&#62;&#146;</p>", "<p>€&amp;&lt;b&gt;’</p>"),
        ("&#1;", ""),
        ("\x0b", ""),
    ],
)
def test_portable(html: str, expected: str) -> None:
    assert portable(html, BASE) == expected


@given(st.text())
def test_any_text_makes_xml_that_can_be_read(text: str) -> None:
    etree.fromstring(etree.tostring(etree.Element("a", b=for_xml(text))))


@given(st.text())
def test_what_xml_can_carry_stays(text: str) -> None:
    kept = for_xml(text)
    assert for_xml(kept) == kept
    assert not any(character.isalnum() for character in set(text) - set(kept))


@given(st.text(alphabet="<>/&;=\"' abcphrefscript\n\x00"))
def test_no_html_breaks_it_or_leaves_a_script(html: str) -> None:
    assert "<script" not in portable(html, BASE).lower()


def test_plain() -> None:
    assert plain("<p>One &amp; two.</p><p>Three<br>four</p>") == "One & two. Three four"
    assert (
        plain("<h2>One</h2>two<ul><li>three</li><li>f<b>ou</b>r</li></ul><p>five</p>")
        == "One two three four five"
    )
    assert plain("<table><tr><td>a</td><td>b</td></tr></table>c") == "a b c"
    assert plain("<h2>One</h2>two<h3>three</h3><p>four</p>", headings=False) == "two four"
    assert plain(" ") == ""


def test_absolute_refuses_what_runs() -> None:
    assert absolute("vbscript:x", BASE) == ""
    assert absolute("//cdn.example/x.jpg", BASE) == "https://cdn.example/x.jpg"


@pytest.mark.parametrize(
    ("html", "dateline", "expected"),
    [
        ("<p>Text</p>", "", "<p>Text</p>"),
        ("<p>Text</p>", "ELLAN", '<p><span class="newsclean-dateline">ELLAN —</span> Text</p>'),
        ("<p dir='rtl'>Text</p><p>b</p>", "<b>",
         "<p dir='rtl'><span class=\"newsclean-dateline\">&lt;b&gt; —</span> Text</p><p>b</p>"),
        ("<ul><li>a</li></ul>", "ELLAN —", '<p><span class="newsclean-dateline">ELLAN —</span></p><ul><li>a</li></ul>'),
    ],
)  # fmt: skip
def test_the_dateline_runs_into_the_first_paragraph(html: str, dateline: str, expected: str) -> None:
    assert run_in(html, dateline) == expected


@pytest.mark.parametrize("dateline", ["ELLAN —", "ELLAN (ap) -", "ELLAN, 22 ноября.", "ELLAN:"])
def test_a_separator_that_is_there_stays_alone(dateline: str) -> None:
    assert with_separator(dateline) == dateline


def test_a_long_run_of_spaces_costs_no_more_than_text() -> None:
    """Where each of its places was tried, this took minutes."""
    assert portable(f"<p>a{' ' * 200_000}b</p>", "https://example.org/") == f"<p>a{' ' * 200_000}b</p>"
