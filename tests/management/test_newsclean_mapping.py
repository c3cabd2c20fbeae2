from __future__ import annotations

import ast
import io
import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from tests.newsroom.settings import WAGTAIL_NEWSCLEAN
from tests.othersites.models import Author, AuthoredPage
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


@pytest.mark.parametrize("label", ["flatpge", "othersites.FlatPge", "othersites.Author", "nosuch.FlatPage.x"])
def test_a_name_that_there_is_not_is_answered_with_those_that_there_are(label: str) -> None:
    with pytest.raises(CommandError, match=r"Page models are .*othersites\.FlatPage"):
        said(label)


def test_where_no_page_is_named_like_a_story_all_with_a_text_are_proposed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(proposing, "_STORY", re.compile("nothing"))
    proposed, beside = said()
    assert {"othersites.FlatPage", "othersites.DeepPage"} <= set(proposed["PAGES"])
    assert "named like a story" in beside


def test_pages_that_list_stories_are_not_taken_for_stories(monkeypatch: pytest.MonkeyPatch) -> None:
    class NewsIndexPage:
        pass

    monkeypatch.setattr(proposing, "page_models", lambda: [NewsIndexPage])
    monkeypatch.setattr(proposing, "body_of", lambda model: "body")
    assert proposing.story_models() == []


@pytest.mark.parametrize(
    ("name", "is_story"),
    [
        ("SpecialistArticlePage", True),
        ("JournalistStoryPage", True),
        ("HomelandNewsPage", True),
        ("BlogIndexPage", False),
        ("NewsTagPage", False),
        ("BlogCategoryPage", False),
        ("Meldung", True),
        ("NoticiaPage", True),
        ("PaginaArticolo", True),
    ],
)
def test_lists_are_told_by_whole_words(name: str, is_story: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proposing, "page_models", lambda: [type(name, (), {})])
    monkeypatch.setattr(proposing, "body_of", lambda model: "body")
    assert bool(proposing.story_models()) is is_story


def test_words_of_a_picture_are_looked_for_where_the_picture_stands() -> None:
    column = blocks.StreamBlock(
        [
            ("text", blocks.RichTextBlock()),
            ("image", blocks.StructBlock([("image", ImageChooserBlock()), ("legend", blocks.CharBlock())])),
            (
                "image_link",
                blocks.StructBlock([("alt_text", blocks.CharBlock()), ("credit", blocks.CharBlock())]),
            ),
        ]
    )
    level = blocks.ChoiceBlock(choices=[("2", "Two"), ("3", "Three")])
    stream = blocks.StreamBlock(
        [
            ("row", blocks.StructBlock([("content", column)])),
            ("heading", blocks.StructBlock([("text", blocks.CharBlock()), ("level", level)])),
        ]
    )
    assert proposing._blocks(stream) == {
        "body": "row.content.text",
        "heading": {"block": "heading.text", "set": {"level": "2"}},
        "picture": "row.content.image.image",
        "caption": "row.content.image.legend",
    }


@pytest.mark.parametrize(
    ("text", "box", "heading", "picture", "caption", "credit"),
    [
        ("absatz", "infokasten", "zwischentitel", "bild", "bildunterschrift", "urheber"),
        ("paragraphe", "encadre", "intertitre", "photo", "legende", "credit"),
        ("parrafo", "recuadro", "subtitulo", "imagen", "leyenda", "credito"),
        ("alinea", "kader", "tussenkop", "afbeelding", "onderschrift", "fotograaf"),
    ],
    ids=["de", "fr", "es", "nl"],
)
def test_names_in_other_languages(
    text: str, box: str, heading: str, picture: str, caption: str, credit: str
) -> None:
    level = blocks.ChoiceBlock(choices=[("h2", "Two"), ("h3", "Three")])
    figure = [("datei", ImageChooserBlock()), (caption, blocks.CharBlock()), (credit, blocks.CharBlock())]
    inside = [
        (box, blocks.RichTextBlock()),
        (text, blocks.StructBlock([("prosa", blocks.RichTextBlock())])),
        (heading, blocks.StructBlock([("wort", blocks.CharBlock()), ("level", level)])),
        (picture, blocks.StructBlock(figure)),
    ]
    stream = blocks.StreamBlock([("teil", blocks.StructBlock([("teile", blocks.StreamBlock(inside))]))])
    assert proposing._blocks(stream) == {
        "body": f"teil.teile.{text}.prosa",
        "heading": {"block": f"teil.teile.{heading}.wort", "set": {f"teile.{heading}.level": "h2"}},
        "picture": f"teil.teile.{picture}.datei",
        "caption": f"teil.teile.{picture}.{caption}",
        "credit": f"teil.teile.{picture}.{credit}",
    }


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("author_line", True),
        ("author_display", True),
        ("story_byline", True),
        ("author_bio", False),
        ("byte_count", False),
        ("author_image_credit", False),
    ],
)
def test_names_of_fields_that_hold_a_byline(name: str, is_one: bool) -> None:
    assert bool(proposing._BYLINE_LIKE.search(name)) is is_one


@pytest.mark.parametrize("label", ["othersites.NoPage", "othersites.Author", "newsroom.SectionPage"])
def test_a_model_that_holds_no_story_is_an_error(label: str) -> None:
    with pytest.raises(CommandError):
        said(label)


def test_short_names_and_boxes_beside_the_story() -> None:
    paragraph = blocks.StructBlock([("prose", blocks.RichTextBlock())])
    head = blocks.StructBlock([("kicker", blocks.CharBlock(required=False)), ("words", blocks.CharBlock())])
    stream = blocks.StreamBlock(
        [
            ("fact_box", blocks.StructBlock([("text", blocks.RichTextBlock())])),
            ("chapter", blocks.StreamBlock([("para", paragraph), ("h", head)])),
            ("avatar", blocks.StructBlock([("quote", blocks.TextBlock()), ("photo", ImageChooserBlock())])),
            ("img", ImageChooserBlock()),
        ]
    )
    assert proposing._blocks(stream) == {
        "body": "chapter.para.prose",
        "heading": "chapter.h.words",
        "picture": "img",
    }


def test_an_author_s_one_line_of_text_is_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Author._meta.get_field("full_name"), "name", "nick")
    assert proposing.propose(AuthoredPage)["byline"] == {"field": "writers.author", "name": "nick"}


@pytest.mark.parametrize("name", ["subhead", "sub_head", "crosshead", "cross_head"])
def test_sub_heads_are_headings(name: str) -> None:
    stream = blocks.StreamBlock([("text", blocks.RichTextBlock()), (name, blocks.CharBlock())])
    assert proposing._blocks(stream) == {"body": "text", "heading": name}


def test_the_only_picture_needs_no_name() -> None:
    plate = ("plate", blocks.StructBlock([("shot", ImageChooserBlock()), ("legend", blocks.CharBlock())]))
    quote = ("pull_quote", blocks.StructBlock([("words", blocks.TextBlock()), ("shot", ImageChooserBlock())]))
    text = ("text", blocks.RichTextBlock())
    pictures = [
        {k: v for k, v in proposing._blocks(blocks.StreamBlock(children)).items() if k != "body"}
        for children in ([text, plate], [text, quote], [text, plate, ("chart", ImageChooserBlock())])
    ]
    assert pictures == [{"picture": "plate.shot", "caption": "plate.legend"}, {}, {}]


def test_a_password_is_no_author_s_name() -> None:
    names = [field.name for field in get_user_model()._meta.fields if proposing._may_be_name(field)]
    assert "password" not in names
    assert {"first_name", "last_name"} <= set(names)
