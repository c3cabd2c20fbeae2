"""The mapping in words, as a site's developer reads it."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from wagtail_newsclean.mapping import mapping_for
from wagtail_newsclean.mapping.describing import describe

OUT = "stays out of the page; the editor is told"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (
            "newsroom.ArticlePage",
            {
                "byline": "goes into the field “byline”",
                "dateline": "goes into the field “dateline”",
                "caption": "goes into a block “picture.caption”",
                "alt": "goes into a block “picture.alt”",
                "legal": OUT,
                "suggested tags": "go into the field “tags” when they are accepted",
                "suggested stories": "go into the field “related_stories.page” when they are accepted",
            },
        ),
        (
            "othersites.FlatPage",
            {
                "byline": OUT,
                "dateline": "stays at the beginning of the text",
                "heading": "goes into the field “text”",
                "note": OUT,
                "picture": OUT,
                "suggested tags": "are not suggested",
                "suggested stories": "are not suggested",
            },
        ),
        (
            "othersites.DeepPage",
            {
                "heading": "goes into a block “title.words”, with size = 'h3'",
                "appeal": OUT,
                "note": "goes into the field “corrections”",
            },
        ),
        (
            "othersites.StrictPage",
            {
                "byline": "is looked up by “first_name last_name” and related through “author”; "
                "unknown names are told",
                "heading": "goes into the body's text as a heading",
                "alt": "goes into a block “photo.image” with the picture",
                "desk": "is {'slug': 'coast'} in every draft, where the copy has nothing better",
                "date": "is the day on which the draft is made",
            },
        ),
        (
            "othersites.TutorialPage",
            {
                "picture": "goes into the field “body” between the paragraphs",
                "alt": "goes into the field “body” with the picture",
                "note": OUT,
            },
        ),
    ],
)
def test_what_becomes_of_each_kind(label: str, words: dict[str, str]) -> None:
    mapping = mapping_for(apps.get_model(label))
    assert mapping
    told = dict(describe(mapping))
    assert {kind: told.get(kind) for kind in words} == words


def test_what_has_no_block_of_its_own_goes_with_the_image(settings: Any) -> None:
    deep = {"body": "content", "blocks": {"body": "section.content.aside", "picture": "media.figure.image"}}
    settings.WAGTAIL_NEWSCLEAN = {
        "PAGES": {"othersites.DeepPage": deep},
        "IMAGES": {"alt": "description", "credit": "title"},
    }
    mapping = mapping_for(apps.get_model("othersites.DeepPage"))
    assert mapping
    told = dict(describe(mapping))
    assert told["alt"] == "goes with the image, into its field “description” in the library"
    assert told["credit"].startswith("goes with its image, into the field “title” in the library")
    assert told["caption"] == OUT
    del deep["blocks"]["picture"]  # type: ignore[attr-defined]
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.DeepPage": deep}}
    mapping = mapping_for(apps.get_model("othersites.DeepPage"))
    assert mapping
    assert dict(describe(mapping))["alt"] == OUT


def test_a_kind_that_is_kept_out_of_rich_text_is_told(settings: Any) -> None:
    flat = {"body": "text", "blocks": {"heading": None}}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.FlatPage": flat}}
    mapping = mapping_for(apps.get_model("othersites.FlatPage"))
    assert mapping
    assert dict(describe(mapping))["heading"] == OUT
