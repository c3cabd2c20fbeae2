"""Questions and answers, which look like furniture line by line."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.interviews import keep_turns
from wagtail_newsclean.text.types import Block

from .rows import changed_by

TALK = [
    "Who taught you light?",
    "My aunt, who smuggled it.",
    "Photo or film?",
    "Photo. Nobody can be boring for two hours in a photo.",
    "What's next?",
    "Lunch.",
]
OF_STORY = [Kind.HEADING, Kind.BODY, Kind.CREDIT, Kind.BODY, Kind.RELATED, Kind.RELATED]


def turns_in(lines: list[str], kinds: list[Kind]) -> list[int]:
    document = read(Copy(text="\n".join(lines)))
    blocks = [
        Block(kind, line.start, line.end, 0.9) for kind, line in zip(kinds, document.lines, strict=True)
    ]
    return changed_by(keep_turns, document, blocks)


def test_questions_and_answers_among_others() -> None:
    assert turns_in(TALK, OF_STORY) == [2, 4, 5]


def test_an_answer_may_read_like_small_print() -> None:
    assert turns_in(TALK, [*OF_STORY[:5], Kind.LEGAL]) == [2, 4, 5]


def test_two_questions_make_no_interview() -> None:
    assert turns_in(TALK[2:], OF_STORY[2:]) == []


def test_a_list_of_headlines_that_ask_is_none() -> None:
    assert turns_in(TALK, [Kind.RELATED] * 6) == []


def test_what_a_box_offers_is_no_answer() -> None:
    lines = [*TALK[:4], "Enjoying this?", "Sign up for our newsletter", *TALK[4:]]
    kinds = [*OF_STORY[:4], Kind.NEWSLETTER, Kind.NEWSLETTER, *OF_STORY[4:]]
    assert turns_in(lines, kinds) == [2, 6, 7]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Roe", Kind.BYLINE),
        ("Photo: Jane Roe / Nord", Kind.CREDIT),
        ("Report an error", Kind.SHARE),
        ("Jane Roe at the harbour wall, which fell in the storm of Friday night.", Kind.CAPTION),
    ],
)
def test_names_and_captions_below_a_question_are_no_answers(line: str, kind: Kind) -> None:
    assert 5 not in turns_in([*TALK[:5], line], [*OF_STORY[:5], kind])


def test_what_a_page_asks_of_its_readers_is_no_question() -> None:
    lines = [*TALK[:4], "Was this article helpful?", "Yes."]
    assert turns_in(lines, [*OF_STORY[:4], Kind.SHARE, Kind.SHARE]) == [2]


def test_a_link_that_asks_is_no_turn() -> None:
    lines = [*TALK[:4], "Related: Which bugs eat walls?", TALK[5]]
    assert 4 not in turns_in(lines, [*OF_STORY[:5], Kind.BODY])


def test_a_talk_set_with_dashes() -> None:
    lines = ["— Поддержите нас, просят все. А вы?", "— Я просил соль.", "— И дали?", "— Дали."]
    kinds = [Kind.APPEAL, Kind.APPEAL, Kind.BODY, Kind.BODY]
    assert turns_in(lines, kinds) == [0, 1]
    assert turns_in([line.removeprefix("— ") for line in lines], kinds) == []


def test_a_list_with_dashes_is_no_talk() -> None:
    lines = ["— Subscribe", "— Log in", "— Contact us", "— Why support us?"]
    assert turns_in(lines, [Kind.NAV] * 4) == []


def test_what_asks_is_no_byline() -> None:
    lines = ["By whom?", *TALK[1:]]
    assert 0 in turns_in(lines, [Kind.BYLINE, *OF_STORY[1:]])


@pytest.mark.parametrize(
    "says_so", ["Das Gespräch führte Jan Reh", "Interview: Jane Roe", "Беседовала Ника Штерн"]
)
def test_in_a_declared_interview_one_question_will_do(says_so: str) -> None:
    lines = [
        says_so,
        "You unsubscribed from everything.",
        "Even from our newsletter?",
        "It came daily at six.",
        "Yes.",
    ]
    kinds = [Kind.BYLINE, Kind.BODY, Kind.NEWSLETTER, Kind.NEWSLETTER, Kind.BODY]
    assert turns_in(lines, kinds) == [2, 3]
    assert turns_in(["By Jane Roe", *lines[1:]], kinds) == []
    lines[2] = "Get our newsletter."  # nobody asks
    assert turns_in(lines, kinds) == []


def test_thanks_end_an_interview() -> None:
    lines = ["Interview: Jane Roe", "You unsubscribed from everything.", "Thank you for the talk."]
    document = read(Copy(text="\n".join(lines)))
    kinds = [Kind.BYLINE, Kind.BODY, Kind.BIO]
    blocks = [
        Block(kind, line.start, line.end, 0.4) for kind, line in zip(kinds, document.lines, strict=True)
    ]
    assert changed_by(keep_turns, document, blocks) == [2]
