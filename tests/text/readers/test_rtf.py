"""RTF: its text in any code page, its form, none of its machinery."""

from __future__ import annotations

import time

import pytest

from wagtail_newsclean.text import Copy, CopyError
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.types import Document

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial "
    rb"Cyr;}{\f2\fcharset128 Gothic;}}"
    rb"{\colortbl;\red0;}{\stylesheet{\s1 heading 1;}}{\*\generator Typist;}{\info{\author Ann}}{\header Page 1\par}"
)


def document(body: bytes, head: bytes = HEAD) -> Document:
    return read(Copy(data=head + body + b"}"))


def lines(body: bytes) -> list[str]:
    return [line.text for line in document(body).lines]


def test_paragraphs_and_form() -> None:
    found = document(
        rb"\pard\outlinelevel0\b Harbour wall\b0\par\pard The wall \i fell\i0  on Friday.\line Twice.\par"
    )
    assert found.format == "rtf"
    assert [line.text for line in found.lines] == ["Harbour wall", "The wall fell on Friday.", "Twice."]
    assert found.render is not None
    assert found.render(0) == "<h2><b>Harbour wall</b></h2>"
    assert found.render(1) == "<p>The wall <i>fell</i> on Friday.</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"caf\'e9 \emdash  \u8220?so\u8221? \ldblquote and\rdblquote", "café — “so” “and”"),
        (rb"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2} and {\f2\'93\'fa\'96\'7b}", "Привет and 日本"),
        (rb"\u-10179?\u-8704? \uc2\u1055ab\uc0\u1056 x", "😀 ПРx"),
        (
            rb"\{braces\} back\\slash soft\-hyphen hard\~space",
            "{braces} back\\slash soft\u00adhyphen hard space",
        ),
        ("caf\u00e9".encode("cp1252"), "café"),
    ],
)
def test_letters(body: bytes, expected: str) -> None:
    assert lines(body) == [expected]


def test_links_tables_notes_and_boxes() -> None:
    body = (
        rb'{\field{\*\fldinst{HYPERLINK "http://e.example/a"}}{\fldrslt{\ul a link}}} after.\par '
        rb"A note{\super\chftn}{\footnote\pard {\super\chftn} of the desk.} goes on.\par "
        rb"\trowd\pard\intbl A1\cell B1\cell\row\pard\par{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Boxed.\par}}}"
    )
    found = document(body)
    assert [line.text for line in found.lines] == [
        "a link after.", "A note goes on.", "A1", "B1", "Boxed.", "of the desk.",
    ]  # fmt: skip
    assert found.render is not None
    assert '<a href="http://e.example/a">a link</a>' in found.render(0)


def test_what_is_deleted_or_hidden_is_not_read() -> None:
    assert lines(rb"{\deleted gone }{\v hidden }kept{\*\unknown nothing}{\pict 89504e47}\par") == ["kept"]


def test_binary_data_is_stepped_over() -> None:
    assert lines(rb"before{\pict\bin5 }{}{}}after") == ["beforeafter"]


def test_rtf_without_text_says_so() -> None:
    with pytest.raises(CopyError, match="no text"):
        document(b"", b"{\\rtf1")


@pytest.mark.parametrize(
    "body", [b"{" * 100_000 + b"deep", b"}" * 100_000 + b"deep", b"\\'e9" * 200_000, b"\\u1055?" * 200_000]
)
def test_hostile_rtf_takes_bounded_time(body: bytes) -> None:
    start = time.process_time()
    assert document(body).lines
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("page", "body", "expected"),
    [
        (10000, rb"ferm\'8e, l\'d5autorit\'8e", "fermé, l’autorité"),
        (10007, rb"\'8c\'e8\'f0", "Мир"),
    ],
)
def test_code_pages_of_the_mac(page: int, body: bytes, expected: str) -> None:
    found = document(body, head=rb"{\rtf1\mac\ansicpg%d " % page)
    assert [line.text for line in found.lines] == [expected]
