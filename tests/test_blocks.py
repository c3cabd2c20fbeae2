"""The optional blocks, rendered by the package's own templates and by a site's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import override_settings
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from wagtail_newsclean import blocks
from wagtail_newsclean.text import Kind

TEMPLATES = Path(blocks.__file__).parent / "templates" / "wagtail_newsclean" / "blocks"


def render(name: str, value: Any) -> BeautifulSoup:
    block = blocks.NewsBodyBlock()
    return BeautifulSoup(StreamValue(block, [(name, value)])[0].render(), "lxml")


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text().split())


def test_every_block_has_a_template_of_its_name() -> None:
    for name, block in blocks.NewsBodyBlock().child_blocks.items():
        assert block.meta.template == f"wagtail_newsclean/blocks/{name}.html"
        assert (TEMPLATES / f"{name}.html").is_file()


def test_blocks_that_are_no_part_of_the_story_say_so() -> None:
    kinds = {
        name: getattr(block, "newsclean_kind", None)
        for name, block in blocks.NewsBodyBlock().child_blocks.items()
    }
    assert {name: kind for name, kind in kinds.items() if kind} == {
        "newsletter": Kind.NEWSLETTER,
        "appeal": Kind.APPEAL,
        "related": Kind.RELATED,
        "note": Kind.NOTE,
    }


def test_a_picture_with_everything(newsroom: Newsroom) -> None:
    page = render(*picture(newsroom.image(), "<p>Waves.</p>", "Ines Torvald", "A wall"))
    (image,) = page.select("figure > img")
    assert image["alt"] == "A wall"
    assert "960w" in image["srcset"]
    assert words(page) == "Waves. Picture: Ines Torvald"


def test_a_credit_stands_without_a_caption(newsroom: Newsroom) -> None:
    page = render(*picture(newsroom.image(), "", "Ines Torvald"))
    assert words(page) == "Picture: Ines Torvald"
    assert page.select_one("img")["alt"] == ""


def test_a_caption_waits_for_its_picture() -> None:
    page = render(*picture(None, "<p>Waves.</p>"))
    assert page.select("img") == []
    assert words(page) == "Waves."


def test_an_empty_picture_is_nothing() -> None:
    assert words(render(*picture(None))) == ""
    assert render(*picture(None)).select("figure") == []


@pytest.mark.parametrize(
    ("name", "label"), [("newsletter", "Newsletter"), ("appeal", "Support The Ellan Tide")]
)
def test_a_box_is_named_by_its_heading_or_by_what_it_is(name: str, label: str) -> None:
    assert render(*boxed(name, "Text"))("aside")[0]["aria-label"] == label
    headed = render(name, {"heading": 'A "heading"', "text": RichText("<p>Text</p>")})
    assert headed("aside")[0]["aria-label"] == 'A "heading"'
    assert headed("h2")[0].get_text() == 'A "heading"'


def test_the_newspaper_s_own_template_replaces_the_package_s() -> None:
    assert "The editors" in words(render(*boxed("appeal", "Give.")))
    with override_settings(
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
    ):
        assert words(render(*boxed("appeal", "Give."))) == "Give."


def test_related_stories_that_are_not_live_are_not_named(newsroom: Newsroom) -> None:
    stories = [newsroom.article("Live"), newsroom.article("Draft", live=False)]
    page = render("related", {"heading": "", "stories": stories})
    assert [link.get_text() for link in page("a")] == ["Live"]


def test_text_is_text(newsroom: Newsroom) -> None:
    nasty = "<script>alert(1)</script>"
    for name, value in (
        ("heading", nasty),
        ("quote", {"text": nasty, "speaker": nasty}),
        ("newsletter", {"heading": nasty, "text": RichText("")}),
        ("appeal", {"heading": nasty, "text": RichText("")}),
        picture(newsroom.image(), "", nasty, nasty),
    ):
        assert render(name, value)("script") == []


def test_a_paragraph_is_its_text() -> None:
    assert str(render(*paragraph("One <b>two</b>.")).p) == "<p>One <b>two</b>.</p>"
