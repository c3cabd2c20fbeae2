"""Lines of the story that look like furniture among others like them, and furniture that looks like them."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind
from wagtail_newsclean.text.splitter.rules.above_head import clear_above
from wagtail_newsclean.text.splitter.rules.buttons import tell_buttons
from wagtail_newsclean.text.splitter.rules.key_events import tell_key_events
from wagtail_newsclean.text.splitter.rules.letter_pages import keep_letter_pages
from wagtail_newsclean.text.splitter.rules.link_labels import tell_labelled_links
from wagtail_newsclean.text.splitter.rules.live_entries import keep_entries
from wagtail_newsclean.text.splitter.rules.name_credits import tell_name_credits
from wagtail_newsclean.text.splitter.rules.numbered import keep_numbered
from wagtail_newsclean.text.splitter.rules.one_word import keep_one_word
from wagtail_newsclean.text.splitter.rules.pitches import tell_pitches
from wagtail_newsclean.text.splitter.rules.ratings import keep_ratings
from wagtail_newsclean.text.splitter.rules.strangers import keep_strangers
from wagtail_newsclean.text.splitter.rules.told_parts import keep_told_parts

from .rows import PARAGRAPH, STORY, kinds, row, told

BODY = row(PARAGRAPH, Kind.BODY, 0.99)
HEADLINE = row("Wall to be built again", Kind.HEADLINE, 0.99)


def test_a_sentence_above_the_headline_is_no_paragraph() -> None:
    rows = [
        row("We are owned by nobody but you.", Kind.BODY, 0.3),
        row("News", Kind.NAV, 0.9),
        HEADLINE,
        BODY,
    ]
    document, blocks = told(*rows)
    clear_above(document, blocks, (), "en")
    assert blocks[0].kind is Kind.APPEAL
    assert blocks[0].ask
    for text, confidence, known in (
        ("We are owned by nobody but you.", 0.9, ()),
        ("We are owned by nobody but you.", 0.3, (0,)),
        ("The wall fell on Monday.", 0.3, ()),
    ):
        document, blocks = told(row(text, Kind.BODY, confidence), *rows[1:])
        clear_above(document, blocks, known, "en")
        assert blocks[0].kind is Kind.BODY
    document, blocks = told(rows[0], BODY, HEADLINE, BODY)
    clear_above(document, blocks, (), "en")
    assert blocks[0].kind is Kind.BODY
    document, blocks = told(rows[0], rows[1], BODY)
    clear_above(document, blocks, (), "en")
    assert blocks[0].kind is Kind.BODY


def test_infinitives_are_buttons_in_some_languages() -> None:
    for text, language, kind in (
        ("Рассказать друзьям", "ru", Kind.SHARE),
        ("Додати адресу до списку", "uk", Kind.SHARE),
        ("Per Bote verschicken", "de", Kind.SHARE),
        ("Мост ушёл на зиму", "ru", Kind.RELATED),
        ("Рассказать друзьям", "pl", Kind.RELATED),
    ):
        document, blocks = told(*STORY, row(text, Kind.RELATED, 0.8))
        tell_buttons(document, blocks, (), language)
        assert blocks[-1].kind is kind
    document, blocks = told(BODY, row("Рассказать друзьям", Kind.RELATED, 0.8))
    tell_buttons(document, blocks, (), "ru")
    assert blocks[-1].kind is Kind.RELATED


def test_points_under_key_events_sum_up() -> None:
    points = [row("Three boats lie at the wall", Kind.RELATED), row("Jo Roe and Bo Peep", Kind.BYLINE, 0.6)]
    document, blocks = told(HEADLINE, row("Key events", Kind.SECTION), *points, BODY)
    tell_key_events(document, blocks, (), "en")
    assert kinds(blocks)[1:4] == [Kind.STANDFIRST, Kind.STANDFIRST, Kind.BYLINE]
    document, blocks = told(HEADLINE, row("Other news", Kind.SECTION), *points, BODY)
    tell_key_events(document, blocks, (), "en")
    assert blocks[1].kind is Kind.SECTION


def test_between_letters_stand_titles_and_names() -> None:
    letters = [BODY, row("Ada Fell, Marrow", Kind.RELATED), row("Fewer gulls", Kind.SHARE), BODY]
    top = row("Letters: Gulls", Kind.SECTION, 0.9)
    document, blocks = told(top, HEADLINE, *letters)
    keep_letter_pages(document, blocks, (), "en")
    assert kinds(blocks)[3:5] == [Kind.BODY, Kind.BODY]
    assert blocks[3].ask
    document, blocks = told(row("Letters from a wall", Kind.SECTION, 0.9), HEADLINE, *letters)
    keep_letter_pages(document, blocks, (), "en")
    assert blocks[3].kind is Kind.RELATED
    document, blocks = told(top, HEADLINE, BODY)
    keep_letter_pages(document, blocks, (), "en")
    assert kinds(blocks) == [Kind.SECTION, Kind.HEADLINE, Kind.BODY]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("From the archive: How the wall fell", Kind.RELATED),
        ("Verder lezen: de brug die te laat kwam", Kind.RELATED),
        ("Из архива: Стена, которая ушла", Kind.RELATED),
        ("From the archive: it fell.", Kind.CAPTION),
        ("At the wall: two gulls", Kind.CAPTION),
    ],
)
def test_labels_of_links(text: str, kind: Kind) -> None:
    document, blocks = told(*STORY, row(text, Kind.CAPTION))
    tell_labelled_links(document, blocks, ())
    assert blocks[-1].kind is kind
    document, blocks = told(*STORY, row(text, Kind.CAPTION), BODY)
    tell_labelled_links(document, blocks, ())
    assert blocks[-2].kind is Kind.CAPTION


def test_titles_of_entries() -> None:
    time, title = row("16:42", Kind.TIMESTAMP, 0.9), row("'We heard the wall first'", Kind.CAPTION)
    document, blocks = told(time, title, BODY, row("16:20", Kind.TIMESTAMP, 0.9), BODY, BODY)
    keep_entries(document, blocks, ())
    assert blocks[1].kind is Kind.HEADING
    document, blocks = told(time, title, BODY, BODY)
    keep_entries(document, blocks, ())
    assert blocks[1].kind is Kind.CAPTION


def test_a_name_and_an_agency_credit_a_picture() -> None:
    for text, kind in (
        ("Jane Roe - NORD", Kind.CREDIT),
        ("NORD/Jane Roe", Kind.CREDIT),
        ("Jane Roe - Nord", Kind.BIO),
        ("JANE ROE - NORD", Kind.BIO),
    ):
        document, blocks = told(BODY, BODY, row(text, Kind.BIO))
        tell_name_credits(document, blocks, ())
        assert blocks[-1].kind is kind
    for confidence, kind in ((0.3, Kind.CREDIT), (0.9, Kind.BODY)):
        document, blocks = told(BODY, BODY, row("Jane Roe - NORD", Kind.BODY, confidence))
        tell_name_credits(document, blocks, ())
        assert blocks[-1].kind is kind


def test_a_paragraph_of_one_word() -> None:
    for text, below, kind in (
        ("Siguiente.", BODY, Kind.BODY),
        ("Siguiente.", row("The wall. Photo: Jo Roe", Kind.CAPTION), Kind.BODY),
        ("Siguiente.", row("Share", Kind.SHARE), Kind.RELATED),
        ("Siguiente", BODY, Kind.RELATED),
        ("Read on.", BODY, Kind.RELATED),
    ):
        document, blocks = told(BODY, row(text, Kind.RELATED), below)
        keep_one_word(document, blocks, ())
        assert blocks[1].kind is kind


def test_parts_that_are_counted_go_together() -> None:
    rows = [row("I. Closing", Kind.HEADING), BODY, row("II. Subscription", Kind.APPEAL), BODY]
    document, blocks = told(*rows, row("III. Credits", Kind.HEADING), BODY)
    keep_numbered(document, blocks, ())
    assert blocks[2].kind is Kind.HEADING
    document, blocks = told(*rows, row("IV. Credits", Kind.HEADING), BODY)
    keep_numbered(document, blocks, ())
    assert blocks[2].kind is Kind.APPEAL
    document, blocks = told(*rows)
    keep_numbered(document, blocks, ())
    assert blocks[2].kind is Kind.APPEAL


def test_a_box_amid_the_text_has_a_name_a_pitch_and_buttons() -> None:
    name, button = row("The Kettle", Kind.HEADING, 0.9), row("Pour me one", Kind.HEADING)
    pitch = row("Boils at 6.15, weekdays, with all that you slept through.", Kind.BODY, 0.9)
    document, blocks = told(BODY, name, pitch, row("Where to?", Kind.HEADING), button, BODY)
    tell_pitches(document, blocks, (), "en")
    assert kinds(blocks) == [Kind.BODY, *[Kind.NEWSLETTER] * 4, Kind.BODY]
    for rows in (
        [BODY, name, pitch, button, BODY, BODY],  # a sub-heading
        [BODY, name, BODY, button, button, BODY],
        [BODY, name, pitch, row("Where do we go from here, and who pays?", Kind.HEADING), button, BODY],
    ):
        document, blocks = told(*rows)
        tell_pitches(document, blocks, (), "en")
        assert Kind.NEWSLETTER not in kinds(blocks)


def test_marks_of_a_review() -> None:
    for text, kind in (
        ("Our verdict: 2/5", Kind.BODY),
        ("Film of the day: The Wall (1957). ★★★★", Kind.BODY),
        ("A drama by Ana Lund, 1h52. With Jo Roe.", Kind.BODY),
        ("Two gulls. And a wall", Kind.CAPTION),
        ("Two gulls on 3.", Kind.CAPTION),
    ):
        document, blocks = told(HEADLINE, row(text, Kind.CAPTION), BODY)
        keep_ratings(document, blocks, ())
        assert blocks[1].kind is kind
    document, blocks = told(
        BODY, row("Share", Kind.SHARE), row("Verdict: 2/5", Kind.SHARE), row("Tags", Kind.TAGS)
    )
    keep_ratings(document, blocks, ())
    assert blocks[2].kind is Kind.SHARE


def test_somebody_at_work_is_no_author() -> None:
    byline = row("By Jane Roe", Kind.BYLINE, 0.9)
    for text, above, kind in (
        ("Chief editor Bo Peep writes in gloves.", [byline], Kind.BODY),
        ("Jane Roe writes about walls in gloves.", [byline], Kind.BIO),
        ("Chief editor Bo Peep writes in gloves.", [], Kind.BIO),
        ("Write to us about walls in gloves.", [byline], Kind.BIO),
    ):
        document, blocks = told(*above, *STORY, row(text, Kind.BIO))
        keep_strangers(document, blocks, (), "en")
        assert blocks[-1].kind is kind


def test_a_part_about_members_asks_for_none() -> None:
    title = row("Become a member, get a haddock", Kind.APPEAL, 1.0)
    told_of = [
        row("Members received the paper, a vote and a haddock.", Kind.APPEAL, 0.9),
        row("Others received the paper.", Kind.APPEAL, 0.9),
    ]
    document, blocks = told(BODY, title, *told_of, BODY)
    keep_told_parts(document, blocks, (), "en")
    assert kinds(blocks)[1:4] == [Kind.HEADING, Kind.BODY, Kind.BODY]
    for rows, known in (
        ([BODY, title, *told_of, BODY], (2,)),
        ([BODY, title, told_of[0], row("You can be one of our members.", Kind.APPEAL), BODY], ()),
        ([BODY, title, told_of[0], BODY, BODY], ()),
        ([BODY, title, *told_of], ()),
    ):
        document, blocks = told(*rows)
        keep_told_parts(document, blocks, known, "en")
        assert blocks[1].kind is Kind.APPEAL
