"""Letters that are the story."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.open_letters import keep_letters
from wagtail_newsclean.text.types import Block, Verdict

from .rows import PARAGRAPH, looked_at

LETTER = "The wall of Port Marrow was there before the council, and it will be there after it."

Row = tuple[str, Kind]


def kept(
    *rows: Row, confidence: float = 0.7, language: str = "en", known: dict[int, Verdict] | None = None
) -> list[Kind]:
    document = read(Copy(text="\n".join(text for text, _ in rows)))
    blocks = [
        Block(kind, line.start, line.end, confidence)
        for (_, kind), line in zip(rows, document.lines, strict=True)
    ]
    keep_letters(document, blocks, known or {}, language)
    return [block.kind for block in blocks]


@pytest.mark.parametrize("taken_for", [Kind.BYLINE, Kind.BIO, Kind.TAGS, Kind.SECTION])
def test_a_name_between_paragraphs_is_no_furniture(taken_for: Kind) -> None:
    rows: list[Row] = [(LETTER, Kind.BODY), ("Gerald Amory", taken_for), (LETTER, Kind.BODY)]
    assert kept(*rows) == [Kind.BODY] * 3
    assert kept(*rows, known={1: Verdict(taken_for, "was told")})[1] is taken_for


@pytest.mark.parametrize(
    "line",
    ["By Jane Roe", "amory@mail.example", "Gerald Amory keeps geese and has written to us since 1961."],
)
def test_what_is_no_mere_name_may_be_furniture(line: str) -> None:
    assert kept((LETTER, Kind.BODY), (line, Kind.BIO), (LETTER, Kind.BODY))[1] is Kind.BIO


@pytest.mark.parametrize(
    ("greeting", "language"), [("Dear editor,", "en"), ("Caro direttore,", "it"), ("Señora directora:", "es")]
)
def test_a_greeting_opens_a_letter(greeting: str, language: str) -> None:
    rows: list[Row] = [("Your letters", Kind.HEADLINE), (greeting, Kind.BYLINE), (LETTER, Kind.BODY)]
    assert kept(*rows, language=language)[1] is Kind.BODY


def test_a_box_that_greets_stays_one() -> None:
    rows: list[Row] = [(LETTER, Kind.BODY), ("Dear reader,", Kind.APPEAL), (LETTER, Kind.BODY)]
    assert kept(*rows)[1] is Kind.APPEAL


def test_the_last_letter_is_signed_as_the_others_are() -> None:
    rows: list[Row] = [
        ("Your letters", Kind.HEADLINE),
        ("Dear editor,", Kind.BODY),
        (LETTER, Kind.BODY),
        ("Odette Prior", Kind.BIO),
        ("Lower Tunwick", Kind.SHARE),
        ("Share Facebook", Kind.SHARE),
    ]
    assert kept(*rows) == [Kind.HEADLINE, *[Kind.BODY] * 4, Kind.SHARE]
    assert kept(*rows[2:])[1:] == [Kind.BIO, Kind.SHARE, Kind.SHARE]  # nothing says that these are letters


def test_who_signs_below_yours() -> None:
    rows: list[Row] = [
        (LETTER, Kind.BODY),
        ("Yours,", Kind.BODY),
        ("Margaret Oyel", Kind.BIO),
        ("Editor, the Kell Post", Kind.BIO),
        ("Margaret Oyel has edited the Post since 2016", Kind.BIO),
    ]
    assert kept(*rows) == [*[Kind.BODY] * 4, Kind.BIO]
    rows.insert(4, ("Kell, on the river", Kind.BIO))
    assert kept(*rows)[4:] == [Kind.BIO] * 2, "a name and what its owner is, and no more"
    rows[2] = ("oyel@post.example", Kind.BIO)
    assert kept(*rows)[2] is Kind.BIO


PLEA = "Support us by writing what you missed."


@pytest.mark.parametrize(
    ("story", "plea", "expected"),
    [
        ("We printed on a machine that makes tickets.", PLEA, Kind.BODY),
        ("The machine makes tickets, and prints at night.", PLEA, Kind.APPEAL),
        ("We printed on a machine that makes tickets.", "Support us from £3 a month.", Kind.APPEAL),
        ("We printed on a machine that makes tickets.", "Support us", Kind.APPEAL),
        ("We printed on a machine that makes tickets.", "Support us at kellpost.example/give.", Kind.APPEAL),
    ],
)
def test_a_letter_may_ask_for_help(story: str, plea: str, expected: Kind) -> None:
    rows: list[Row] = [*[(story, Kind.BODY)] * 4, (plea, Kind.APPEAL)]
    assert kept(*rows)[-1] is expected


def test_names_with_places_that_nobody_doubted_count_as_well() -> None:
    letters: list[Row] = [
        (LETTER, Kind.BODY),
        ("Odette Prior, Tunwick", Kind.BODY),
        (LETTER, Kind.BODY),
        ("Gerald Amory, Kell", Kind.BODY),
        (LETTER, Kind.BODY),
        ("Ted Fell, Kell", Kind.BIO),
    ]
    assert kept(*letters)[-1] is Kind.BODY
    assert kept(*letters[2:])[-1] is Kind.BIO


@pytest.mark.parametrize(
    "signature", [["Rosa Lima, by email"], ["Name supplied, via email"], ["Rosa Lima", "By email"]]
)
def test_who_wrote_a_letter_by_mail_offers_no_newsletter(signature: list[str]) -> None:
    blocks = looked_at([PARAGRAPH, *signature], [Kind.BODY, *[Kind.NEWSLETTER] * len(signature)])
    assert {(block.kind, block.ask) for block in blocks[1:]} == {(Kind.BODY, True)}


def test_a_newsletter_that_comes_by_mail_stays_one() -> None:
    lines = ["The Morning Kettle", "By email", PARAGRAPH]
    kinds = [Kind.NEWSLETTER, Kind.NEWSLETTER, Kind.BODY]
    assert [block.kind for block in looked_at(lines, kinds)] == kinds


def test_a_letter_by_mail_in_brackets() -> None:
    lines = [PARAGRAPH, "Rosa Lima (by email)", PARAGRAPH]
    assert looked_at(lines, [Kind.BODY, Kind.NEWSLETTER, Kind.BODY])[1].kind is Kind.BODY


@pytest.mark.parametrize(
    "title", ["Leserbrief: Radweg statt Parkplatz", "Letters to the editor", "Carta al director"]
)
def test_under_a_title_that_says_so_a_reader_signs_the_letter(title: str) -> None:
    signed: list[Row] = [(LETTER, Kind.BODY), (LETTER, Kind.BODY), ("Hanne Wirth, Altenau", Kind.TAGS)]
    assert kept((title, Kind.HEADLINE), *signed)[-1] is Kind.BODY
    assert kept(("Letter from Rome", Kind.HEADLINE), *signed)[-1] is Kind.TAGS


@pytest.mark.parametrize("taken_for", [Kind.AD, Kind.CREDIT])
def test_who_signs_below_yours_is_no_ad(taken_for: Kind) -> None:
    rows: list[Row] = [
        (LETTER, Kind.BODY),
        ("Yours faithfully,", Kind.BODY),
        ("Margaret Oyelaran", taken_for),
    ]
    assert kept(*rows)[-1] is Kind.BODY
