"""What wire services and mail programs set inside a story."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Kind, clean

from .wire_copy import STORY, told

FIELDS = ["From: Bo <bo@e.example>", "Date: Wed, Mar 4", "Subject: wall"]


def test_three_fields_make_the_head_of_a_message_inside_the_copy() -> None:
    two, three = (
        told("\n".join(["Storm closes harbour", "", STORY, *FIELDS[:count], "", STORY])) for count in (2, 3)
    )
    assert (list(two), list(three)) == ([], FIELDS)


def test_two_do_where_the_line_above_says_that_it_is_passed_on() -> None:
    above = "Begin forwarded message:"
    one, two = (told("\n".join([above, *FIELDS[:count], "", STORY])) for count in (1, 2))
    assert (list(one), list(two)) == ([], [above, *FIELDS[:2]])


def test_the_head_of_a_forwarded_message() -> None:
    head = [
        "---------- Forwarded message ---------",
        "From: Bo <bo@e.example>",
        "Date: Wed, Mar 4",
        "Subject: wall",
    ]
    assert list(told("\n".join(["Please run this.", "", *head, "", STORY]))) == ["Please run this.", *head]


def test_pages_of_one_story() -> None:
    text = f"Storm closes harbour\n\n{STORY}\nmfl\n2 STORM Harbour\n{STORY}\nThe sea was grey, he said.\n"
    found = told(text)
    assert (found["mfl"], found["2 STORM Harbour"]) == (Kind.OTHER, Kind.OTHER)


def test_a_sub_heading_between_dashes() -> None:
    story = clean(
        "Harbour stays shut for third day\n\nThe harbour stayed shut on Wednesday, the port authority said.\n\n"
        "- Wind to ease -\n\nFerries to the islands are cancelled until further notice, it said.\n"
    )
    assert [block.kind for block in story.blocks][2] is Kind.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "PICKUP 4TH GRAF PVS: Farmers in...",
        "Picks up 5th graf pvs",
        "*** Áudio e vídeo em www.nord.example ***",
    ],
)
def test_where_a_take_belongs_is_for_desks(line: str) -> None:
    assert told(f"Storm closes harbour for third day\n\n{STORY}\n{line}\n") == {line: Kind.NOTE}


def test_headings_in_capitals_of_a_wire_story() -> None:
    paragraphs = (
        "Pilots: Guard Sam Reyes missed his third game.\n{}\nGulls: Host Bayview on Friday evening.\n"
    )
    slug = "BC-BKN--Harbor-Gulls, 1st Ld,0512\nGulls beat Pilots for fifth straight win\n\n"
    for heading in ("TIP-INS", "UP NEXT"):
        assert told(slug + STORY + paragraphs.format(heading))[heading] is Kind.HEADING
    assert "UP NEXT" not in told(
        f"Gulls beat Pilots for fifth straight win\n\n{STORY}" + paragraphs.format("UP NEXT")
    )
