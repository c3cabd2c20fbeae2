"""Plain sentences between paragraphs."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind, clean
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.second_look import look_again
from wagtail_newsclean.text.splitter.rules.sentences import (
    keep_plain_end,
    keep_reported,
    keep_stage_directions,
)
from wagtail_newsclean.text.types import Block

from .rows import PARAGRAPH, kinds, looked_at, row, told


def test_a_plain_sentence_that_the_model_takes_for_something_else_stays_and_asks() -> None:
    lines = [PARAGRAPH, "Copyright and all rights reserved clauses lapse in May.", PARAGRAPH]
    document = read(Copy(text="\n".join(lines)))
    kinds = (Kind.BODY, Kind.LEGAL, Kind.BODY)
    blocks = [
        Block(kind, line.start, line.end, 0.6) for kind, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    assert [block.kind for block in blocks] == [Kind.BODY] * 3
    assert [block.ask for block in blocks] == [False, True, False]
    assert blocks[1].second is Kind.LEGAL


def test_a_sentence_that_stays_is_as_sure_as_the_model_is_that_it_is_a_paragraph() -> None:
    line = "Copyright and all rights reserved clauses lapse in May."
    blocks = clean(Copy(text="\n".join(["Harbour wall falls", "", PARAGRAPH, line, PARAGRAPH]))).blocks
    kept = blocks[2]
    assert (kept.kind, kept.ask, kept.second) == (Kind.BODY, True, Kind.LEGAL)
    assert kept.confidence < 0.5


@pytest.mark.parametrize("kind", [Kind.BIO, Kind.LEGAL, Kind.NOTE])
def test_what_the_model_is_sure_is_no_paragraph_stays_out(kind: Kind) -> None:
    lines = [PARAGRAPH, "Copyright and all rights reserved clauses lapse in May.", PARAGRAPH]
    document = read(Copy(text="\n".join(lines)))
    blocks = [
        Block(each, line.start, line.end, 0.9)
        for each, line in zip((Kind.BODY, kind, Kind.BODY), document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    assert [block.kind for block in blocks] == [Kind.BODY, kind, Kind.BODY]


@pytest.mark.parametrize("taken_for", [Kind.AD, Kind.CREDIT, Kind.CAPTION])
@pytest.mark.parametrize("below", [[PARAGRAPH], [], ["More stories"]])
def test_sentences_about_ads_and_pictures_are_paragraphs(taken_for: Kind, below: list[str]) -> None:
    kinds = [Kind.BODY if line == PARAGRAPH else Kind.RELATED for line in below]
    line = "Ads were banned in 1950." if taken_for is Kind.AD else "Photo editors call her to complain."
    blocks = looked_at([PARAGRAPH, line, *below], [Kind.BODY, taken_for, *kinds])
    assert (blocks[1].kind, blocks[1].ask, blocks[1].second) == (Kind.BODY, True, taken_for)


def test_among_ads_below_the_story_a_sentence_is_one() -> None:
    lines = [PARAGRAPH, "Ads were never so cheap.", "Buy a wall"]
    assert [block.kind for block in looked_at(lines, [Kind.BODY, Kind.AD, Kind.AD])] == [
        Kind.BODY,
        Kind.AD,
        Kind.AD,
    ]


@pytest.mark.parametrize(("between", "kept"), [(3, True), (4, False)])
def test_few_sentences_between_paragraphs_stay_and_a_longer_run_does_not(between: int, kept: bool) -> None:
    lines = [PARAGRAPH, *["Copyright and all rights reserved clauses lapse in May."] * between, PARAGRAPH]
    document = read(Copy(text="\n".join(lines)))
    kinds = (Kind.BODY, *[Kind.LEGAL] * between, Kind.BODY)
    blocks = [
        Block(each, line.start, line.end, 0.6) for each, line in zip(kinds, document.lines, strict=True)
    ]
    look_again(document, blocks, {}, "en")
    assert {block.kind for block in blocks[1:-1]} == {Kind.BODY if kept else Kind.LEGAL}


@pytest.mark.parametrize("remark", ["Advertisers hate it.", "“Nobody came.”", "Who needs it?"])
@pytest.mark.parametrize("taken_for", [Kind.AD, Kind.RELATED, Kind.CREDIT])
def test_a_few_words_between_paragraphs_are_one(remark: str, taken_for: Kind) -> None:
    blocks = looked_at([PARAGRAPH, remark, PARAGRAPH], [Kind.BODY, taken_for, Kind.BODY])
    assert blocks[1].kind is Kind.BODY
    assert blocks[1].ask


@pytest.mark.parametrize(
    "label", ["Sign up now.", "Photo: Wirsing.", "Read more.", "Advertisement.", "Call us, please."]
)
def test_a_button_between_paragraphs_is_none(label: str) -> None:
    blocks = looked_at([PARAGRAPH, label, PARAGRAPH], [Kind.BODY, Kind.AD, Kind.BODY])
    assert blocks[1].kind is Kind.AD


@pytest.mark.parametrize(
    "line",
    [
        "Read the small print too, she advises.",
        "Lea también las letras pequeñas, aconseja.",
        "Lesen Sie auch die Rückseite, rät die Küsterin.",
        "Lisez aussi le verso, conseille le curé.",
        "Leggi anche il retro, consiglia il parroco.",
        "Czytaj dalej, namawia sołtys pod zdjęciem kwoki.",
        "Читайте мелкое, советует преподаватель.",
        "Читайте етикетку, радить пекарка.",
    ],
)
def test_what_somebody_advises_points_to_no_other_story(line: str) -> None:
    above, below = row(PARAGRAPH, Kind.BODY, 0.9), row("More about gulls", Kind.RELATED, 0.9)
    for kind in (Kind.RELATED, Kind.APPEAL):
        document, blocks = told(above, row(line, kind, 0.9), below)
        keep_reported(document, blocks, (), "en")
        assert kinds(blocks) == [Kind.BODY, Kind.BODY, Kind.RELATED]


@pytest.mark.parametrize(
    "line", ["Read the small print too, she advises", "Read also the small print.", "Sign up now."]
)
def test_a_link_and_a_call_do(line: str) -> None:
    document, blocks = told(row(PARAGRAPH, Kind.BODY, 0.9), row(line, Kind.RELATED, 0.9))
    keep_reported(document, blocks, (), "en")
    assert blocks[1].kind is Kind.RELATED


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("A book of condolence is open at the town hall.", "en", Kind.BODY),
        ("Билеты от 250 рублей, по вторникам для студентов бесплатно.", "ru", Kind.BODY),
        ("We keep the book open at the town hall.", "en", Kind.APPEAL),
        ("Support keeps the book open at the town hall.", "en", Kind.APPEAL),
        ("A book of condolence is open at the town hall", "en", Kind.APPEAL),
    ],
)
def test_a_plain_sentence_below_a_paragraph_calls_for_nothing(
    line: str, language: str, expected: Kind
) -> None:
    above, below = row(PARAGRAPH, Kind.BODY, 0.9), row("Give £3", Kind.APPEAL, 0.9)
    picture = row("The town hall", Kind.CAPTION, 0.9)
    for rows in ([above], [above, picture]):
        document, blocks = told(*rows, row(line, Kind.APPEAL, 0.9), below)
        keep_plain_end(document, blocks, (), language)
        assert kinds(blocks)[len(rows) :] == [expected, Kind.APPEAL]
    for sure, first in ((0.98, above), (0.9, below)):
        document, blocks = told(first, row(line, Kind.APPEAL, sure), below)
        keep_plain_end(document, blocks, (), language)
        assert blocks[1].kind is Kind.APPEAL


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(laughs)", Kind.BODY),
        ("(Lacht.)", Kind.BODY),
        ("(śmiech)", Kind.BODY),
        ("(сміється)", Kind.BODY),
        ("(after a long pause)", Kind.BODY),
        ("(ap/dpa)", Kind.NOTE),
        ("(Jane Roe)", Kind.NOTE),
        ("(END)", Kind.NOTE),
        ("(3 of 4)", Kind.NOTE),
    ],
)
def test_what_somebody_did_in_brackets(line: str, expected: Kind) -> None:
    paragraph = row(PARAGRAPH, Kind.BODY, 0.9)
    document, blocks = told(paragraph, row(line, Kind.NOTE, 0.8), paragraph)
    keep_stage_directions(document, blocks, ())
    assert blocks[1].kind is expected
    document, blocks = told(paragraph, row(line, Kind.NOTE, 0.8))
    keep_stage_directions(document, blocks, ())
    assert blocks[1].kind is Kind.NOTE
