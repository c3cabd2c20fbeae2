"""The first and the last lines of boxes, as their neighbours show."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.box_edges import tell_the_edges
from wagtail_newsclean.text.types import Block, Verdict

PARAGRAPH = "The harbour authority of Port Marrow said on Monday that the wall would be built again by May."

#: What a line says, what it was taken for, and what the model would say next.
Told = tuple[str, Kind, Kind | None]


def told(
    *rows: Told, confidence: float = 0.6, language: str = "en", known: dict[int, Verdict] | None = None
) -> list[Block]:
    document = read(Copy(text="\n".join(text for text, _, _ in rows)))
    blocks = [
        Block(kind, line.start, line.end, confidence, second=second)
        for (_, kind, second), line in zip(rows, document.lines, strict=True)
    ]
    tell_the_edges(document, blocks, known or {}, language)
    return blocks


def kinds(*rows: Told, confidence: float = 0.6, language: str = "en") -> list[Kind]:
    return [block.kind for block in told(*rows, confidence=confidence, language=language)]


TITLES: list[Told] = [
    ("Geese return to the harbour", Kind.APPEAL, Kind.BODY),
    ("The mayor of Fenwick on walls", Kind.APPEAL, Kind.BODY),
]


def test_titles_below_a_button_are_links() -> None:
    button: Told = ("Give a fiver", Kind.APPEAL, None)
    blocks = told((PARAGRAPH, Kind.BODY, None), button, *TITLES)
    assert [block.kind for block in blocks] == [Kind.BODY, Kind.APPEAL, Kind.RELATED, Kind.RELATED]
    assert all(block.ask and block.second is Kind.APPEAL for block in blocks[2:])


def test_their_label_comes_along() -> None:
    label: Told = ("More like this", Kind.APPEAL, Kind.RELATED)
    button: Told = ("Give a fiver", Kind.APPEAL, None)
    assert kinds(button, label, *TITLES) == [Kind.APPEAL, *[Kind.RELATED] * 3]


@pytest.mark.parametrize(
    "line",
    ["Support the harbour desk today", "Unlimited access to all stories", "We answer to nobody but you"],
)
def test_what_boxes_live_on_is_no_title(line: str) -> None:
    rows: list[Told] = [("Give a fiver", Kind.APPEAL, None), (line, Kind.APPEAL, Kind.BODY), TITLES[0]]
    assert kinds(*rows) == [Kind.APPEAL] * 3


def test_one_title_is_no_list() -> None:
    assert kinds(("Give a fiver", Kind.APPEAL, None), TITLES[0]) == [Kind.APPEAL] * 2


def test_a_box_does_not_begin_with_titles() -> None:
    assert (
        kinds((PARAGRAPH, Kind.BODY, None), TITLES[0], ("Give a fiver", Kind.APPEAL, None))[1] is Kind.APPEAL
    )


def test_what_is_known_stays() -> None:
    rows: list[Told] = [("Give a fiver", Kind.APPEAL, None), *TITLES]
    known = {at: Verdict(Kind.APPEAL, "was told") for at in (1, 2)}
    assert [block.kind for block in told(*rows, known=known)] == [Kind.APPEAL] * 3


@pytest.mark.parametrize(
    ("confidence", "taken_for", "expected"),
    [
        (0.6, Kind.SHARE, Kind.RELATED),
        (0.9, Kind.SHARE, Kind.SHARE),
        (0.65, Kind.NEWSLETTER, Kind.NEWSLETTER),  # a box below a list begins with a title of its own
        (0.55, Kind.NEWSLETTER, Kind.RELATED),
        (0.4, Kind.TAGS, Kind.TAGS),
    ],
)
def test_a_list_goes_on(confidence: float, taken_for: Kind, expected: Kind) -> None:
    rows: list[Told] = [("Related stories", Kind.RELATED, None), ("Wall rebuilt", taken_for, Kind.RELATED)]
    assert kinds(*rows, confidence=confidence)[1] is expected


def test_a_form_has_a_title_and_says_what_it_is_for() -> None:
    rows: list[Told] = [
        (PARAGRAPH, Kind.BODY, None),
        ("Fenwick at Dawn", Kind.HEADING, Kind.BODY),
        ("What happened on the quay, before the gulls know.", Kind.BODY, Kind.NOTE),
        ("Your email", Kind.NEWSLETTER, None),
        ("Whisper to me", Kind.APPEAL, None),
        ("Share", Kind.SHARE, None),
    ]
    assert kinds(*rows, confidence=0.9) == [Kind.BODY, *[Kind.NEWSLETTER] * 4, Kind.SHARE]


def test_a_paragraph_above_a_form_stays() -> None:
    rows: list[Told] = [(PARAGRAPH, Kind.BODY, None), ("Your email", Kind.NEWSLETTER, None)]
    assert kinds(*rows) == [Kind.BODY, Kind.NEWSLETTER]
    rows = [
        ("The wall", Kind.HEADING, None),
        ("It will be built again.", Kind.BODY, Kind.NEWSLETTER),
        rows[1],
    ]
    assert kinds(*rows, confidence=0.97)[:2] == [Kind.HEADING, Kind.BODY]
    quoted = "“We shall see,” the mayor of Fenwick said."
    rows = [
        ("The wall", Kind.HEADING, None),
        (quoted, Kind.BODY, None),
        ("Your email", Kind.NEWSLETTER, None),
    ]
    assert kinds(*rows) == [Kind.HEADING, Kind.BODY, Kind.NEWSLETTER]


@pytest.mark.parametrize("box", [Kind.NEWSLETTER, Kind.APPEAL, Kind.RELATED])
def test_a_heading_above_a_box_is_its_title(box: Kind) -> None:
    rows: list[Told] = [
        (PARAGRAPH, Kind.BODY, None),
        ("Stage whispers", Kind.HEADING, None),
        ("Go", box, None),
    ]
    assert kinds(*rows)[1] is box


def test_a_heading_that_asks_may_end_the_story() -> None:
    rows: list[Told] = [("How much is too much?", Kind.HEADING, None), ("Go", Kind.NEWSLETTER, None)]
    assert kinds(*rows)[0] is Kind.HEADING


@pytest.mark.parametrize(
    ("line", "taken_for", "expected"),
    [
        ("Our picks for the evening, in your inbox by four", Kind.APPEAL, Kind.NEWSLETTER),
        ("Support us and get it in your inbox", Kind.APPEAL, Kind.APPEAL),
        ("Have the Echo delivered from £4.10 a week", Kind.NEWSLETTER, Kind.APPEAL),
        ("The newsletter costs £4.10 a month for all", Kind.NEWSLETTER, Kind.NEWSLETTER),
        ("£4.10 a month", Kind.NEWSLETTER, Kind.NEWSLETTER),
    ],
)
def test_mail_and_money(line: str, taken_for: Kind, expected: Kind) -> None:
    other = Kind.NEWSLETTER if taken_for is Kind.APPEAL else Kind.APPEAL
    assert kinds((line, taken_for, other)) == [expected]


def test_a_button_belongs_to_the_newsletter_above_it() -> None:
    rows: list[Told] = [
        ("Rush Hour lands at six", Kind.NEWSLETTER, None),
        ("Yes, put me in", Kind.APPEAL, Kind.NEWSLETTER),
    ]
    assert kinds(*rows) == [Kind.NEWSLETTER] * 2
    assert kinds(*rows, confidence=0.9) == [Kind.NEWSLETTER, Kind.APPEAL]


def test_a_heading_below_a_box_is_its_button() -> None:
    asks: Told = ("Five pounds keeps us on the road", Kind.APPEAL, None)
    button: Told = ("Where to?", Kind.HEADING, None)
    assert kinds(asks, button, ("Share", Kind.SHARE, None))[1] is Kind.APPEAL
    assert kinds(asks, button)[1] is Kind.APPEAL
    assert kinds(asks, button, (PARAGRAPH, Kind.BODY, None))[1] is Kind.HEADING


@pytest.mark.parametrize(
    ("line", "expected"),
    [("More lives", Kind.RELATED), ("Inne pożegnania", Kind.RELATED), ("Stage whispers", Kind.APPEAL)],
)
def test_other_stories_above_a_box_are_links(line: str, expected: Kind) -> None:
    rows: list[Told] = [(PARAGRAPH, Kind.BODY, None), (line, Kind.HEADING, None), ("Go", Kind.APPEAL, None)]
    assert kinds(*rows)[1] is expected


def test_a_doubtful_ad_below_a_link_is_one_more() -> None:
    rows = [("Where to next", Kind.RELATED, None), ("The best bad hotels", Kind.AD, Kind.RELATED)]
    assert kinds(*rows, confidence=0.3) == [Kind.RELATED] * 2
    assert kinds(*rows, confidence=0.6) == [Kind.RELATED, Kind.AD]


@pytest.mark.parametrize(
    "title", ["All our programmes", "Tous nos programmes", "Tutti i ritratti", "Все рецепты"]
)
def test_what_says_that_others_follow_is_no_title_of_the_box_below_it(title: str) -> None:
    below = ("The week on air", Kind.APPEAL, None)
    assert kinds((PARAGRAPH, Kind.BODY, None), (title, Kind.HEADING, None), below)[1] is Kind.RELATED
    assert kinds((PARAGRAPH, Kind.BODY, None), ("A wall", Kind.HEADING, None), below)[1] is Kind.APPEAL
