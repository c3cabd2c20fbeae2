"""Lines below the end of the story."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Kind
from wagtail_newsclean.text.readers import read
from wagtail_newsclean.text.splitter.rules.below_story import clear_below
from wagtail_newsclean.text.splitter.rules.story_head import WRITER
from wagtail_newsclean.text.types import Block, Verdict

PARAGRAPH = "The harbour authority of Port Marrow said on Monday that the wall would be built again by May."
STORY = [(PARAGRAPH, Kind.BODY, 0.99, None)] * 3
APPEAL = "We could not print this without people like you."

#: What a line says, what it was taken for and how surely, and what the model would say next.
Row = tuple[str, Kind, float, Kind | None]


def cleared(
    *rows: Row, known: dict[int, Verdict] | None = None, reasons: tuple[str, ...] = ()
) -> list[Block]:
    document = read(Copy(text="\n".join(row[0] for row in rows)))
    blocks = [
        Block(kind, line.start, line.end, confidence, second=second, reasons=reasons)
        for (_, kind, confidence, second), line in zip(rows, document.lines, strict=True)
    ]
    clear_below(document, blocks, known or {}, "en")
    return blocks


def below(*rows: Row) -> list[Kind]:
    return [block.kind for block in cleared(*STORY, *rows)[len(STORY) :]]


@pytest.mark.parametrize("end", [Kind.BIO, Kind.TAGS])
def test_below_a_profile_or_tags_is_no_story(end: Kind) -> None:
    found = cleared(
        *STORY,
        ("Jane Roe keeps geese", end, 0.9, None),
        ("Against the stars above", Kind.HEADING, 0.5, Kind.SHARE),
        (APPEAL, Kind.BODY, 0.9, Kind.APPEAL),
    )
    assert [block.kind for block in found[3:]] == [end, Kind.RELATED, Kind.APPEAL]
    assert all(block.ask for block in found[4:])


def test_what_was_found_to_be_of_the_writer_ends_the_story_too() -> None:
    rows: list[Row] = [
        *STORY,
        ("Jane Roe is a potter.", Kind.BIO, 0.1, None),
        (APPEAL, Kind.BODY, 0.9, Kind.APPEAL),
    ]
    assert cleared(*rows)[-1].kind is Kind.BODY
    assert cleared(*rows, reasons=(WRITER,))[-1].kind is Kind.APPEAL


@pytest.mark.parametrize(
    "rows",
    [
        [("Jane Roe", Kind.BIO, 0.6, None), (APPEAL, Kind.BODY, 0.9, Kind.APPEAL)],
        [("Jane Roe", Kind.BIO, 0.9, None), (APPEAL, Kind.BODY, 0.99, Kind.APPEAL)],
        [("Jane Roe", Kind.BIO, 0.9, None), *[(APPEAL, Kind.BODY, 0.9, Kind.APPEAL)] * 5],
        [("Jane Roe", Kind.BIO, 0.9, None), ("A second story", Kind.HEADLINE, 0.6, None)],
    ],
    ids=["no sure profile", "a sure paragraph", "another story", "another headline"],
)
def test_a_story_that_goes_on_stays(rows: list[Row]) -> None:
    assert below(*rows) == [kind for _, kind, _, _ in rows]


def test_a_profile_above_the_story_ends_nothing() -> None:
    rows: list[Row] = [("Jane Roe", Kind.BIO, 0.9, None), *STORY[:2], (APPEAL, Kind.BODY, 0.9, Kind.APPEAL)]
    assert cleared(*rows)[-1].kind is Kind.BODY


def test_lines_without_a_stop_below_furniture_are_no_story() -> None:
    assert below(
        ("Copy link", Kind.SHARE, 0.9, None),
        ("The map of the quay", Kind.BODY, 0.7, Kind.HEADING),
        ("Give", Kind.BODY, 0.5, Kind.APPEAL),
    ) == [Kind.SHARE, Kind.RELATED, Kind.APPEAL]


@pytest.mark.parametrize(
    "rows",
    [
        [("Quay 3, 4 p.m.", Kind.BODY, 0.5, Kind.RELATED)],
        [("Advertisement", Kind.AD, 0.9, None), ("Quay 3, 4 p.m.", Kind.BODY, 0.5, Kind.RELATED)],
        [("Copy link", Kind.SHARE, 0.9, None), ("Quay 3, 4 p.m.", Kind.BODY, 0.95, Kind.RELATED)],
        [
            ("Copy link", Kind.SHARE, 0.9, None),
            ("Quay 3, 4 p.m.", Kind.BODY, 0.5, Kind.RELATED),
            (PARAGRAPH, Kind.BODY, 0.9, None),
        ],
    ],
    ids=["right below the text", "below an ad", "surely of the story", "a paragraph follows"],
)
def test_a_list_of_the_story_stays(rows: list[Row]) -> None:
    assert below(*rows) == [kind for _, kind, _, _ in rows]


def test_links_right_below_the_last_picture() -> None:
    rows: list[Row] = [
        ("Two gulls on the wall", Kind.CAPTION, 0.9, None),
        ("The wall: an appreciation", Kind.BODY, 0.3, Kind.RELATED),
        ("Jury asks for biscuits", Kind.BODY, 0.3, Kind.RELATED),
    ]
    assert below(*rows) == [Kind.CAPTION, Kind.RELATED, Kind.RELATED]
    assert below(rows[0], ("Quay 3, 4 p.m.", Kind.BODY, 0.6, Kind.RELATED))[1] is Kind.BODY


def test_a_sentence_kept_for_caution_only_leaves_below_much_furniture() -> None:
    share: Row = ("Copy link", Kind.SHARE, 0.9, None)
    doubtful: Row = (APPEAL, Kind.BODY, 0.3, Kind.APPEAL)
    assert below(share, share, doubtful)[-1] is Kind.APPEAL
    assert below(share, doubtful)[-1] is Kind.BODY
    assert below(share, share, (APPEAL, Kind.BODY, 0.6, Kind.APPEAL))[-1] is Kind.BODY
    assert below(share, share, (f"{PARAGRAPH} {PARAGRAPH}", Kind.BODY, 0.3, Kind.APPEAL))[-1] is Kind.BODY


def test_what_is_known_stays() -> None:
    rows: list[Row] = [*STORY, ("Copy link", Kind.SHARE, 0.9, None), ("Give", Kind.BODY, 0.5, Kind.APPEAL)]
    assert cleared(*rows, known={4: Verdict(Kind.BODY, "was told")})[-1].kind is Kind.BODY
