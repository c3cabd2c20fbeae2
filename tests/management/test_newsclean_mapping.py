from __future__ import annotations

import ast
import io
import re
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.newsroom.settings import WAGTAIL_NEWSCLEAN
from wagtail_newsclean.checks import check_settings
from wagtail_newsclean.mapping import proposing


def said(*labels: str) -> tuple[dict[str, Any], str]:
    """The settings that are proposed, read as Python, and what is said beside them."""
    out, err = io.StringIO(), io.StringIO()
    call_command("newsclean_mapping", *labels, stdout=out, stderr=err, no_color=True)
    return ast.literal_eval(out.getvalue().partition(" = ")[2]), err.getvalue()


def test_the_demos_mapping_is_found_by_itself() -> None:
    proposed, beside = said()
    own = WAGTAIL_NEWSCLEAN["PAGES"]["newsroom.ArticlePage"]
    found = proposed["PAGES"]["newsroom.ArticlePage"]
    assert list(proposed["PAGES"]) == ["newsroom.ArticlePage"]
    assert found["blocks"] == {key: value for key, value in own["blocks"].items() if value and key != "note"}
    assert {key: found[key] for key in found if key != "blocks"} == {
        key: value for key, value in own.items() if key not in ("blocks", "headline")
    }
    assert "othersites.FlatPage" in beside


@pytest.mark.parametrize(
    ("label", "mapping"),
    [
        (
            "FlatPage",
            {
                "standfirst": "summary",
                "picture": {"image": "hero_image", "caption": "hero_caption", "credit": "hero_credit"},
                "body": "text",
            },
        ),
        (
            "DeepPage",
            {
                "dateline": "place_line",
                "body": "content",
                "blocks": {
                    "body": "section.content.aside",
                    "heading": "title.words",
                    "picture": "media.figure.image",
                    "caption": "media.figure.caption",
                    "credit": "media.figure.attribution",
                },
            },
        ),
        (
            "AuthoredPage",
            {
                "byline": {"field": "writers.author", "name": "full_name"},
                "tags": "topics",
                "related": "see_also",
                "body": "body",
                "blocks": {"body": "prose", "heading": "prose_heading"},
            },
        ),
        (
            "StrictPage",
            {
                "standfirst": "intro",
                "byline": {"field": "author", "name": "first_name last_name"},
                "body": "body",
                "blocks": {"body": "text_block", "picture": "photo.image", "caption": "photo.caption"},
            },
        ),
        (
            "TutorialPage",
            {"standfirst": "intro", "byline": {"field": "authors", "name": "full_name"}, "body": "body"},
        ),
    ],
)
def test_what_other_sites_would_be_proposed(settings: Any, label: str, mapping: Any) -> None:
    proposed, _beside = said(f"othersites.{label}")
    assert proposed["PAGES"] == {f"othersites.{label}": mapping}
    settings.WAGTAIL_NEWSCLEAN = proposed
    assert {message.id for message in check_settings()} <= {"newsclean.W004"}


def test_what_only_the_developer_knows_is_left_open() -> None:
    out, err = io.StringIO(), io.StringIO()
    call_command("newsclean_mapping", "othersites.StrictPage", stdout=out, stderr=err, no_color=True)
    assert '# "set": {"desk": ..., "author": ...}' in out.getvalue()
    assert "cannot be saved without 'desk'" in err.getvalue()


def test_the_name_alone_is_enough() -> None:
    assert list(said("flatpage")[0]["PAGES"]) == ["othersites.FlatPage"]


@pytest.mark.parametrize("label", ["flatpge", "othersites.FlatPge", "nosuch.FlatPage.x"])
def test_a_name_that_there_is_not_is_answered_with_those_that_there_are(label: str) -> None:
    with pytest.raises(CommandError, match=r"Page models are .*othersites\.FlatPage"):
        said(label)


@pytest.mark.parametrize("label", ["othersites.Author", "author"])
def test_a_snippet_is_called_no_page_and_is_not_taken_for_another_model(label: str) -> None:
    with pytest.raises(
        CommandError, match=r"othersites\.Author is no page model.* othersites\.FlatPage"
    ) as error:
        said(label)
    assert "Did you mean" not in str(error.value)


def test_where_no_page_is_named_like_a_story_all_with_a_text_are_proposed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proposing, "_STORY", re.compile("nothing"))
    proposed, beside = said()
    assert {"othersites.FlatPage", "othersites.DeepPage"} <= set(proposed["PAGES"])
    assert "named like a story" in beside


@pytest.mark.parametrize("label", ["othersites.NoPage", "othersites.Author", "newsroom.SectionPage"])
def test_a_model_that_holds_no_story_is_an_error(label: str) -> None:
    with pytest.raises(CommandError):
        said(label)
