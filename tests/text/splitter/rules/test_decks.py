"""The standfirst, by its place and its letters."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, Story, clean
from wagtail_newsclean.text.splitter.rules.decks import tell_the_deck

from .rows import STORY, looked_at, row, told

TITLE, DECK = "Why nobody swims in Lake Ombra", "It is clean, it is warm and it is free. And it is empty."
TEXT = (
    "The sign at the gate says that the water is 23 degrees, and that the gate is open until nine.",
    "Nobody has read it today except me and a dog, who belongs to the man who paints the boats.",
)


def page(*paragraphs: str) -> Story:
    return clean(Copy(html="".join([f"<h1>{TITLE}</h1>", *(f"<p>{one}</p>" for one in paragraphs)])))


def test_one_paragraph_between_headline_and_byline() -> None:
    story = page(DECK, "By Leila Nassar", *TEXT)
    assert (story.headline, story.standfirst, story.byline) == (TITLE, DECK, ("Leila Nassar",))
    assert story.body == "\n\n".join(TEXT)


def test_the_first_paragraph_in_italics() -> None:
    assert page(f"<em>{DECK}</em>", *TEXT).standfirst == DECK
    assert page(f"<em>{DECK}</em>", f"<em>{TEXT[0]}</em>", TEXT[1]).standfirst is None
    assert page(DECK, *TEXT).standfirst is None


def test_the_first_paragraph_of_markdown_in_italics() -> None:
    text = f"---\ntitle: {TITLE}\n---\n\n*{DECK}*\n\n{TEXT[0]}\n\n{TEXT[1]}\n"
    story = clean(Copy(data=text.encode(), filename="lake.md"))
    assert (story.headline, story.standfirst) == (TITLE, DECK)


def test_in_a_mail_a_smaller_heading_below_the_title() -> None:
    head = (
        "From: bo@port.example\nSubject: Lake\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    )
    body = f"<h1>{TITLE}</h1><h2>Trial starts in July</h2><p>{TEXT[0]}</p><p>{TEXT[1]}</p>"
    story = clean(Copy(data=(head + body).encode()))
    assert (story.headline, story.standfirst, story.byline) == (TITLE, "Trial starts in July", ())


@pytest.mark.parametrize(
    ("line", "kind", "confidence", "expected"),
    [
        ("The editor of the letters page leaves after thirty years of other people's handwriting", Kind.NOTE, 0.7,
         Kind.STANDFIRST),
        ("The editor of the letters page leaves after thirty years of other people's handwriting", Kind.BIO, 0.7,
         Kind.STANDFIRST),
        ("The editor of the letters page leaves after thirty years of other people's handwriting", Kind.NOTE, 0.95,
         Kind.NOTE),
        ("The editor of the letters page leaves after thirty years of other people's handwriting", Kind.APPEAL, 0.7,
         Kind.APPEAL),
        ("Corrected at noon", Kind.NOTE, 0.7, Kind.NOTE),
    ],
)  # fmt: skip
def test_between_headline_and_byline_stands_no_note(
    line: str, kind: Kind, confidence: float, expected: Kind
) -> None:
    title, byline = row(TITLE, Kind.HEADLINE, 0.9), row("By Leila Nassar", Kind.BYLINE, 0.9)
    document, blocks = told(title, row(line, kind, confidence), byline, *STORY)
    tell_the_deck(document, blocks, {})
    assert blocks[1].kind is expected
    document, blocks = told(title, row(line, kind, confidence), *STORY)
    tell_the_deck(document, blocks, {})
    assert blocks[1].kind is kind


def test_of_two_titles_the_second_is_the_standfirst_though_it_is_no_longer() -> None:
    for title, deck in (
        ("Karadere'de heyelan: Köy yolu ulaşıma kapandı", '- Vali Yılmaz: "Can kaybı yok, ekipler bölgede"'),
        ("Ziekenhuis opent polikliniek voor long covid", "Patiënten kunnen terecht zonder wachtlijst"),
    ):
        kinds = [
            block.kind for block in looked_at([title, deck, *TEXT], [Kind.HEADLINE] * 2 + [Kind.BODY] * 2)
        ]
        assert kinds[:2] == [Kind.HEADLINE, Kind.STANDFIRST]


def test_a_title_told_again_or_going_on_is_none() -> None:
    for again in ("Nobody swims in Lake Ombra", "and what the lake will do about it"):
        kinds = [
            block.kind for block in looked_at([TITLE, again, *TEXT], [Kind.HEADLINE] * 2 + [Kind.BODY] * 2)
        ]
        assert kinds[1] is Kind.HEADLINE


def test_the_headline_told_again_is_no_standfirst() -> None:
    blocks = looked_at([TITLE, TITLE, *TEXT], [Kind.HEADLINE, Kind.STANDFIRST, Kind.BODY, Kind.BODY])
    assert blocks[1].kind is Kind.HEADLINE
