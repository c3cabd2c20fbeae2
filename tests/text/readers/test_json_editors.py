"""Texts as programs for writing keep them, alone in a file and inside the field of a story."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .of_json import kinds, leaf, read

TITLE = "Ferry stays in port"
LONG = "The ferry to Ostermoor stayed in port on Friday because of the storm."
LAST = "Nobody was hurt, and the owners of the boat hope for Sunday."


#: Each says a heading, a paragraph in two pieces, a paragraph.
TEXTS: dict[str, Any] = {
    "quill": {
        "ops": [
            {"insert": TITLE},
            {"attributes": {"header": 1}, "insert": "\n"},
            {"insert": LONG[:9]},
            {"attributes": {"bold": True}, "insert": f"{LONG[9:]}\n"},
            {"insert": {"image": "data:image/png;base64,iVBORw0KGgo="}},
            {"insert": f"\n{LAST}\n"},
        ]
    },
    "lexical": {
        "root": {
            "children": [
                {"type": "extended-heading", "tag": "h2", "children": [leaf(TITLE)]},
                {"type": "paragraph", "children": [leaf(LONG[:9], format=1), leaf(LONG[9:])]},
                {"type": "paragraph", "children": [leaf(LAST)]},
            ]
        }
    },
    "mobiledoc": {
        "version": "0.3.1",
        "atoms": [],
        "cards": [["hr", {}]],
        "markups": [["strong"]],
        "sections": [
            [1, "h2", [[0, [], 0, TITLE]]],
            [1, "p", [[0, [], 0, LONG[:9]], [0, [0], 1, LONG[9:]]]],
            [10, 0],
            [3, "ul", [[[0, [], 0, LAST]]]],
        ],
    },
    "editorjs": {
        "time": 1,
        "version": "2.29.0",
        "blocks": [
            {"type": "header", "data": {"text": TITLE, "level": 1}},
            {"type": "paragraph", "data": {"text": f"{LONG[:9]}<b>{LONG[9:]}</b>"}},
            {"type": "paragraph", "data": {"text": LAST}},
        ],
    },
    "tiptap": {
        "type": "doc",
        "content": [
            {"type": "heading", "attrs": {"level": 1}, "content": [leaf(TITLE)]},
            {"type": "paragraph", "content": [leaf(LONG[:9]), leaf(LONG[9:])]},
            {"type": "paragraph", "content": [leaf(LAST)]},
        ],
    },
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_without_a_name_is_called_what_its_first_heading_says(name: str) -> None:
    assert kinds(read(TEXTS[name])) == [("headline", TITLE), ("body", LONG), ("body", LAST)]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_a_field_keeps_as_a_string_is_read(name: str) -> None:
    story = read({"title": "Storm at sea", "lexical": json.dumps(TEXTS[name]), "author": "Ann Ode"})
    assert story.headline == "Storm at sea"
    assert story.byline == ("Ann Ode",)
    assert kinds(story)[2:] == [("heading", TITLE), ("body", LONG), ("body", LAST)]


def test_draft_js_keeps_what_it_says_of_a_picture_apart() -> None:
    picture = {"type": "IMAGE", "data": {"src": "a.jpg", "caption": "The port at noon.", "credit": "Bo Carr"}}
    blocks = [
        {"type": "unstyled", "text": LONG},
        {"type": "unstyled", "text": "The storm goes on, forecasters said."},
        {"type": "atomic", "text": " ", "entityRanges": [{"offset": 0, "length": 1, "key": 0}]},
        {"type": "unstyled", "text": LAST},
    ]
    assert kinds(read({"title": TITLE, "body": {"blocks": blocks, "entityMap": {"0": picture}}}))[1:] == [
        ("body", LONG),
        ("body", "The storm goes on, forecasters said."),
        ("caption", "The port at noon."),
        ("credit", "Bo Carr"),
        ("body", LAST),
    ]


def test_a_broken_string_of_json_is_shown_as_it_stands() -> None:
    assert '[{"text": half' in read({"title": TITLE, "body": f'{LONG}\n\n[{{"text": half of it'}).source
