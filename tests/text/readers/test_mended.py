"""Broken XML: whatever was cut, lost or typed into it, its words are there, and the editor is told."""

from __future__ import annotations

from time import process_time

import pytest

from wagtail_newsclean.text import Copy, Document
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.readers.mended import mended
from wagtail_newsclean.text.readers.xml import BROKEN

FIRST = "The ferry to Ostermoor stayed in port on Friday, said the owners."
SECOND = "Nobody was hurt, and they hope for a calm sea on Sunday."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
NITF = (
    "<nitf><body><body.head><hedline><hl1>Ferry stays</hl1></hedline></body.head>"
    f"<body.content>{TEXT}</body.content></body></nitf>"
)
RSS = (
    f"<rss><channel><item><title>Ferry stays</title><content:encoded><![CDATA[{TEXT}]]></content:encoded></item>"
    "</channel></rss>"
)
G2 = (
    "<newsItem><contentMeta><headline>Ferry stays</headline></contentMeta><contentSet><inlineXML><html><body>"
    f"{TEXT}</body></html></inlineXML></contentSet></newsItem>"
)


def document(text: str) -> Document:
    return read(Copy(data=text.encode()))


@pytest.mark.parametrize(
    ("whole", "there", "broken"),
    [
        (NITF, f"<p>{SECOND}", f"</nitf><p>{SECOND}"),
        (NITF, f"<p>{SECOND}", f"<!-- <p>{SECOND}"),
        (NITF, f"<p>{SECOND}", f"<p{SECOND}"),
        (NITF, "<body.content>", ""),
        (NITF, "<body.head>", '<body.head x="1" y=]]>'),
        (NITF, f"{SECOND}</p></body.content></body></nitf>", SECOND),
        (RSS, "]]></content:encoded></item></channel></rss>", ""),
        (RSS, "<item>", "<item></item></rss><item>"),
        (RSS, "<content:encoded>", ""),
        (G2, "<inlineXML>", ""),
        (G2, "<contentSet>", "</contentSet>"),
        (G2, "</contentMeta>", ""),
        (G2, "<newsItem>", "<newsItem version=1>"),
    ],
)
def test_no_word_is_lost(whole: str, there: str, broken: str) -> None:
    assert there in whole
    found = document(whole.replace(there, broken, 1))
    shown = " ".join(line.text for line in found.lines)
    assert all(words in shown for words in ("Ferry stays", FIRST, SECOND))
    assert BROKEN in found.warnings


@pytest.mark.parametrize("whole", [NITF, RSS, G2])
def test_what_is_whole_is_not_called_broken(whole: str) -> None:
    assert document(whole).warnings == ()


def test_zeros_part_no_letter() -> None:
    data = NITF.replace("Ferry", "Fähre").encode().replace(b"\xa4", b"\x00\xa4")
    assert read(Copy(data=b"<\x00" + data[1:])).lines[0].text == "Fähre stays"


def test_two_alphabets_in_a_word_are_an_encoding_that_is_wrong() -> None:
    data = '<?xml version="1.0" encoding="windows-1251"?>' + NITF.replace(
        "Ferry stays", "Fähre über Nacht zurück"
    )
    found = read(Copy(data=data.encode("cp1252")))
    assert found.lines[0].text == "Fähre über Nacht zurück"
    assert found.warnings == (
        "The file says WINDOWS-1251 but is not; read as Windows-1252. Check names with accents.",
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("<a><b>c", "<a><b>c</b></a>"),
        ("<a><b>c</a>d", "<a><b>cd</b></a>"),
        ("<a>b</c>d", "<a>bd</a>"),
        ("x<a/><b/>", "<a>x<b/></a>"),
        ("<a b='>' b='2'>c", "<a b='2'>c</a>"),
        ("<a><![CDATA[<p>", "<a>&lt;p&gt;</a>"),
        ("<a><!-- b", "<a>&lt;!-- b</a>"),
        ("", ""),
    ],
)
def test_every_element_is_closed(text: str, whole: str) -> None:
    assert mended(text) == whole


@pytest.mark.parametrize(
    "part", ["<a>", "</a>", "<a></b>", "<!--", "<![CDATA[", "<?", "<a x='", '<a b="', "<", "&", "]]>"]
)
def test_what_it_costs_grows_with_the_length_only(part: str) -> None:
    before = process_time()
    mended("<x>" + part * 100_000)
    assert process_time() - before < 2
