"""Rich text on sites whose editor offers less than copy brings: nothing breaks off, no two words become one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from wagtail.rich_text import features as registry

from tests.othersites.models import AuthoredPage, FlatPage
from wagtail_newsclean.mapping import parse_mapping
from wagtail_newsclean.mapping.rich import text_of, to_rich_text
from wagtail_newsclean.mapping.writing import Piece, write_body

FEW = ["bold", "italic", "link"]


def made(html: str, features: list[str] | None) -> str:
    return re.sub(r' data-block-key="\w+"', "", to_rich_text(html, features))


@pytest.mark.parametrize(
    ("html", "features", "expected"),
    [
        ("<ul><li>Boats: <b>40</b></li><li>None</li></ul>", FEW, "<p>Boats: <b>40</b></p><p>None</p>"),
        ("<ol><li>one</li><li>two</li></ol>", ["ul"], "<ul><li>one</li><li>two</li></ul>"),
        ("<ul><li>one</li><li>two</li></ul>", ["ol"], "<p>one</p><p>two</p>"),
        (
            "<ul><li>fish<ul><li>cod</li><li>hake</li></ul>again</li></ul>",
            [],
            "<p>fish</p><p>cod</p><p>hake</p><p>again</p>",
        ),
        (
            "<table><tbody><tr><td>Cod</td><td><b>12.50</b></td></tr><tr><td>Hake</td><td>9</td></tr></tbody></table>",
            FEW,
            "<p>Cod <b>12.50</b></p><p>Hake 9</p>",
        ),
        ("<blockquote><p>Worse.</p><p>Far worse.</p></blockquote>", FEW, "<p>Worse.</p><p>Far worse.</p>"),
        (
            "<ul><li>fish <b>today</b><p>cod</p>and <i>hake</i></li></ul>",
            FEW,
            "<p>fish <b>today</b></p><p>cod</p><p>and <i>hake</i></p>",
        ),
        ("<h2>Next</h2><p>x</p>", ["h3"], "<h3>Next</h3><p>x</p>"),
        ("<h5>Next</h5><p>x</p>", ["h2", "h3"], "<h3>Next</h3><p>x</p>"),
        ("<h2>Next</h2><p>x</p>", FEW, "<p>Next</p><p>x</p>"),
        ("<p>Roses<br>violets</p>", FEW, "<p>Roses<br/>violets</p>"),
        ("<h2>Next &amp; last</h2><p>a &lt;b&gt;</p>", None, "<h2>Next &amp; last</h2><p>a &lt;b&gt;</p>"),
    ],
)
def test_what_the_editor_does_not_offer_becomes_paragraphs(
    html: str, features: list[str] | None, expected: str
) -> None:
    assert made(html, features) == expected
    assert text_of(expected).split() == text_of(html).split()


@pytest.mark.django_db
def test_lines_merged_on_the_desk_and_a_numbered_list_make_a_draft() -> None:
    mapping = parse_mapping("othersites.AuthoredPage", {"body": "body", "blocks": {"body": "prose"}})
    pieces = [
        Piece("body", "Roses violets", "<p>Roses<br>violets</p>"),
        Piece("body", "one", "<ol><li>one</li></ol>"),
        Piece("body", "two", "<ol><li>two</li></ol>"),
    ]
    page = AuthoredPage(title="Storm", **write_body(mapping, pieces).values)
    assert text_of(page.body[0].value.source).split("\n") == ["Roses", "violets", "one", "two"]


def test_where_a_field_says_nothing_the_sites_own_editor_counts(settings: Any) -> None:
    settings.WAGTAILADMIN_RICH_TEXT_EDITORS = {
        "default": {
            "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
            "OPTIONS": {"features": ["h3"]},
        },
        "plain": {"WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea", "OPTIONS": {"features": []}},
    }
    assert made("<h2>Next</h2><p><b>x</b></p>", None) == "<h3>Next</h3><p>x</p>"
    assert "<h" not in to_rich_text("<h2>Next</h2>", None, "plain")
    field = FlatPage._meta.get_field("hero_caption")
    assert field.features is not None, "a field that says what it offers keeps it"
    settings.WAGTAILADMIN_RICH_TEXT_EDITORS = {}
    assert "<h2" in to_rich_text("<h2>Next</h2>", None)


def test_a_feature_of_the_sites_own_that_fails_costs_the_markup_and_no_word(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise KeyError("data-id")

    rule = registry.get_converter_rule("contentstate", "bold")
    handler = rule["from_database_format"]["b"]
    monkeypatch.setattr(handler, "handle_starttag", fail)
    assert made("<p>The <b>harbour</b></p><p>Shut</p>", ["bold"]) == "<p>The harbour</p><p>Shut</p>"
    assert "kept as paragraphs" in caplog.text
