"""What an outlet says to its readers in whole sentences."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.features import own_line
from wagtail_newsclean.text.splitter.lexicons import lexicon
from wagtail_newsclean.text.splitter.rules.asides import cues_of, part_asides, tell_asides
from wagtail_newsclean.text.splitter.rules.story_head import WRITER

from .rows import PARAGRAPH, STORY, Row, kinds, row, told

LINK = row("Who painted the gate?", Kind.RELATED, 0.9)


def below(*rows: Row, language: str = "en", known: tuple[int, ...] = ()) -> list[Kind]:
    document, blocks = told(*STORY, *rows)
    tell_asides(document, blocks, known, language)
    for block, (_, kind, *_) in zip(blocks[len(STORY) :], rows, strict=True):
        assert block.kind is kind or block.ask
    return kinds(blocks)[len(STORY) :]


@pytest.mark.parametrize(
    ("said", "kind", "language"),
    [
        ("Our letter goes out on Fridays, before the gulls wake.", Kind.NEWSLETTER, "en"),
        ("We have three reporters and a van; five pounds keeps it on the road.", Kind.APPEAL, "en"),
        ("Tell us what you saw from the quay: desk@marrow.example, and bring a picture.", Kind.SHARE, "en"),
        ("An earlier version gave the wall as a fence.", Kind.NOTE, "en"),
        ("(With NORD)", Kind.NOTE, "en"),
        ("Jeden Freitag ein Brief vom Kai, wenn Sie mögen.", Kind.NEWSLETTER, "de"),
        ("Chaque lundi, Ana Roux vous écrit du port.", Kind.NEWSLETTER, "fr"),
        ("Этот текст оплатили читатели; нам нужно ещё сто рублей.", Kind.APPEAL, "ru"),
    ],
)
def test_alone_between_links_it_is_told_by_what_it_says(said: str, kind: Kind, language: str) -> None:
    assert below(LINK, row(said, Kind.BODY, 0.9), LINK, language=language)[1] is kind
    assert below(LINK, row(said, Kind.BODY, 0.9), LINK, language=language, known=(4,))[1] is Kind.BODY


@pytest.mark.parametrize(
    "said",
    [
        "“We need five pounds from you,” she said.",
        "The ferry takes five pounds and a dog.",
        "She would not tell us who pays.",
        "Letters arrive by boat.",
        "'We need you' cost five pounds to print.",
    ],
)
def test_a_paragraph_that_says_as_much_stays(said: str) -> None:
    assert below(row(said, Kind.BODY, 0.9), LINK)[0] is Kind.BODY


def test_below_a_paragraph_it_must_say_more() -> None:
    weak = row("The van takes five pounds from readers.", Kind.BODY, 0.9)
    assert below(weak, LINK)[0] is Kind.BODY
    strong = row("Unlike the ferry, we have a till, and it takes five dollars.", Kind.BODY, 0.9)
    assert below(strong, LINK)[0] is Kind.APPEAL
    many = row("Every Friday our letter reaches you at six.", Kind.BODY, 0.9)
    assert below(many, (PARAGRAPH, Kind.BODY, 0.99, None), LINK)[0] is Kind.NEWSLETTER


def test_the_button_goes_with_it() -> None:
    asks = row("We have three reporters and a van; five pounds keeps it on the road.", Kind.BODY, 0.9)
    assert below(LINK, asks, row("Press the button", Kind.HEADING), LINK)[1:3] == [Kind.APPEAL, Kind.APPEAL]
    assert (
        below(LINK, asks, row("Five pounds is too little to press", Kind.HEADING, 0.9), *STORY)[2]
        is Kind.HEADING
    )


def test_what_stands_above_more_of_a_newsletter_opens_it() -> None:
    name = row("The Harbour at Dusk", Kind.CAPTION, 0.4)
    pitch = row("What they did while you made supper. Weeknights, about 6.", Kind.BODY, 0.9)
    field = row("your@address", Kind.NEWSLETTER, 0.9)
    assert below(name, pitch, field) == [Kind.NEWSLETTER] * 3
    assert below(name, pitch, LINK) == [Kind.CAPTION, Kind.BODY, Kind.RELATED]


def test_where_the_story_speaks_to_readers_only_what_is_plain_is_told() -> None:
    column = [row("I think that you and I should walk more.", Kind.BODY, 0.9)] * 4
    for said, kind in (
        ("We have a van; five pounds keeps it on the road.", Kind.BODY),
        ("Do you agree? Put it in the comments.", Kind.SHARE),
    ):
        document, blocks = told(*column, LINK, row(said, Kind.BODY, 0.9), LINK)
        tell_asides(document, blocks, (), "en")
        assert blocks[5].kind is kind


def test_a_writer_who_sends_letters_offers_them() -> None:
    document, blocks = told(*STORY, row("Jane Roe writes on Fridays, by email.", Kind.BIO))
    blocks[-1].reasons = (WRITER,)
    tell_asides(document, blocks, (), "en")
    assert blocks[-1].kind is Kind.NEWSLETTER


def test_it_says_nothing_in_a_language_without_lists() -> None:
    facts = own_line("Ota meihin yhteyttä: desk@marrow.example", lexicon().mask("fi")).facts
    assert cues_of(facts, "fi") == set()
    assert (
        below(LINK, row("Lähetä meille kuvasi, we want you.", Kind.BODY), LINK, language="fi")[1] is Kind.BODY
    )


@pytest.mark.parametrize(
    ("said", "taken_for", "kind"),
    [
        ("Our letter from the quay comes on Fridays.", Kind.APPEAL, Kind.NEWSLETTER),
        ("Show us your wall, or send us a drawing of it.", Kind.APPEAL, Kind.SHARE),
        ("This story was first printed on a flag.", Kind.APPEAL, Kind.NOTE),
        ("Share the wall.", Kind.APPEAL, Kind.APPEAL),
        ("Readers help us with five pounds a month.", Kind.NEWSLETTER, Kind.APPEAL),
        ("Our letter is five pounds a month by mail.", Kind.NEWSLETTER, Kind.NEWSLETTER),
        ("“Send us your wall,” she said to us.", Kind.APPEAL, Kind.APPEAL),
    ],
)
def test_doubtful_boxes_are_told_apart(said: str, taken_for: Kind, kind: Kind) -> None:
    document, blocks = told(*STORY, row(said, taken_for))
    part_asides(document, blocks, (), "en")
    assert blocks[-1].kind is kind
    document, blocks = told(*STORY, row(said, taken_for, 0.9))
    part_asides(document, blocks, (), "en")
    assert blocks[-1].kind is taken_for


def test_where_the_story_goes_on_below_a_picture_it_must_speak_to_somebody() -> None:
    picture, more = row("The parish hall", Kind.CAPTION, 0.9), row(PARAGRAPH, Kind.BODY, 0.9)
    told_of = row("The letters of the parish cost two euros a year.", Kind.BODY, 0.9)
    assert below(told_of, picture, more)[0] is Kind.BODY
    assert below(told_of, picture)[0] is Kind.NEWSLETTER
    ours = row("Our letter comes to you by mail for two euros a year.", Kind.BODY, 0.9)
    assert below(ours, picture, more)[0] is Kind.NEWSLETTER
