"""JSON of systems that nobody here knows: read by what its fields are called, in whatever shape; nothing is lost."""

from __future__ import annotations

import json
from time import process_time
from typing import Any

import pytest

from wagtail_newsclean.text import Copy, clean

from .of_json import kinds, leaf, read

LONG = "The ferry to Ostermoor stayed in port on Friday because of the storm."
SECOND = "Nobody was hurt, and the owners of the boat hope for Sunday."


PIECES: dict[str, Any] = {
    "paragraphs": [LONG, SECOND],
    "components": [{"type": "paragraph", "text": LONG}, {"type": "paragraph", "text": SECOND}],
    "slate": [
        {"type": "p", "children": [leaf("The ferry to "), {"type": "link", "children": [leaf(LONG[13:])]}]},
        {"type": "p", "children": [leaf(SECOND)]},
    ],
    "prosemirror": {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [leaf(LONG[:13]), leaf(LONG[13:])]},
            {"type": "paragraph", "content": [leaf(SECOND)]},
        ],
    },
    "contentful": {
        "nodeType": "document",
        "content": [
            {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": text}]} for text in (LONG, SECOND)
        ],
    },
    "editorjs": {"blocks": [{"type": "paragraph", "data": {"text": text}} for text in (LONG, SECOND)]},
    "draftjs": {"blocks": [{"type": "unstyled", "text": text} for text in (LONG, SECOND)], "entityMap": {}},
    "html": f"<p>{LONG}</p><p>{SECOND}</p>",
    "breaks": f"{LONG}<br><br>{SECOND}",
    "rendered": {"rendered": f"<p>{LONG}</p><p>{SECOND}</p>"},
}  # fmt: skip


@pytest.mark.parametrize("name", PIECES)
def test_a_text_in_pieces_is_paragraphs(name: str) -> None:
    story = read({"title": "Ferry stays in port", "body": PIECES[name]})
    assert story.headline == "Ferry stays in port"
    assert kinds(story)[1:] == [("body", LONG), ("body", SECOND)]


def test_pieces_say_what_they_are() -> None:
    pieces = [
        {"type": "header", "data": {"text": "What next", "level": 2}},
        {"type": "paragraph", "data": {"text": LONG}},
        {"type": "image", "data": {"caption": "The port at noon.", "photographer": "Bo Carr"}},
        {"type": "list", "data": {"items": [SECOND, "And then?"]}},
    ]
    assert kinds(read({"title": "Ferry stays in port", "content": {"blocks": pieces}}))[1:] == [
        ("heading", "What next"),
        ("body", LONG),
        ("caption", "The port at noon."),
        ("credit", "Bo Carr"),
        ("body", SECOND),
        ("body", "And then?"),
    ]


@pytest.mark.parametrize(
    "story",
    [
        {"headlineText": "Ferry stays", "bodyHtml": LONG, "authors": [{"fullName": "Ann Ode"}], "keywordList": ["sea"]},
        {"article_title": "Ferry stays", "article_body": LONG, "byline": {"text": "Ann Ode"}, "tags": "sea"},
        {"Titre": "Ferry stays", "Corps": LONG, "Auteur": "Ann Ode", "mots_clés": ["sea"]},
        {"Ueberschrift": "Ferry stays", "Fließtext": LONG, "Autor": "Ann Ode", "Schlagwörter": ["sea"]},
        {"titulo": "Ferry stays", "cuerpo": LONG, "autor": "Ann Ode", "etiquetas": [{"nombre": "x", "name": "sea"}]},
        {"Заголовок": "Ferry stays", "Текст": LONG, "Автор": "Ann Ode", "Теги": "sea"},
        {"tytuł": "Ferry stays", "treść": LONG, "autor": "Ann Ode", "tagi": "", "słowa kluczowe": ["sea"]},
        {
            "title": "Ferry stays",
            "body": LONG,
            "contributors": [{"person": {"name": "Ann Ode"}}],
            "tags": [{"label": "sea"}],
        },
        {
            "baslik": "Ferry stays",
            "icerik": LONG,
            "authors": {"data": [{"attributes": {"displayName": "Ann Ode"}}]},
            "etiketler": ["sea"],
        },
        {"meta": {"title": "Ferry stays", "author": {"first_name": "Ann", "last_name": "Ode"}, "tags": ["sea"]},
         "data": {"text": LONG}},
    ],
)  # fmt: skip
def test_fields_are_known_by_their_names(story: dict[str, Any]) -> None:
    for wrapped in (story, [story], {"status": "ok", "data": {"result": story}}):
        assert kinds(read(wrapped)) == [
            ("headline", "Ferry stays"),
            ("byline", "Ann Ode"),
            ("body", LONG),
            ("tags", "sea"),
        ]


def test_a_picture_an_embargo_and_haste() -> None:
    photo = {"url": "a.jpg", "legende": "Le port.", "crédit": "Bo Carr"}
    story = read(
        {
            "titre": "Ferry stays",
            "texte": LONG,
            "photo": photo,
            "embargo": "2026-03-05T06:00:00Z",
            "isBreaking": True,
        }
    )
    assert kinds(story) == [
        ("note", "URGENT"),
        ("note", "Embargo: 2026-03-05 06:00 UTC"),
        ("headline", "Ferry stays"),
        ("body", LONG),
        ("caption", "Le port."),
        ("credit", "Bo Carr"),
    ]


@pytest.mark.parametrize(
    "texts", [{"story": LONG}, {"body_html": LONG}, {"body_text": LONG, "body_html": f"<p>{LONG}"}]
)
def test_what_stands_beside_the_known_fields_is_shown(texts: dict[str, str]) -> None:
    story = read(
        {
            "headline": "Ferry stays in port",
            **texts,
            "extra": {"box": [{"x": "Last year it stayed nine times."}]},
        }
    )
    assert kinds(story) == [
        ("headline", "Ferry stays in port"),
        ("body", LONG),
        ("other", "Last year it stayed nine times."),
    ]


def test_a_few_words_are_shown_and_codes_are_not() -> None:
    story = read(
        {"title": "Ferry stays", "body": LONG, "x": "Gate of port", "y": "2026-03-04 06:00", "z": "AB-12 3"}
    )
    assert kinds(story)[2:] == [("other", "Gate of port")]


@pytest.mark.parametrize(
    "value", [None, 1, "", [], {}, [[1]], {"name": [{}]}, [{"type": 3, "text": None}], "\ud800"]
)
def test_fields_of_any_shape_break_nothing(value: Any) -> None:
    for name in (
        "author",
        "tags",
        "image",
        "embargo",
        "breaking",
        "language",
        "deck",
        "note",
        "date",
        "status",
    ):
        assert LONG in read({"title": "Ferry stays", "body": LONG, name: value}).source


@pytest.mark.parametrize("part", ['{"content":', "[", '{"title":"Storm","body":['])
def test_what_deep_json_costs(part: str) -> None:
    before = process_time()
    clean(Copy(data=(part * 20_000).encode()))
    assert process_time() - before < 5


def test_wide_json_costs_its_length_only() -> None:
    before = process_time()
    read(
        {
            "title": "Ferry stays",
            "body": LONG,
            "rows": [{"title": f"Row {n}", "content": {"n": n}} for n in range(20_000)],
        }
    )
    assert process_time() - before < 5


def test_who_is_quoted_is_told_and_entries_below_an_entry_are_text() -> None:
    pieces = [
        {"type": "paragraph", "value": f"<p>{LONG}</p>"},
        {"type": "quote", "value": {"quote": "We will wait here.", "attribution": "Captain Jo Lind"}},
        {"_type": "block", "style": "normal", "listItem": "bullet", "children": [leaf(SECOND)]},
        {
            "type": "list",
            "data": {"items": [{"content": "First of all", "items": [{"content": "Then this"}]}]},
        },
        {"type": "paragraph", "content": [leaf("One line"), {"type": "hardBreak"}, leaf("and another.")]},
    ]
    assert [text for kind, text in kinds(read({"title": "Ferry stays in port", "body": pieces}))[1:]] == [
        LONG,
        "We will wait here.",
        "Captain Jo Lind",
        SECOND,
        "First of all",
        "Then this",
        "One line and another.",
    ]


def test_a_picture_may_stand_inside_what_links_to_it() -> None:
    picture = {"node": {"sourceUrl": "a.jpg", "caption": "<p>The port at noon.</p>"}}
    story = read({"title": "Ferry stays in port", "content": f"<p>{LONG}</p>", "featuredImage": picture})
    assert ("caption", "The port at noon.") in kinds(story)


def test_a_name_of_two_words_that_also_stand_around_others() -> None:
    assert kinds(
        read({"post_title": "Ferry stays in port", "post_content": LONG, "post_author": "Ann Ode"})
    ) == [
        ("headline", "Ferry stays in port"),
        ("byline", "Ann Ode"),
        ("body", LONG),
    ]


def test_a_title_for_browsers_gives_way_to_a_name() -> None:
    fields = {
        "name": "Harbour wall falls",
        "htmlTitle": "Wall news | Nord",
        "postBody": "The wall fell on Friday at dawn, and nobody was hurt.",
    }
    assert clean(Copy(data=json.dumps(fields).encode())).headline == "Harbour wall falls"
    del fields["name"]
    assert clean(Copy(data=json.dumps(fields).encode())).headline == "Wall news | Nord"
