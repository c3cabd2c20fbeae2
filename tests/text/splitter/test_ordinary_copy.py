"""Ordinary copy that looks like what desks, mail programs and pictures bring, and stays in the story."""

from __future__ import annotations

import time

import pytest

from wagtail_newsclean.text import Copy, Kind, Story, clean
from wagtail_newsclean.text.readers.plain import document_of_text
from wagtail_newsclean.text.splitter.desk_lines import desk_lines
from wagtail_newsclean.text.splitter.forms import signed_captions
from wagtail_newsclean.text.splitter.letters import opening
from wagtail_newsclean.text.types import Line

P = [
    (
        "The council of Port Marrow voted on Tuesday to build the wall on the northern mole again, after a debate that "
        "lasted well into the night."
    ),
    (
        "Residents of the lower town had asked for a lower wall, and for a gate that the fishermen could open without "
        "calling the harbour office."
    ),
    (
        "The mayor said that the gate would cost more than the wall itself, and that nobody had yet offered to pay for "
        "either of the two so far."
    ),
    (
        "Work is due to begin in the autumn, when the last of the summer ferries has left, and is expected to take "
        "about two years to finish."
    ),
]
TITLE = "Port Marrow is to have its wall again"


def mail(*lines: str, subject: str = TITLE) -> Story:
    head = f"From: Bo Peep <bo@port.example>\nSubject: {subject}\nMIME-Version: 1.0\n"
    return clean(
        Copy(data=(head + "Content-Type: text/plain; charset=utf-8\n\n" + "\n\n".join(lines)).encode())
    )


@pytest.mark.parametrize(
    "line",
    [
        "Es ergibt sich ein klares Bild: Die Bürger sind unzufrieden.",
        "Het is overal hetzelfde beeld: Lege straten.",
        "La conclusión refuerza su imagen: España funciona.",
        "Le gouvernement relance le crédit: Bercy prêt à aider",
        "The jury praised a photo by Ann Coe.",
        "It is a mixed picture: London grew, Wales shrank.",
        "The prize went to the last photo: Ann Coe was delighted.",
        "He laughed. Photo: Ann Coe was delighted with it.",
    ],
)
def test_a_picture_that_is_spoken_of_makes_no_caption(line: str) -> None:
    assert signed_captions(document_of_text("\n\n".join([TITLE, P[0], line, P[1]]))) == {}


@pytest.mark.parametrize("headline", ["The bigger picture: Britain is broke", "Seen again. Photo: Ann Coe"])
def test_the_first_line_is_no_caption_for_its_label(headline: str) -> None:
    assert signed_captions(document_of_text("\n\n".join([headline, *P]))) == {}


@pytest.mark.parametrize(
    "headline",
    [
        "US-China talks resume after long dispute over swimming pool",
        "EU-Mercosur deal is signed",
        "US-Iran: what we know so far",
    ],
)
def test_a_headline_with_a_hyphen_is_no_slug(headline: str) -> None:
    assert desk_lines(document_of_text("\n\n".join([headline, *P])).lines) == ({}, {})


@pytest.mark.parametrize("line", ["Корр. " + "А" * 280 + "  1", "Корр. " + "А " * 130 + "1"])
def test_a_long_line_after_a_correspondent_costs_nothing(line: str) -> None:
    lines = document_of_text("\n\n".join([TITLE, *P, line])).lines
    began = time.perf_counter()
    assert desk_lines(lines).after == {}
    assert time.perf_counter() - began < 1


def test_the_answers_of_an_interview_by_mail_stay() -> None:
    story = mail(*P, "Many thanks,", "Why a wall at all?", *P)
    assert [block.kind for block in story.blocks].count(Kind.BODY) >= 2 * len(P)


@pytest.mark.parametrize("line", ["Contact:", "Contact: Bo Peep, 01632 960144"])
def test_whom_to_ask_ends_no_text(line: str) -> None:
    story = mail(*P, line, *P[:2])
    assert [block.kind for block in story.blocks[-2:]] == [Kind.BODY] * 2


def test_a_message_quoted_inside_a_story_makes_no_e_mail_of_it() -> None:
    head = ["From: Bo <bo@e.example>", "Date: Wed, Mar 4", "Subject: wall"]
    lines = document_of_text("\n\n".join([TITLE, *P, *head, "Kind regards", "Bo Peep"])).lines
    assert desk_lines(lines).after == {}


@pytest.mark.parametrize(
    "headline",
    [
        "Dear Team: how one e-mail sank a firm",
        "Hey, editor: what's next?",
        "Beste team: Ajax wint",
        "Hello, everyone!",
        "Dear all:",
    ],
)
def test_a_headline_that_greets(headline: str) -> None:
    texts = [headline, *P]
    assert opening(texts, mail=False) == opening(texts, mail=True) == {}


@pytest.mark.parametrize("headline", ["Dear Team: how one e-mail sank a firm", "Hey, editor: what's next?"])
def test_a_headline_that_greets_is_the_headline(headline: str) -> None:
    assert clean(Copy(text="\n\n".join([headline, *P]))).headline == headline


def test_a_letter_to_the_editor_stays_whole() -> None:
    lines = document_of_text("\n\n".join(["Dear Editor,", *P, "Yours faithfully,", "Jane Roe"])).lines
    assert desk_lines(lines) == ({}, {})


@pytest.mark.parametrize(
    "line",
    [
        "As promised, the mayor came to the quay. The wall will be in my copy of the plans, she said.",
        "Vous trouverez le mur au bout du quai, à gauche de la halle aux poissons.",
        "Inviamo soldati o medici? Il sindaco non ha dubbi.",
        "“Please find our cat,” says the sign on the mole, in letters that a child has painted.",
        "The mole, attached please God to the land, has held for now.",
        "Hello to all that.",
    ],
)
def test_a_line_below_a_greeting_that_is_not_about_the_copy(line: str) -> None:
    texts = [TITLE, "Hi all,", line, *P]
    assert list(opening(texts, mail=True)) == [1]
    assert opening(texts, mail=False) == {}


def test_a_cover_phrase_below_the_first_paragraph_is_of_the_story() -> None:
    assert list(opening([TITLE, "Hi all,", P[0], "Please find a way home."], mail=True)) == [1]


def test_a_heading_that_signs_off_stays() -> None:
    assert list(opening([TITLE, "Hi all,", "Best", *P], mail=True)) == [1]
    lines = document_of_text("\n\n".join([TITLE, *P, "Best", "A wall that holds."])).lines
    assert desk_lines(lines, mail=True).after == {}


@pytest.mark.parametrize(
    "line",
    [
        "On 12 May 2024 Ann Coe, then mayor of the town, wrote:",
        "Am 12.05.2024 schrieb sie ihm:",
        "This message is confidential, the mayor wrote on the back of the plan.",
        "Sent from my grandmother's house in the lower town, the parcel took a year.",
        "Think before you print",
    ],
)
def test_what_mail_programs_might_have_written(line: str) -> None:
    lines = document_of_text("\n\n".join([TITLE, *P, line])).lines
    assert desk_lines(lines).after == desk_lines(lines, mail=True).after == {}


@pytest.mark.parametrize(
    "line",
    ["_" * 5_000_000, "> " * 2_500_000, "Dear " + "a " * 2_500_000, "a_" * 2_500_000],
    ids=["lines", "quotes", "greeting", "words"],
)
def test_one_line_of_megabytes_costs_nothing(line: str) -> None:
    texts = [TITLE, line, *P, line]
    lines = [Line(0, len(text), text) for text in texts]
    began = time.perf_counter()
    desk_lines(lines, mail=True)
    assert time.perf_counter() - began < 1
