"""Appeals that give their reasons in paragraphs."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.appeals import join_letters
from wagtail_newsclean.text.splitter.rules.second_look import look_again
from wagtail_newsclean.text.types import Block, Verdict

from .rows import changed_by

STORY = [
    "The harbour authority of Port Marrow said on Monday that the wall would be built again by May.",
    "It fell in the storm of Friday night, and nobody was hurt when it did.",
    "“We have no money for another one,” said Ada Finch, who sits on the council.",
]
LETTER = [
    "It took us seven months. We filed 41 requests and were refused 30 of them.",
    "A donor who wants no credit will triple what comes in until Sunday.",
    "We have readers, and about 3,000 of you give each month what a coffee costs.",
]


def blocks_of(lines: list[str], kinds: list[Kind]) -> tuple[list[int], list[Block]]:
    document = read(Copy(text="\n".join(lines)))
    blocks = [
        Block(kind, line.start, line.end, 0.9) for kind, line in zip(kinds, document.lines, strict=True)
    ]
    found = changed_by(join_letters, document, blocks)
    look_again(document, blocks, {}, "en")
    return found, blocks


def found_in(story: list[str], letter: list[str], *, button: Kind = Kind.APPEAL) -> list[int]:
    lines = [*story, *letter, "Give now"]
    return blocks_of(lines, [*[Kind.BODY] * (len(lines) - 1), button])[0]


def test_the_newsroom_speaks_for_itself_above_its_button() -> None:
    assert found_in(STORY, LETTER) == [3, 4, 5]
    lines = [*STORY, *LETTER, "Give now", STORY[0]]
    blocks = blocks_of(lines, [*[Kind.BODY] * 6, Kind.APPEAL, Kind.BODY])[1]
    assert [block.kind for block in blocks] == [*[Kind.BODY] * 3, *[Kind.APPEAL] * 4, Kind.BODY]
    assert all(block.ask for block in blocks[3:6])


def test_its_title_comes_along() -> None:
    assert found_in(STORY, ["Do you value this?", *LETTER]) == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("story", "letter", "button"),
    [
        (STORY, LETTER, Kind.RELATED),  # no appeal
        (STORY[:2], LETTER, Kind.APPEAL),  # a story of two paragraphs
        ([STORY[0], *LETTER[::2]], LETTER, Kind.APPEAL),  # the story itself says "we"
        (STORY, STORY[:2], Kind.APPEAL),  # nobody speaks
        (STORY, [f"“{LETTER[0]}”"], Kind.APPEAL),  # somebody is quoted
        (STORY, [f"{LETTER[2][:-1]}, the leaflet says."], Kind.APPEAL),  # and without quotation marks
        (STORY, LETTER[:1], Kind.APPEAL),  # it speaks to nobody and asks for nothing
        (STORY, [LETTER[0], "Oak", LETTER[2]], Kind.APPEAL),  # a list
    ],
)
def test_what_is_no_letter_stays(story: list[str], letter: list[str], button: Kind) -> None:
    assert found_in(story, letter, button=button) == []


def test_what_an_editor_said_stays() -> None:
    document = read(Copy(text="\n".join([*STORY, *LETTER, "Give now"])))
    blocks = [
        Block(kind, line.start, line.end, 0.9)
        for kind, line in zip([*[Kind.BODY] * 6, Kind.APPEAL], document.lines, strict=True)
    ]
    look_again(document, blocks, {4: Verdict(Kind.BODY, "you said so", 0.9)}, "en")
    assert [block.kind for block in blocks[3:]] == [Kind.APPEAL, Kind.BODY, Kind.APPEAL, Kind.APPEAL]
