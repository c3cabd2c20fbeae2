"""Where lists of other stories begin and end."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.buttons import tell_buttons
from wagtail_newsclean.text.splitter.rules.list_edges import tell_lists

from .rows import STORY, Row, kinds, row, told

LINK = row("How the wall was sold twice", Kind.RELATED, 0.9)


def below(*rows: Row, language: str = "en", known: tuple[int, ...] = ()) -> list[Kind]:
    document, blocks = told(*STORY, *rows)
    tell_lists(document, blocks, known, language)
    return kinds(blocks)[len(STORY) :]


@pytest.mark.parametrize(
    "button",
    ["See all", "Weiterlesen", "Lire la suite", "Seguir leyendo", "Leggi tutto", "Ler mais", "Lees verder",
     "Czytaj dalej", "Читать дальше →", "Читати далі"],
)  # fmt: skip
def test_a_button_below_a_link_ends_the_list(button: str) -> None:
    assert below(LINK, row(button, Kind.NEWSLETTER, 0.9))[1] is Kind.RELATED
    assert below(row("Subscribe", Kind.APPEAL, 0.9), row(button, Kind.APPEAL, 0.9))[1] is Kind.APPEAL
    assert below(LINK, row(button, Kind.NEWSLETTER, 0.9), known=(4,))[1] is Kind.NEWSLETTER


def test_such_a_button_shares_nothing() -> None:
    document, blocks = told(
        *STORY, LINK, row("Читать дальше", Kind.RELATED), row("Рассказать друзьям", Kind.RELATED)
    )
    tell_buttons(document, blocks, (), "ru")
    assert kinds(blocks)[-2:] == [Kind.RELATED, Kind.SHARE]


@pytest.mark.parametrize(
    "title",
    ["Also in this issue", "Schon gelesen?", "Dans le même numéro", "Y también", "Dalla stessa penna", "Não perder",
     "Ook gelezen", "Z tego samego numeru", "Что ещё почитать", "Радимо прочитати", "From the archive"],
)  # fmt: skip
def test_a_title_heads_the_links_below_it(title: str) -> None:
    expected = Kind.APPEAL if title == "Não perder" else Kind.RELATED
    assert below(row(title, Kind.APPEAL), LINK)[0] is expected
    assert below(row(title, Kind.HEADING), STORY[0])[0] is Kind.HEADING


def test_a_link_below_such_a_title_may_look_like_a_box() -> None:
    link = row("Praise of the letter box", Kind.NEWSLETTER, 0.4)
    assert below(row("Also in this issue", Kind.BODY, 0.3), link) == [Kind.RELATED] * 2
    sure = row("Praise of the letter box", Kind.NEWSLETTER, 0.9)
    assert below(row("Also in this issue", Kind.BODY, 0.3), sure) == [Kind.BODY, Kind.NEWSLETTER]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Other columns", "en"),
        ("Mehr zum Abitur", "de"),
        ("Tous nos programmes", "fr"),
        ("Tous les classements", "fr"),
        ("Otras tribunas", "es"),
        ("Altri ritratti", "it"),
        ("Altri annunci dal canile", "it"),
        ("Outras crónicas", "pt"),
        ("Meer weer", "nl"),
        ("Inne historie", "pl"),
        ("Ещё о театре", "ru"),
        ("Інші спогади", "uk"),
    ],
)
def test_what_says_that_others_follow_heads_links(title: str, language: str) -> None:
    assert below(row(title, Kind.APPEAL, 0.9), language=language) == [Kind.RELATED]


@pytest.mark.parametrize(
    "line", ["More newsletters", "More ways to subscribe", "Other than that.", "Moreover"]
)
def test_more_of_a_box_is_no_link(line: str) -> None:
    assert below(row(line, Kind.APPEAL, 0.9)) == [Kind.APPEAL]


def test_among_paragraphs_it_heads_nothing() -> None:
    assert below(row("Other columns", Kind.APPEAL, 0.9), STORY[0])[0] is Kind.APPEAL


@pytest.mark.parametrize(
    "line", ["Back to the front page", "Zur Startseite", "Volver a la portada", "Torna su", "На главную"]
)
def test_what_leads_home_is_no_story(line: str) -> None:
    assert below(LINK, row(line, Kind.RELATED, 0.9))[1] is Kind.NAV
    assert below(LINK, row(line + " des Films", Kind.RELATED, 0.9))[1] is Kind.RELATED


def test_a_list_of_others_is_no_list_of_topics() -> None:
    title = row("Więcej o powodzi", Kind.TAGS, 0.9, Kind.RELATED)
    link = row("Jak czyta się mapy zagrożenia", Kind.TAGS, 0.9)
    assert below(title, link, language="pl") == [Kind.RELATED] * 2
    assert below(title, row("Powódź", Kind.TAGS, 0.9), language="pl") == [Kind.TAGS] * 2
    assert below(row("Więcej o powodzi", Kind.TAGS, 0.9), link, language="pl") == [Kind.TAGS] * 2
