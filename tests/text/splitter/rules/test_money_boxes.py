"""Boxes amid the text that ask for money in words of their own."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.money_boxes import tell_money_boxes

from .rows import PARAGRAPH, STORY, Row, kinds, row, told

GOES_ON = row(PARAGRAPH, Kind.BODY, 0.99)


def below(*rows: Row, known: tuple[int, ...] = ()) -> list[Kind]:
    document, blocks = told(*STORY, *rows)
    tell_money_boxes(document, blocks, known)
    assert all(
        block.kind is kind or block.ask for block, (_, kind, *_) in zip(blocks, [*STORY, *rows], strict=True)
    )
    return kinds(blocks)[len(STORY) :]


@pytest.mark.parametrize(
    ("says", "sums", "later"),
    [
        ("This report cost us a week.", ("£3", "£10 a month"), "Not today"),
        ("Diese Geschichte hat uns drei Tage gekostet.", ("3 Euro", "10 Euro"), "Lieber später"),
        ("Cet article vous a plu ?", ("2 €", "5 €"), "Plus tard"),
        ("¿Te ha gustado? A nosotros nos costó.", ("3 euros",), "Ahora no"),
        ("Ti è piaciuto?", ("3 euro",), "Magari dopo"),
        ("Gostou desta história?", ("5 euros",), "Talvez depois"),
        ("Fijn verhaal?", ("€ 5",), "Nu even niet"),
        ("Podobał ci się ten tekst?", ("10 zł",), "Nie teraz"),
        ("Вам понравилась история?", ("150 ₽",), "В другой раз"),
        ("Сподобався текст?", ("50 грн",), "Іншим разом"),
    ],
)
def test_sums_above_a_button_that_puts_off_are_an_appeal(
    says: str, sums: tuple[str, ...], later: str
) -> None:
    rows = [row(says, Kind.BODY, 0.8), *(row(text, Kind.BODY) for text in sums), row(later, Kind.HEADING)]
    found = below(*rows, GOES_ON)
    assert found == [*[Kind.APPEAL] * len(rows), Kind.BODY]


def test_sums_of_the_story_stay() -> None:
    rows = [row("A single ticket", Kind.BODY), row("£3", Kind.BODY), row("A return ticket", Kind.BODY)]
    assert below(*rows, GOES_ON) == [Kind.BODY] * 4


@pytest.mark.parametrize(
    "line",
    [
        "“Did you like this?” she asked.",
        "The wall cost the town a million.",
        "Did you like this " + "very long and winding " * 10 + "question?",
    ],
)
def test_a_paragraph_above_an_appeal_stays(line: str) -> None:
    assert below(row(line, Kind.BODY, 0.8), row("Give £3", Kind.APPEAL, 0.9))[0] is Kind.BODY


def test_what_stands_between_goes_with_it() -> None:
    found = below(
        row("Did you enjoy this?", Kind.BODY, 0.8),
        row("Then give something back.", Kind.BODY, 0.8),
        row("Give £3", Kind.APPEAL, 0.9),
    )
    assert found == [Kind.APPEAL] * 3


def test_a_button_below_an_appeal_is_of_it() -> None:
    appeal = row("Nobody owns this paper.", Kind.APPEAL, 0.9)
    assert below(appeal, row("Únete", Kind.SHARE))[1] is Kind.APPEAL
    assert below(appeal, row("Únete al coro", Kind.SHARE))[1] is Kind.SHARE
    assert below(row("Share this", Kind.SHARE, 0.9), row("Únete", Kind.SHARE))[1] is Kind.SHARE
    assert below(appeal, row("Únete", Kind.SHARE), known=(4,))[1] is Kind.SHARE


def test_below_a_newsletter_what_puts_off_is_its_button() -> None:
    letter = row("The Kettle, on Fridays", Kind.NEWSLETTER, 0.9)
    assert below(letter, row("Maybe later", Kind.HEADING))[1] is Kind.NEWSLETTER
    assert below(GOES_ON, row("Later", Kind.HEADING))[1] is Kind.HEADING


def test_nothing_is_told_above_the_text() -> None:
    document, blocks = told(row("Did you enjoy this?", Kind.BODY, 0.8), row("Give £3", Kind.APPEAL, 0.9))
    tell_money_boxes(document, blocks, ())
    assert blocks[0].kind is Kind.BODY
