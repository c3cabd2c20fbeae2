"""Letters to the desk that came without the head of an e-mail."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind, clean
from wagtail_newsclean.text.readers.plain import document_of_text
from wagtail_newsclean.text.splitter.desk_lines import desk_lines

from .wire_copy import STORY


def test_the_signature_of_an_e_mail_is_no_story() -> None:
    lines = document_of_text(f"{STORY}\nKind regards\nBo Peep\nHead of Press").lines
    assert desk_lines(lines).after == {}
    assert [verdict.kind for verdict in desk_lines(lines, mail=True).after.values()] == [
        Kind.OTHER,
        Kind.NOTE,
        Kind.NOTE,
    ]


LETTERS = [
    (
        "Добрий день, колеги!",
        "Надсилаю текст про млин для сайту.",
        "З повагою,",
        "Наталя Гай",
        "тел. 067 555 01 33",
    ),
    ("Hi Jo,", "Here's the market story for tomorrow, 300 words.", "Best,", "Ann", "07700 900123"),
    (
        "Liebe Kollegen,",
        "anbei der Text zur Markthalle für Donnerstag.",
        "Viele Grüße",
        "Anna Ode",
        "Tel. 0171 5550123",
    ),
    (
        "Bonjour,",
        "Voici le papier sur la halle, à passer ce soir.",
        "Cordialement,",
        "Anne Ode",
        "06 55 50 12 34",
    ),
    (
        "Guten Tag,",
        "anbei der Text zum Museum für Freitag.",
        "Freundliche Grüsse",
        "Rita Suter",
        "+41 44 555 01 22",
    ),
    ("Hola,", "Os mando la crónica del mercado para mañana.", "Un saludo,", "Ana Oda", "600 12 34 56"),
]


@pytest.mark.parametrize(("greeting", "cover", "regards", "name", "number"), LETTERS)
def test_a_letter_to_the_desk_without_its_head(
    greeting: str, cover: str, regards: str, name: str, number: str
) -> None:
    story = clean(
        f"{greeting}\n\n{cover}\n\nStorm closes harbour for third day\n\n{STORY}\n{regards}\n{name}\n{number}\n"
    )
    assert story.headline == "Storm closes harbour for third day"
    kinds = [block.kind for block in story.blocks]
    assert kinds[3:-3] == [Kind.BODY, Kind.BODY]
    assert not {*kinds[:2], *kinds[-3:]} & {Kind.BODY, Kind.HEADING, Kind.HEADLINE, Kind.BYLINE}


def test_a_signature_with_a_number_below_copy_without_a_greeting() -> None:
    story = clean(
        f"Storm closes harbour for third day\n\n{STORY}\nKind regards,\n\nAnn Ode\nM: 07700 900123\n"
    )
    assert Kind.BODY not in {block.kind for block in story.blocks[-3:]}
    assert story.byline == ()


def test_a_letter_to_the_editor_keeps_what_it_says() -> None:
    letter = [
        "Dear Editor,",
        "I am writing about your story on the Marle Lane library, which left out what the council's figures show.",
        "I have been a member since 1971. My grandchildren learnt to read in that room, and so did I.",
    ]
    story = clean("\n\n".join([*letter, "Yours faithfully,", "Margaret Oyelaran"]))
    assert [block.kind for block in story.blocks[1:3]] == [Kind.BODY] * 2
    assert story.blocks[-1].kind is Kind.BODY
