"""JSON-LD as a file: an article of schema.org has its fields, whatever stands around it; other JSON stays plain."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wagtail_newsclean.text.readers import reader_for

from .of_json import kinds, read

BODY = "PORT MARROW, March 4 (NW) - A storm kept the harbour closed.\n\nThe authority decides at noon."
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Storm &amp; sea close harbour",
    "alternativeHeadline": "Ferries stuck",
    "description": "Third day of the storm.",
    "articleBody": BODY,
    "articleSection": ["Coast"],
    "author": [{"@type": "Person", "name": "Ann Ode"}, "Bo Pell"],
    "datePublished": "2026-03-04T12:00:00+01:00",
    "image": {
        "@type": "ImageObject",
        "url": "https://nord.example/w.jpg",
        "caption": "Waves",
        "creditText": "Cy Dee",
    },
    "keywords": "storm, sea",
    "copyrightNotice": "(c) Nord",
    "inLanguage": "en",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_article_has_its_fields(encoding: str) -> None:
    story = read(ARTICLE, encoding)
    assert kinds(story) == [
        ("section", "Coast"),
        ("headline", "Storm & sea close harbour"),
        ("standfirst", "Ferries stuck"),
        ("byline", "Ann Ode"),
        ("byline", "Bo Pell"),
        ("standfirst", "Third day of the storm."),
        ("body", "PORT MARROW, March 4 (NW) - A storm kept the harbour closed."),
        ("body", "The authority decides at noon."),
        ("caption", "Waves"),
        ("credit", "Cy Dee"),
        ("tags", "storm · sea"),
        ("legal", "(c) Nord"),
    ]
    assert story.byline == ("Ann Ode", "Bo Pell")
    assert story.dateline is not None
    assert str(story.dateline.date) == "2026-03-04"  # the year is the file's


def test_the_article_is_found_in_a_graph_and_others_are_kept_out_of_it() -> None:
    short = {"@type": "NewsArticle", "headline": "Trains run", "isPartOf": ARTICLE}
    story = read({"@graph": [{"@type": "WebPage", "name": "Nord"}, short, {"mainEntity": ARTICLE}]})
    assert story.headline == "Storm & sea close harbour"  # the first that has text
    assert kinds(story)[-1] == ("other", "Trains run")
    assert story.source.count("closed") == 1


@pytest.mark.parametrize(
    "body",
    [
        "<p>One &amp; two</p><p>Three</p>",
        "&lt;p&gt;One &amp;amp; two&lt;/p&gt;&lt;p&gt;Three&lt;/p&gt;",
        "One &amp; two\n\nThree",
        "<p>One & two</p><script>alert(1)</script><p onclick=x>Three</p>",
    ],
    ids=["markup", "escaped markup", "text with entities", "hostile"],
)
def test_text_in_every_disguise(body: str) -> None:
    story = read({"@type": "Article", "articleBody": body})
    assert story.source == "One & two\nThree"
    assert story.document is not None
    assert story.document.render is not None
    assert "onclick" not in story.document.render(1)


@pytest.mark.parametrize(
    "body", ["<p>One.</p><!-- cut", "<p>One.</p><script>cut", '<p>One.</p><a href="https://']
)
def test_text_that_was_cut_hides_no_field_after_it(body: str) -> None:
    correction = {"@type": "CorrectionComment", "text": "The name was wrong."}
    story = read({"@type": "Article", "articleBody": body, "keywords": ["sea"], "correction": correction})
    assert story.source == "One.\nsea\nThe name was wrong."
    assert kinds(story)[-1] == ("note", "The name was wrong.")


def test_entries_of_a_live_blog_are_its_text() -> None:
    entries = [
        {"@type": "BlogPosting", "headline": f"Hour {n}", "articleBody": f"Wave {n} came."} for n in (1, 2)
    ]
    story = read({"@type": "LiveBlogPosting", "headline": "Storm live", "liveBlogUpdate": entries})
    assert story.source.split("\n") == ["Storm live", "Hour 1", "Wave 1 came.", "Hour 2", "Wave 2 came."]
    assert "other" not in [kind for kind, _ in kinds(story)]


@pytest.mark.parametrize(
    "data",
    [
        {"title": "Storm", "text": "No format that anybody knows."},
        {"@type": "Person", "name": "Ann Ode"},
        {"@type": "NewsArticle"},
        {"@type": ["NewsArticle"], "headline": None},
        [1, "@type", None],
    ],
)
def test_other_json_stays_plain(data: object) -> None:
    assert reader_for(json.dumps(data).encode(), "a.json").name == "plain"


@pytest.mark.parametrize(
    "value", [None, 1, "", [], {}, [[1]], {"name": [{}]}, {"@type": "x", "name": 3}, "\ud800"]
)
@pytest.mark.parametrize("field", sorted(ARTICLE.keys() - {"@type", "@context"}))
def test_fields_of_any_shape_break_nothing(field: str, value: Any) -> None:
    assert "Ann Ode" in read({**ARTICLE, field: value}).source or field == "author"


def test_nesting_is_no_bomb() -> None:
    data = b'{"@type": "NewsArticle", "headline": ' + b"[" * 100_000
    assert reader_for(data, "a.json").name == "plain"
