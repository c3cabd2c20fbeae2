"""Transcripts timed for a video: what is said, without the times."""

from __future__ import annotations

import pytest

from wagtail_newsclean.text import Copy, Story, clean

SRT = """1
00:00:01,000 --> 00:00:04,200
<i>Good evening from</i>
{\\an8}the port.

2
00:00:04,400 --> 00:00:07,000
- Was anyone hurt?
- Nobody &amp; nothing.
"""
VTT = """WEBVTT
Kind: captions

STYLE
::cue { color: white }

NOTE typed by hand

opening
00:01.000 --> 00:04.000 align:start
<v Ann Ode>The ferry <00:00:02.000><c.yellow>stays</c> in

00:04.000 --> 00:06.000
<v Ann Ode>port.

00:06.000 --> 00:08.000
<v Bo Carr>It will sail.
"""


def read(text: str) -> Story:
    return clean(Copy(data=text.encode()))


def kinds(story: Story) -> list[tuple[str, str]]:
    return [(block.kind.value, story.source[block.start : block.end]) for block in story.blocks]


@pytest.mark.parametrize("text", [SRT, f"\ufeff{SRT}", SRT.replace("\n", "\r\n")])
def test_what_is_said_is_text_and_a_dash_is_another_voice(text: str) -> None:
    assert kinds(read(text)) == [
        ("body", "Good evening from the port."),
        ("body", "Was anyone hurt?"),
        ("body", "Nobody & nothing."),
    ]


def test_voices_have_their_names_and_the_players_lines_are_none() -> None:
    assert kinds(read(VTT)) == [
        ("body", "Ann Ode: The ferry stays in port."),
        ("body", "Bo Carr: It will sail."),
        ("note", "typed by hand"),
    ]


def test_a_cue_may_be_called_like_a_part_of_the_set_up() -> None:
    named = (
        VTT.replace("opening", "STYLED").replace("NOTE typed", "NOTE\ntyped").replace("hand\n\n", "hand\n \n")
    )
    assert kinds(read(named)) == kinds(read(VTT))
    assert kinds(read(VTT.replace("opening", "NOTE 1")))[0] == ("body", "Ann Ode: The ferry stays in port.")


@pytest.mark.parametrize(
    "text", ["1\nThe ferry stayed in port --> on Friday.\n", "WEBVTT is a format.\n\nIt has --> in it.\n"]
)
def test_text_with_an_arrow_stays_text(text: str) -> None:
    assert read(text).source == text


def test_captions_that_roll_up_are_said_once() -> None:
    rolling = "WEBVTT\n"
    for at, (old, new) in enumerate([("", "the council"), ("the council", "met on Monday")]):
        timed = new.replace(" ", "<00:00:00.500><c> ") + "</c>"
        rolling += f"\n00:0{at}.000 --> 00:0{at}.900\n{old or ' '}\n{timed}\n"
        rolling += f"\n00:0{at}.900 --> 00:0{at}.910\n{new}\n \n"
    assert kinds(read(rolling)) == [("body", "the council met on Monday")]
