"""What stands between two paragraphs and only reads like a box."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.between_paragraphs import keep_between
from wagtail_newsclean.text.types import Block

PARAGRAPH = "The harbour authority of Port Marrow said on Monday that the wall would be built again by May."

#: What a line says, what it was taken for, and what the model would say next.
Told = tuple[str, Kind, Kind | None]

ABOVE: Told = (PARAGRAPH, Kind.BODY, None)
BELOW: Told = (PARAGRAPH.replace("Monday", "Friday"), Kind.BODY, None)


def kinds(*rows: Told, confidence: float = 0.6, held: tuple[int, ...] = ()) -> list[Kind]:
    document = read(Copy(text="\n".join(text for text, _, _ in rows)))
    blocks = [
        Block(kind, line.start, line.end, confidence, second=second)
        for (_, kind, second), line in zip(rows, document.lines, strict=True)
    ]
    keep_between(document, blocks, held, "en")
    for block, (_, kind, _) in zip(blocks, rows, strict=True):
        assert block.kind is kind or block.ask
    return [block.kind for block in blocks]


@pytest.mark.parametrize("words", ["Gifts in kind", "Gifts in kind?", "“Gifts in kind”"])
def test_a_short_title_above_a_paragraph_is_a_heading(words: str) -> None:
    title: Told = (words, Kind.APPEAL, Kind.HEADING)
    assert kinds(ABOVE, title, BELOW)[1] is Kind.HEADING
    assert kinds(ABOVE, title, BELOW, held=(1,))[1] is Kind.APPEAL


@pytest.mark.parametrize(
    "title",
    [
        ("Gifts in kind", Kind.APPEAL, Kind.BODY),  # the model would say something else next
        ("Please donate", Kind.APPEAL, Kind.HEADING),  # a set phrase
        ("DONATE HERE TODAY", Kind.APPEAL, Kind.HEADING),
        ("Gifts of 20 pounds", Kind.APPEAL, Kind.HEADING),
        ("Gifts in kind.", Kind.APPEAL, Kind.HEADING),
    ],
)
def test_what_asks_is_no_heading(title: Told) -> None:
    assert kinds(ABOVE, title, BELOW)[1] is Kind.APPEAL


def test_nor_is_a_title_of_a_box() -> None:
    title: Told = ("Gifts in kind", Kind.APPEAL, Kind.HEADING)
    assert kinds(ABOVE, title, ("Choose a sum", Kind.APPEAL, None))[1] is Kind.APPEAL
    assert kinds(ABOVE, title, ("Choose a sum", Kind.BODY, None))[1] is Kind.APPEAL
    assert kinds(ABOVE, title, ("It takes a minute.", Kind.BODY, None))[1] is Kind.APPEAL


LIST: list[Told] = [
    ("The money came from:", Kind.BODY, None),
    ("a raffle at the school", Kind.BODY, None),
    ("the till of the bakery", Kind.BODY, None),
]
ITEM: Told = ("a jar of coins for the lifeboat", Kind.APPEAL, Kind.BODY)


def test_an_item_among_items_is_the_storys() -> None:
    assert kinds(ABOVE, *LIST, ITEM, BELOW)[4] is Kind.BODY


def test_an_item_needs_a_list_and_doubt() -> None:
    assert kinds(ABOVE, *LIST, ITEM, BELOW, confidence=0.9)[4] is Kind.APPEAL
    assert kinds(ABOVE, *LIST[1:], ITEM, BELOW)[3] is Kind.APPEAL
    assert kinds(ABOVE, *LIST[:2], ITEM, BELOW)[3] is Kind.APPEAL
    heading: Told = ("The money came from:", Kind.HEADING, None)
    assert kinds(ABOVE, heading, *LIST[1:], ITEM, BELOW)[4] is Kind.APPEAL
    assert kinds(ABOVE, *LIST, ("your gift keeps us going", Kind.APPEAL, Kind.BODY), BELOW)[4] is Kind.APPEAL


REMARKS: list[Told] = [
    ("“Leave it as it is.” — J. R., Marlow Street", Kind.APPEAL, Kind.BODY),
    ("“Build it higher, and soon.” — Ann Poole", Kind.SHARE, Kind.BODY),
]


def test_remarks_of_several_people_are_the_storys() -> None:
    assert kinds(ABOVE, *REMARKS, BELOW) == [Kind.BODY] * 4


def test_a_single_remark_may_praise_a_product() -> None:
    assert kinds(ABOVE, ("Shop now", Kind.AD, None), REMARKS[0])[2] is Kind.APPEAL


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Owners register by telephone: 0345 555 0177, Mondays to Thursdays, £20 an hour.", Kind.BODY),
        ("Owners register at any desk, £20 an hour.", Kind.APPEAL),
        ("Subscribe by telephone: 0345 555 0177, Mondays to Thursdays.", Kind.APPEAL),
        ("We need you: call us on 0345 555 0177.", Kind.APPEAL),
        ("Register: 0345 555 0177", Kind.APPEAL),
    ],
)
def test_whom_readers_of_the_story_may_call(line: str, expected: Kind) -> None:
    assert kinds(ABOVE, (line, Kind.APPEAL, Kind.NEWSLETTER), BELOW)[1] is expected
    assert kinds(ABOVE, (line, Kind.APPEAL, Kind.NEWSLETTER), ("More", Kind.RELATED, None))[1] is Kind.APPEAL
