from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.checks import ERROR
from django.db import connection
from wagtail import blocks

from tests.othersites.models import DeepPage, TutorialPage
from wagtail_newsclean.checks import check_settings
from wagtail_newsclean.mapping import MappingError, parse_mapping
from wagtail_newsclean.mapping.checking_blocks import _check_required


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
        ({"set": "desk"}, "set"),
        ({"picture": {"caption": "legend"}}, "picture"),
        ({"picture": {"image": "hero", "credits": "x"}}, "picture"),
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
        ("othersites.FlatPage", {"body": "text", "picture": "hero"}, "newsclean.E003"),
        ("othersites.FlatPage", {"body": "text", "picture": "summary"}, "newsclean.E013"),
        (
            "othersites.FlatPage",
            {"body": "text", "picture": {"image": "hero_image", "caption": "hero_image"}},
            "newsclean.E013",
        ),
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


@pytest.mark.parametrize(
    ("label", "raw", "hint"),
    [
        ("othersites.FlatPge", {"body": "text"}, "Did you mean 'othersites.FlatPage'?"),
        ("othersites.Author", {"body": "text"}, ""),
        (
            "othersites.FlatPage",
            {"body": "txt"},
            "Did you mean 'text'? Its fields are title, summary, hero_image, ",
        ),
        ("othersites.FlatPage", {"body": "text", "set": {"sumary": "x"}}, "Did you mean 'summary'?"),
        (
            "othersites.CountedPage",
            {"body": "body", "blocks": {"body": "part.content.text"}, "set": {"contributors": [1]}},
            "It takes fields of the page itself",
        ),
        (
            "othersites.AuthoredPage",
            {"body": "body", "blocks": {"body": "prose"}, "set": {"topics": ["Storms"]}},
            "It takes fields of the page itself",
        ),
        ("othersites.DeepPage", {"body": "content", "blocks": {"body": "secton.content.text"}}, "'section'?"),
        ("othersites.DeepPage", {"body": "content", "blocks": {"body": "section"}}, "section.content.text"),
        (
            "othersites.DeepPage",
            {"body": "content"},
            "Blocks that take text are title.words, section.content.text",
        ),
        ("othersites.StrictPage", {"body": "body", "blocks": {"body": "table"}}, "this block has none"),
        (
            "othersites.StrictPage",
            {"body": "body", "blocks": {"body": "text_block", "picture": "photo.image.image"}},
            "Name 'photo.image'.",
        ),
        (
            "othersites.StrictPage",
            {"body": "body", "blocks": {"body": "text_block", "alt": "photo.image.alt_text"}},
            "Leave it out",
        ),
        ("othersites.StrictPage", {"body": "body", "byline": "author"}, "{'field': 'author', 'name':"),
        ("othersites.StrictPage", {"body": "date"}, "holds the story"),
        ("othersites.StrictPage", {"body": "body", "standfirst": "body"}, "CharField"),
        ("othersites.AuthoredPage", {"body": "body", "tags": "see_also"}, "taggit"),
        ("othersites.AuthoredPage", {"body": "body", "byline": {"field": "writers.autor"}}, "'author'?"),
        (
            "othersites.AuthoredPage",
            {"body": "body", "byline": {"field": "writers.pge"}},
            "Its fields are author",
        ),
        (
            "othersites.AuthoredPage",
            {"body": "body", "byline": {"field": "writers.author", "name": "fullname"}},
            "Did you mean 'full_name'?",
        ),
    ],
)
def test_a_fault_says_what_was_meant_and_what_there_is(
    settings: Any, label: str, raw: Any, hint: str
) -> None:
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {label: raw}}
    found = [message for message in check_settings() if message.level >= ERROR]
    assert any(hint in (message.hint or "") for message in found), found


def test_what_the_database_demands_and_nobody_gives_is_warned_of(settings: Any) -> None:
    mapping = {"body": "body", "blocks": {"body": "text_block"}, "set": {"author": 1}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.StrictPage": mapping}}
    (message,) = check_settings()
    assert message.id == "newsclean.W004"
    assert "without 'desk'" in message.msg
    assert "'set': {'desk': ...}" in str(message.hint)


def test_what_must_differ_and_every_draft_has_alike_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setitem(vars(TutorialPage._meta.get_field("intro")), "unique", True)
    assert messages(settings, {"othersites.TutorialPage": {"body": "body", "standfirst": "intro"}}) == []
    (message,) = messages(settings, {"othersites.TutorialPage": {"body": "body"}})
    assert message.startswith("newsclean.W005")
    assert "'intro'" in message
    monkeypatch.setattr(TutorialPage, "save", lambda page, *args, **kwargs: None)
    assert messages(settings, {"othersites.TutorialPage": {"body": "body"}}) == []


def test_a_database_without_what_the_tables_need_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.features, "supports_partial_indexes", False)
    (message,) = check_settings()
    assert message.id == "newsclean.E015"
    assert message.hint == "Use SQLite or PostgreSQL."


def test_unknown_keys_and_an_empty_mapping_are_warned_of(settings: Any) -> None:
    found = messages(settings, {}, ASK_BELLOW=0.5)
    assert [message[:14] for message in found] == ["newsclean.W001", "newsclean.W002"]
    assert "ASK_BELLOW" in found[0]


def test_what_editors_would_have_to_fill_is_told(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    title = DeepPage._meta.get_field("content").stream_block.child_blocks["title"]
    monkeypatch.setattr(title.child_blocks["size"].meta, "default", None)
    targets = {"body": "section.content.text", "heading": "title.words", "credit": "media.figure.attribution"}
    pages = {"othersites.DeepPage": {"body": "content", "blocks": targets}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": pages}
    (message,) = check_settings()
    assert message.id == "newsclean.W003"
    assert "'size' is required" in message.msg
    assert "{'size': 'h2' or 'h3'}" in str(message.hint)
    targets["heading"] = {"block": "title.words", "set": {"size": "h3"}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": dict(pages)}
    assert check_settings() == []


def test_a_heading_that_every_block_of_text_must_have_is_told(settings: Any) -> None:
    section = blocks.StructBlock(
        [
            ("heading", blocks.CharBlock()),
            ("text", blocks.RichTextBlock()),
            ("note", blocks.CharBlock(required=False)),
        ]
    )
    raw = {
        "body": "content",
        "blocks": {"body": "section.text", "heading": "section.heading", "note": "section.note"},
    }
    mapping = parse_mapping("othersites.DeepPage", raw)
    target = mapping.blocks["body"]
    assert target
    (message,) = _check_required("here", mapping, target, (), section)
    assert "'heading' is required and stands beside the story's text" in message.msg


def test_a_choice_further_down_is_told_and_can_be_set(settings: Any) -> None:
    pages = settings.WAGTAIL_NEWSCLEAN["PAGES"]
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.CountedPage": pages["othersites.CountedPage"]}}
    assert check_settings() == []
    blocks_of = pages["othersites.CountedPage"]["blocks"]

    def told(**fixed: Any) -> Any:
        heading = {"block": "part.content.title.words", "set": fixed}
        page = pages["othersites.CountedPage"] | {"blocks": blocks_of | {"heading": heading}}
        settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.CountedPage": page}}
        return check_settings()

    (message,) = told()
    assert message.id == "newsclean.W003"
    assert "{'content.title.level': 'two' or 'three'}" in str(message.hint)
    wrong = told(**{"content.title.levle": "two"})
    assert "Did you mean 'level'?" in str(wrong[0].hint)
    assert "cannot be chosen" in told(**{"content.title.level": "four"})[0].msg
    assert "there is no child block 'heading'" in told(**{"content.heading.level": "two"})[0].msg


def test_an_admin_without_snippets_has_no_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(apps.app_configs, "wagtailsnippets")
    (message,) = check_settings()
    assert message.id == "newsclean.E014"
    assert "Add 'wagtail.snippets'" in str(message.hint)


def test_a_style_of_datelines_that_there_is_not_is_an_error(settings: Any) -> None:
    settings.WAGTAIL_NEWSCLEAN = settings.WAGTAIL_NEWSCLEAN | {"DATELINE_STYLE": "tabloid"}
    (message,) = check_settings()
    assert message.id == "newsclean.E011"
    assert "'tabloid'" in message.msg


def test_a_many_to_many_field_may_be_set(settings: Any) -> None:
    mapping = {"body": "body", "blocks": {"body": "prose"}, "set": {"see_also": [1]}}
    assert messages(settings, {"othersites.AuthoredPage": mapping}) == []
