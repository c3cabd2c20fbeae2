"""Authors and pictures that an answer lists apart from its story."""

from __future__ import annotations

import json
from time import process_time
from typing import Any

import pytest

from wagtail_newsclean.text import Copy, clean

LONG = "The ferry to Ostermoor stayed in port on Friday because of the storm."


def link(kind: str, number: str) -> dict[str, Any]:
    return {"sys": {"type": "Link", "linkType": kind, "id": number}}


def entry(kind: str, number: str, **fields: object) -> dict[str, Any]:
    return {"sys": {"type": kind, "id": number}, "fields": fields}


JSON_API = {
    "data": {
        "type": "node--article",
        "id": "1",
        "attributes": {"title": "Ferry stays in port", "body": {"processed": f"<p>{LONG}</p>"}},
        "relationships": {
            "author": {"data": {"type": "user", "id": "9"}},
            "image": {"data": {"type": "media", "id": "9"}},
        },
    },
    "included": [
        {"type": "user", "id": "9", "attributes": {"name": "ann", "display_name": "Ann Ode"}},
        {"type": "media", "id": "9", "attributes": {"caption": "The port at noon.", "credit": "Bo Carr"}},
    ],
}
CONTENTFUL = {
    "items": [
        entry(
            "Entry",
            "1",
            title="Ferry stays in port",
            body=LONG,
            author=link("Entry", "9"),
            image=link("Asset", "9"),
        )
    ],
    "includes": {
        "Entry": [entry("Entry", "9", name="Ann Ode", friend=link("Entry", "1"))],
        "Asset": [entry("Asset", "9", description="The port at noon.", credit="Bo Carr")],
    },
}


@pytest.mark.parametrize("data", [JSON_API, CONTENTFUL])
def test_what_a_story_names_is_read_where_it_is_named(data: object) -> None:
    story = clean(Copy(data=json.dumps(data).encode()))
    assert story.byline == ("Ann Ode",)
    assert [(block.kind.value, story.source[block.start : block.end]) for block in story.blocks] == [
        ("headline", "Ferry stays in port"),
        ("byline", "Ann Ode"),
        ("body", LONG),
        ("caption", "The port at noon."),
        ("credit", "Bo Carr"),
    ]


def test_things_that_name_each_other_end() -> None:
    deep: dict[str, Any] = {"title": "Ferry stays in port", "body": LONG, "next": link("Entry", "1")}
    data = {"items": [entry("Entry", "1", **deep)], "includes": {"Entry": [entry("Entry", "1", **deep)]}}
    assert clean(Copy(data=json.dumps(data).encode())).headline == "Ferry stays in port"


def test_many_links_to_one_large_thing_take_no_time() -> None:
    many = [link("Entry", "9")] * 5000
    data = {
        "items": [entry("Entry", "1", title="Ferry stays in port", body=LONG, more=many)],
        "includes": {"Entry": [entry("Entry", "9", words=["many words of a long text"] * 2000)]},
    }
    began = process_time()
    assert clean(Copy(data=json.dumps(data).encode())).headline == "Ferry stays in port"
    assert process_time() - began < 5
