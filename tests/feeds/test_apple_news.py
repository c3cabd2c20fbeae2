"""Apple News Format, held to a schema of its documentation, and read back field by field."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from lxml import html as lxml_html

from tests.management.test_newsclean_export import _HTML as ANY_HTML
from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from wagtail_newsclean.feeds.export.apple_news import to_apple_news
from wagtail_newsclean.feeds.item import FeedItem
from wagtail_newsclean.publishing.markup import portable

from . import checks

BASE = "https://tide.example/a/"


def item(content: str, title: str = "T") -> FeedItem:
    return FeedItem(
        "urn:uuid:0", BASE, title, "", "", portable(content, BASE), (), (), "", "en", (), None, None
    )


def components(content: str) -> list[dict[str, Any]]:
    return list(checks.apple_news(to_apple_news(item(content)))["components"])[1:]


def test_a_story_field_by_field(newsroom: Newsroom, tmp_path: Path) -> None:
    page = newsroom.article(
        "Storm closes “harbour” & quay",
        [
            picture(newsroom.image(), "<p>Waves on <i>Tuesday</i>.</p>", "Ines Torvald", "Waves"),
            paragraph('The <a href="https://tide.example/x/">harbour</a> stayed shut.'),
            paragraph("Nobody <b>sails</b>."),
            ("heading", "Forty boats"),
            ("quote", {"text": "We wait.", "speaker": "Piet"}),
            ("table", {"data": [["Boat", "Days"]]}),
            boxed("newsletter", "KEPT-OUT"),
            boxed("appeal", "KEPT-OUT"),
            paragraph("The last."),
        ],
        standfirst="Nobody sails.",
        byline="Lena Brandt and Tomas Weil",
        dateline="PORT ELLAN —",
        tags=("Storms", "Fishing"),
    )
    call_command("newsclean_export", str(tmp_path), format="apple-news", stderr=io.StringIO())
    (folder,) = tmp_path.iterdir()
    assert folder.name.startswith("story-1-")
    text = (folder / "article.json").read_text("utf-8")
    assert "KEPT-OUT" not in text
    document = checks.apple_news(text)
    assert document["title"] == page.title
    assert document["language"] == "en"
    metadata = document["metadata"]
    assert metadata["authors"] == ["Lena Brandt", "Tomas Weil"]
    assert metadata["keywords"] == ["Storms", "Fishing"]
    assert metadata["canonicalURL"] == "http://localhost/coast/story-1/"
    assert metadata["excerpt"] == "Nobody sails."
    assert metadata["thumbnailURL"].endswith(".jpg")
    assert metadata["datePublished"].endswith("Z")
    title, intro, author, photo, body, heading, *rest = document["components"]
    assert (title["role"], title["text"]) == ("title", page.title)
    assert (intro["role"], intro["text"]) == ("intro", "Nobody sails.")
    assert (author["role"], author["text"]) == ("author", "Lena Brandt, Tomas Weil")
    assert (photo["role"], photo["caption"]) == ("photo", "Waves on Tuesday. Ines Torvald")
    assert photo["accessibilityCaption"] == "Waves"
    assert body["text"] == (
        '<p>PORT ELLAN — The <a href="https://tide.example/x/">harbour</a> stayed shut.</p>'
        "<p>Nobody <b>sails</b>.</p>"
    )
    assert (heading["role"], heading["text"]) == ("heading2", "Forty boats")
    roles = [component["role"] for component in rest]
    assert "htmltable" in roles
    assert any("We wait." in component.get("text", "") for component in rest)
    assert rest[-1]["text"] == "<p>The last.</p>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a <b>b</b> c", [("body", "<p>a <b>b</b> c</p>")]),
        ("<p>a</p>b<p>c</p>", [("body", "<p>a</p><p>b</p><p>c</p>")]),
        ("<p>a</p><hr><p>b</p>", [("body", "<p>a</p>"), ("divider", None), ("body", "<p>b</p>")]),
        ("<p>a</p><h3>b <i>c</i></h3>", [("body", "<p>a</p>"), ("heading3", "b c")]),
        (
            "<p>a</p><blockquote>b</blockquote>",
            [("body", "<p>a</p>"), ("quote", "<blockquote>b</blockquote>")],
        ),
        ("<div><p>a</p><div>b</div></div>", [("body", "<p>a</p><p>b</p>")]),
        ("<p>a<img src='/x.jpg'></p>", [("body", "<p>a</p>"), ("photo", None)]),
        ("<a href='/'><img src='/x.jpg'></a><p>a</p>", [("photo", None), ("body", "<p>a</p>")]),
        ("<p><mark>a</mark> <small>b</small></p>", [("body", "<p>a b</p>")]),
        ("<ul><li>a</li></ul>", [("body", "<ul><li>a</li></ul>")]),
    ],
)
def test_components(content: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(found["role"], found.get("text")) for found in components(content)] == expected


@pytest.mark.parametrize(("content", "title"), [("", "T"), ("<p>a</p>", ""), ("<hr>", "T")])
def test_what_the_format_demands_and_the_story_lacks_is_said(content: str, title: str) -> None:
    with pytest.raises(ValueError, match="demands a headline and a text"):
        to_apple_news(item(content, title))


def test_a_story_that_cannot_be_written_does_not_stop_the_others(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.article("No text")
    newsroom.article("Text", [paragraph("Text")])
    told = io.StringIO()
    call_command("newsclean_export", str(tmp_path), format="apple-news", stderr=told)
    assert len(list(tmp_path.iterdir())) == 1
    assert "1 stories; 1 could not be written" in told.getvalue()


@hypothesis_settings(max_examples=150, deadline=None)
@given(html=ANY_HTML)
def test_any_text_makes_a_valid_document_that_holds_all_of_it(html: str) -> None:
    content = portable(f"<p>first</p>{html}", BASE)
    written = components(content)
    found = "".join(
        lxml_html.fragment_fromstring(
            part.get("text") or part.get("html") or "", create_parent="div"
        ).text_content()
        for part in written
    )
    whole = lxml_html.fragment_fromstring(content, create_parent="div")
    assert sorted("".join(found.split())) == sorted("".join(str(whole.text_content()).split()))
    photos = [part["URL"] for part in written if part["role"] == "photo"]
    assert photos == [image.get("src") for image in whole.iter("img") if image.get("src")]


def test_the_schema_refuses_what_is_wrong() -> None:
    document = json.loads(to_apple_news(item("<p>a</p>")))
    for wrong in ({"title": ""}, {"components": []}, {"identifier": "a:b"}, {"colour": 1}, {"version": "2"}):
        with pytest.raises(jsonschema.ValidationError):
            checks.apple_news(json.dumps(document | wrong))
