"""JSON that was cut off on its way."""

from __future__ import annotations

import json

import pytest

from wagtail_newsclean.text import Copy, clean

LONG = "The ferry to Ostermoor stayed in port on Friday because of the storm."
STORY = json.dumps(
    {"headline": "Ferry stays in port", "tags": ["sea", "ü"], "body_html": f"<p>{LONG}</p><p>Nobody was"}
)


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_what_came_is_read_and_that_it_is_not_all_is_said(lost: int) -> None:
    story = clean(Copy(data=STORY[: -2 - lost].encode()))
    assert story.headline == "Ferry stays in port"
    assert LONG in story.body
    assert "{" not in story.source
    assert story.document is not None
    assert story.document.warnings == ("This JSON file was cut off: its end is missing.",)


def test_what_is_broken_otherwise_stays_as_it_is() -> None:
    text = f'{{"headline": "Ferry stays in port"], "body_text": "{LONG}"'
    assert clean(Copy(data=text.encode())).source == text


def test_of_a_value_that_is_half_there_the_others_are_read() -> None:
    text = f'{{"headline": "Ferry stays in port", "body_text": "{LONG}", "urgent": tr'
    assert clean(Copy(data=text.encode())).headline == "Ferry stays in port"
