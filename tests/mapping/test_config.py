from __future__ import annotations

from typing import Any

import pytest

from tests.othersites.models import DeepPage
from wagtail_newsclean.checks import check_settings
from wagtail_newsclean.mapping import MappingError, parse_mapping


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"bodie": "text"}, "bodie"),
        ({"body": 3}, "body"),
        ({"blocks": {"advert": "x"}}, "advert"),
        ({"blocks": {"body": ["x"]}}, "body"),
        ({"blocks": "paragraph"}, "blocks"),
        ({"byline": {"relation": "x"}}, "byline"),
        ({"fields": {"body": 1}}, "fields"),
        ("text", "dictionary"),
    ],
)
def test_a_mapping_that_cannot_be_understood_names_the_key(raw: Any, named: str) -> None:
    with pytest.raises(MappingError, match=named):
        parse_mapping("news.Page", raw)


def messages(settings: Any, pages: Any, **more: Any) -> list[str]:
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": pages, **more}
    return [f"{message.id} {message.msg}" for message in check_settings()]


def test_the_site_of_the_tests_has_no_faults() -> None:
    assert check_settings() == []


@pytest.mark.parametrize(
    ("label", "raw", "expected"),
    [
        ("othersites.NoPage", {"body": "text"}, "newsclean.E002"),
        ("othersites.FlatPage", {"body": "txt"}, "newsclean.E003"),
        ("othersites.FlatPage", {}, "newsclean.E003"),
        ("othersites.FlatPage", {"body": "text", "tags": "tags"}, "newsclean.E003"),
        ("othersites.DeepPage", {"body": "content", "blocks": {}}, "newsclean.E004"),
        ("othersites.DeepPage", {"body": "content", "blocks": {"body": "section.txt"}}, "newsclean.E005"),
        ("othersites.DeepPage", {"body": "content", "blocks": {"body": "section"}}, "newsclean.E006"),
        (
            "othersites.DeepPage",
            {"body": "content", "blocks": {"body": "sign_up", "picture": "title.words"}},
            "newsclean.E006",
        ),
        (
            "othersites.DeepPage",
            {"body": "content", "blocks": {"body": "sign_up", "newsletter": "sign_up"}},
            "newsclean.E007",
        ),
        (
            "othersites.DeepPage",
            {"body": "content", "blocks": {"body": {"block": "title.words", "set": {"sice": "h3"}}}},
            "newsclean.E005",
        ),
        (
            "othersites.DeepPage",
            {"body": "content", "blocks": {"body": {"block": "title.words", "set": {"size": "h7"}}}},
            "newsclean.E005",
        ),
        (
            "othersites.AuthoredPage",
            {"body": "body", "byline": {"field": "writers.author", "name": "nom"}},
            "newsclean.E003",
        ),
        ("othersites.AuthoredPage", {"body": "body", "byline": {"field": "writers.page"}}, "newsclean.E003"),
        ("newsroom.ArticlePage", {"body": "body", "related": "related_stories.article"}, "newsclean.E003"),
    ],
)
def test_each_fault_of_a_mapping_is_found_at_start_up(
    settings: Any, label: str, raw: Any, expected: str
) -> None:
    assert any(message.startswith(expected) for message in messages(settings, {label: raw}))


def test_unknown_keys_and_an_empty_mapping_are_warned_of(settings: Any) -> None:
    found = messages(settings, {}, ASK_BELLOW=0.5)
    assert [message[:14] for message in found] == ["newsclean.W001", "newsclean.W002"]
    assert "ASK_BELLOW" in found[0]


def test_what_editors_would_have_to_fill_is_told(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    title = DeepPage._meta.get_field("content").stream_block.child_blocks["title"]
    monkeypatch.setattr(title.child_blocks["size"].meta, "default", None)
    blocks = {"body": "section.content.text", "heading": "title.words", "credit": "media.figure.attribution"}
    pages = {"othersites.DeepPage": {"body": "content", "blocks": blocks}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": pages}
    (message,) = check_settings()
    assert message.id == "newsclean.W003"
    assert "'size' is required" in message.msg
    blocks["heading"] = {"block": "title.words", "set": {"size": "h3"}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": dict(pages)}
    assert check_settings() == []


def test_a_style_of_datelines_that_there_is_not_is_an_error(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = settings.WAGTAIL_NEWSCLEAN | {"DATELINE_STYLE": "tabloid"}
    (message,) = check_settings()
    assert message.id == "newsclean.E011"
    assert "'tabloid'" in message.msg
