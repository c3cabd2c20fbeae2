"""Captions that only their place gives away."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.caption_places import (
    keep_opening,
    tell_at_the_head,
    tell_credited,
    tell_last,
    tell_unstopped,
)

from .rows import PARAGRAPH, STORY, Row, kinds, row, told

CREDIT = row("Photograph: Jane Roe", Kind.CREDIT, 0.9)
LINE = "Two gulls on what is left of the old harbour wall"


def test_above_all_text_a_sentence_above_a_credit_is_a_caption() -> None:
    head = row("The wall falls", Kind.HEADLINE, 0.9)
    caption = row("Ada Brill at the wall in 1974.", Kind.BODY, 0.5, Kind.CAPTION)
    sure = row("Ada Brill at the wall in 1974.", Kind.BODY, 0.9, Kind.CAPTION)

    def first(*rows: Row) -> Kind:
        document, blocks = told(*rows)
        tell_credited(document, blocks, ())
        return blocks[len(rows) - 2].kind

    assert first(head, caption, CREDIT) is Kind.CAPTION
    assert first(head, sure, CREDIT) is Kind.BODY
    assert first(head, *STORY, caption, CREDIT) is Kind.BODY
    assert first(head, *STORY, row(LINE, Kind.RELATED, 0.8, Kind.CAPTION), CREDIT) is Kind.CAPTION
    assert first(head, *STORY, row(LINE, Kind.RELATED, 0.8, Kind.TAGS), CREDIT) is Kind.RELATED


@pytest.mark.parametrize(
    ("line", "kind", "confidence", "second", "expected"),
    [
        (LINE, Kind.BODY, 0.8, Kind.CAPTION, Kind.CAPTION),
        (LINE, Kind.HEADING, 0.3, Kind.CAPTION, Kind.CAPTION),
        ("A moose beside the stand", Kind.HEADING, 0.3, Kind.CAPTION, Kind.CAPTION),
        ("A moose beside the stand", Kind.BODY, 0.8, Kind.CAPTION, Kind.BODY),
        (LINE, Kind.BODY, 0.95, Kind.CAPTION, Kind.BODY),
        (LINE, Kind.HEADING, 0.7, Kind.CAPTION, Kind.HEADING),
        (LINE, Kind.BODY, 0.8, Kind.HEADING, Kind.BODY),
        (LINE + ".", Kind.BODY, 0.8, Kind.CAPTION, Kind.BODY),
        ("Two gulls", Kind.BODY, 0.8, Kind.CAPTION, Kind.BODY),
        ("Marrow: two gulls on what is left of it", Kind.BODY, 0.8, Kind.CAPTION, Kind.BODY),
    ],
)
def test_alone_without_a_stop(line: str, kind: Kind, confidence: float, second: Kind, expected: Kind) -> None:
    document, blocks = told(*STORY, row(line, kind, confidence, second), *STORY)
    tell_unstopped(document, blocks, ())
    assert blocks[3].kind is expected


@pytest.mark.parametrize(
    ("confidence", "second"), [(0.5, Kind.CAPTION), (0.8, Kind.CAPTION), (0.5, Kind.TAGS)]
)
def test_a_link_that_may_be_a_caption_is_one(confidence: float, second: Kind) -> None:
    document, blocks = told(*STORY, row(LINE, Kind.RELATED, confidence, second), *STORY)
    tell_unstopped(document, blocks, ())
    likely = confidence == 0.5 and second is Kind.CAPTION
    assert blocks[3].kind is (Kind.CAPTION if likely else Kind.RELATED)


def test_where_paragraphs_have_no_stops_it_is_one_of_them() -> None:
    line = row(LINE, Kind.BODY, 0.8, Kind.CAPTION)
    document, blocks = told(*STORY, line, line, *STORY, line, *STORY)
    tell_unstopped(document, blocks, ())
    assert Kind.CAPTION not in kinds(blocks)
    doubtful = row(LINE, Kind.BODY, 0.2, Kind.CAPTION)
    document, blocks = told(*STORY, line, line, *STORY, doubtful, *STORY)
    tell_unstopped(document, blocks, ())
    assert [at for at, kind in enumerate(kinds(blocks)) if kind is Kind.CAPTION] == [8]


@pytest.mark.parametrize(
    ("line", "kind", "expected"),
    [
        (LINE, Kind.APPEAL, Kind.CAPTION),
        (LINE, Kind.BODY, Kind.CAPTION),
        (LINE, Kind.BIO, Kind.BIO),
        (LINE + ".", Kind.BODY, Kind.BODY),
        ("Read more: two gulls on the wall", Kind.RELATED, Kind.RELATED),
        ("Sign up to our letter on gulls", Kind.NEWSLETTER, Kind.NEWSLETTER),
        ("Have you seen gulls? Let the others know", Kind.BODY, Kind.BODY),
        ("Marrow Rovers 2 Ellan Town 1 after extra time", Kind.BODY, Kind.BODY),
    ],
)
def test_right_below_the_last_paragraph(line: str, kind: Kind, expected: Kind) -> None:
    document, blocks = told(*STORY, row(line, kind, 0.55), row("Share this", Kind.SHARE, 0.9))
    tell_last(document, blocks, (), "en")
    assert blocks[3].kind is expected


def test_the_last_line_of_a_copy_and_links_stay() -> None:
    for rows in (
        [row(LINE, Kind.BODY, 0.5)],
        [row(LINE, Kind.RELATED, 0.5), row("Why gulls shout", Kind.RELATED, 0.5)],
    ):
        document, blocks = told(*STORY, *rows)
        before = kinds(blocks)
        tell_last(document, blocks, (), "en")
        assert kinds(blocks) == before


def opened(
    *below: Row, said: str = "The church left on Thursday, with a blessing.", confidence: float = 0.8
) -> Kind:
    document, blocks = told(
        row("By Jane Roe", Kind.BYLINE, 0.9), row(said, Kind.CAPTION, confidence, Kind.BODY), *STORY, *below
    )
    keep_opening(document, blocks, ())
    return blocks[1].kind


def test_a_sentence_that_opens_the_story_stays() -> None:
    other = row("The church on its way", Kind.CAPTION, 0.9)
    assert opened(other) is Kind.BODY
    assert opened() is Kind.CAPTION
    assert opened(other, confidence=0.95) is Kind.CAPTION
    assert opened(other, said="The church on a trailer") is Kind.CAPTION
    assert opened(other, said="The church on Thursday. (Jo Roe/AP).") is Kind.CAPTION


def test_what_the_copy_sets_as_a_paragraph_is_told_by_others() -> None:
    document, blocks = told(row(PARAGRAPH, Kind.CAPTION, 0.8, Kind.BODY))
    keep_opening(document, blocks, ())
    assert blocks[0].kind is Kind.CAPTION


@pytest.mark.parametrize(
    ("line", "kind", "second", "expected"),
    [
        ("Ada Brill at the window, before it rained", Kind.HEADING, Kind.BODY, Kind.CAPTION),
        ("Dr Ada Brill mit dem Fernglas", Kind.BIO, Kind.BODY, Kind.CAPTION),
        ("Jo Stranger at the window", Kind.HEADING, Kind.BODY, Kind.HEADING),
        ("Ada Brill leaves the harbour", Kind.HEADING, Kind.BODY, Kind.HEADING),
        ("Ada Brill at the window: a portrait", Kind.HEADING, Kind.BODY, Kind.HEADING),
        ("People in a queue before the doors", Kind.BODY, Kind.RELATED, Kind.CAPTION),
        ("People in a queue before the doors", Kind.BODY, Kind.HEADING, Kind.BODY),
        ("A queue", Kind.BODY, Kind.RELATED, Kind.BODY),
    ],
)
def test_who_is_where_and_what_was_kept_for_caution(
    line: str, kind: Kind, second: Kind, expected: Kind
) -> None:
    named = row("Ada Brill has counted the gulls for thirty years.", Kind.BODY, 0.9)
    document, blocks = told(*STORY, named, row(line, kind, 0.4, second), *STORY)
    tell_unstopped(document, blocks, ())
    assert blocks[4].kind is expected


def test_a_line_of_a_box_above_a_credit_is_a_caption() -> None:
    for kind in (Kind.NEWSLETTER, Kind.APPEAL, Kind.BIO):
        document, blocks = told(*STORY, row("A full inbox, as drawn", kind, 0.7, Kind.CAPTION), CREDIT)
        tell_credited(document, blocks, ())
        assert blocks[3].kind is Kind.CAPTION
        document, blocks = told(*STORY, row("A full inbox, as drawn", kind, 0.99, Kind.CAPTION), CREDIT)
        tell_credited(document, blocks, ())
        assert blocks[3].kind is kind


HEAD = [row("The wall falls", Kind.HEADLINE, 0.9), row("By Jane Roe", Kind.BYLINE, 0.9)]


@pytest.mark.parametrize("kind", [Kind.HEADLINE, Kind.STANDFIRST, Kind.BODY])
def test_below_the_byline_a_line_without_a_stop_is_no_headline(kind: Kind) -> None:
    def told_as(line: Row, *below: Row, head: list[Row] = HEAD) -> list[Kind]:
        document, blocks = told(*head, line, *below)
        tell_at_the_head(document, blocks, ())
        return kinds(blocks)[len(head) :][: 1 + len(below) - len(STORY)]

    line = row(LINE, kind, 0.4, Kind.CAPTION)
    assert told_as(line, *STORY) == [Kind.CAPTION]
    assert told_as(row(LINE, kind, 0.9, Kind.CAPTION), *STORY) == [kind]
    assert told_as(row(LINE, kind, 0.4, Kind.SECTION), *STORY) == [kind]
    assert told_as(row(LINE + ".", kind, 0.4, Kind.CAPTION), *STORY) == [kind]
    assert told_as(line, *STORY, head=HEAD[:1]) == [kind]
    maker = row("ALBA LUND", Kind.BYLINE, 0.5)
    assert told_as(line, maker, *STORY) == [Kind.CAPTION, Kind.CREDIT]
    assert told_as(line, row("Updated at noon", Kind.BYLINE, 0.5), *STORY) == [kind, Kind.BYLINE]
