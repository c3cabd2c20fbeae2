"""Dates that press offices send as a file for the calendar."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, CopyError, Story, clean

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@port.example
DTSTART;TZID=Europe/Berlin:20260304T100000
SUMMARY:Opening of the harbour wall
LOCATION:Port office\\, Quay 2
DESCRIPTION:The mayor of Ostermoor opens the wall on Wedn
 esday.\\n\\nReporters are asked to come early\\; there is coffee.
ORGANIZER;CN="Press office":mailto:press@port.example
BEGIN:VALARM
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
"""


def read(text: str) -> Story:
    return clean(Copy(data=text.encode()))


def kinds(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, story.source[block.start : block.end]) for block in story.blocks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_event_is_what_where_and_when(line_end: str) -> None:
    assert kinds(read(f"{EVENT}END:VCALENDAR\n".replace("\n", line_end))) == [
        ("headline", "Opening of the harbour wall"),
        ("timestamp", "2026-03-04 10:00"),
        ("body", "The mayor of Ostermoor opens the wall on Wednesday."),
        ("body", "Reporters are asked to come early; there is coffee."),
        ("note", "Port office, Quay 2"),
        ("note", "Press office"),
    ]


def test_further_events_are_others() -> None:
    again = EVENT.partition("BEGIN:VEVENT")[2].replace("Opening", "Closing")
    story = read(f"{EVENT}BEGIN:VEVENT{again}END:VCALENDAR\n")
    assert story.headline == "Opening of the harbour wall"
    assert ("other", "Closing of the harbour wall") in kinds(story)


def test_of_a_calendar_that_was_cut_off_what_came_is_read() -> None:
    assert read(EVENT.partition("BEGIN:VALARM")[0]).headline == "Opening of the harbour wall"


def test_a_description_in_html_alone_is_read() -> None:
    story = read(
        EVENT.replace("DESCRIPTION:The", "X-ALT-DESC;FMTTYPE=text/html:<p>The").replace(
            "coffee.", "coffee.</p>"
        )
    )
    assert "opens the wall on Wednesday." in story.body
    assert "<p>" not in story.source


def test_a_calendar_without_events_says_so() -> None:
    with pytest.raises(CopyError, match="no text"):
        read("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n")
