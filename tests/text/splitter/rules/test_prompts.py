"""What readers are asked to do with a story."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.prompts import tell_prompts

from .rows import STORY, Row, kinds, row, told


def below(*rows: Row, language: str = "en") -> list[Kind]:
    document, blocks = told(*STORY, *rows)
    tell_prompts(document, blocks, (), language)
    return kinds(blocks)[len(STORY) :]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Spotted a mistake? Tell the desk", "en"),
        ("Seen something you don’t believe? WhatsApp it to us", "en"),
        ("Weitersagen", "de"),
        ("Diesen Text verschenken", "de"),
        ("Dodaj opinię", "pl"),
        ("Deel je foto van de muur", "nl"),
        ("Wie war Ihr Abi? Stimmen Sie ab", "de"),
        ("Signaler une coquille", "fr"),
        ("¿Has visto un error?", "es"),
        ("Dillo a un amico", "it"),
        ("Hai una storia? Raccontacela", "it"),
        ("Viu um erro? Diga-nos", "pt"),
        ("Heb je een foto van de mist? Stuur hem in", "nl"),
        ("Pokaż znajomym", "pl"),
        ("Понравился рецепт? Поставьте оценку", "ru"),
        ("Розповісти другові", "uk"),
    ],
)
def test_below_the_text_it_is_no_box_and_no_link(line: str, language: str) -> None:
    for kind in (Kind.NEWSLETTER, Kind.RELATED):
        assert below(row(line, kind, 0.8), language=language) == [Kind.SHARE]


@pytest.mark.parametrize(
    "line", ["Why do gulls shout? They are hungry", "“Seen it? Tell us,” she said", "Tell-tale signs of ice"]
)
def test_a_question_that_invites_to_nothing_stays(line: str) -> None:
    assert below(row(line, Kind.RELATED, 0.8)) == [Kind.RELATED]


def test_among_paragraphs_it_stays() -> None:
    assert below(row("Spotted a mistake? Tell the desk.", Kind.RELATED, 0.8), STORY[0])[0] is Kind.RELATED
    assert below(row("Spotted a mistake? Tell the desk.", Kind.BODY, 0.9))[0] is Kind.BODY
    assert below(row("Spotted a mistake? Tell the desk.", Kind.BODY, 0.3))[0] is Kind.SHARE
