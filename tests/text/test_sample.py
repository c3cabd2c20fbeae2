"""The paste that the newsroom sent along: every line's label, as an editor of theirs set it."""

from __future__ import annotations

import json

from tests.shared import SHARED, needs_shared
from wagtail_newsclean.text import Kind, clean


@needs_shared
def test_every_line_of_the_sample_has_its_label() -> None:
    assert SHARED is not None
    text = (SHARED / "samples" / "moscow-times-paste.txt").read_text()
    wanted = json.loads((SHARED / "samples" / "moscow-times-paste.json").read_text())
    story = clean(text)
    found = [(text[block.start : block.end], block.kind.value) for block in story.blocks]
    assert found == list(zip(wanted["lines"], wanted["labels"], strict=True))
    body = [line for line, label in found if label == Kind.BODY]
    assert story.body.split("\n\n") == body
    assert len(body) == 8
    assert story.dateline is None
    assert {str(credit.block): credit.text for credit in story.credits} == wanted["credits"]
    assert list(story.byline) == wanted["authors"]
    assert story.language == wanted["language"]
