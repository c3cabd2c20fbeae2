"""Notices that withdraw a story are notes from their first line to the last."""

from __future__ import annotations

from wagtail_newsclean.text import Kind

from .wire_copy import told


def test_a_kill_is_nothing_but_notes() -> None:
    lines = [
        "BULLETIN KILL",
        "MEMBERS: Kill BC-Harbour Storm, a0412, moved at 1422 GMT. The harbour did not close. A kill is mandatory.",
        "ATTENTION EDITORS",
        "A corrected story will follow.",
    ]
    assert told("\n\n".join(lines)) == dict.fromkeys(lines, Kind.NOTE)


def test_a_story_about_a_kill_is_a_story() -> None:
    story = "A kill is mandatory under the new rules for boar, hunters were told on Tuesday in the town of Port Marrow."
    assert told(f"Kill or cure: the boar plan\n\n{story}\n") == {}
