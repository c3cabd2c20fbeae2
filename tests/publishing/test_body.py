"""Bodies of any site, with and without templates of their own, through the template tags."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.rich_text import RichText

from tests.newsroom.building import Newsroom
from tests.othersites.models import Author, AuthoredPage, DeepPage, FlatPage, Writer


def shown(page: Any, tags: str, **context: Any) -> BeautifulSoup:
    template = Template("{% load newsclean %}" + tags)
    html = template.render(Context({"page": page, "request": RequestFactory().get("/"), **context}))
    return BeautifulSoup(html, "lxml")


def words(page: BeautifulSoup) -> str:
    return " ".join(page.get_text().split())


def add(newsroom: Newsroom, page: Any) -> Any:
    newsroom.front.add_child(instance=page)
    return type(page).objects.get(pk=page.pk)


def test_blocks_without_templates_get_the_package_s(newsroom: Newsroom) -> None:
    figure = {"image": newsroom.image(), "caption": "Waves <here>", "attribution": "Ines Torvald"}
    content = [
        ("title", {"words": "Forty <boats>", "size": "h2"}),
        ("media", {"figure": figure, "width": "full"}),
        ("section", {"content": [("text", "One.\nTwo."), ("aside", RichText("<p>Aside.</p>"))]}),
        ("sign_up", RichText("<p>Our letter.</p>")),
    ]
    page = add(newsroom, DeepPage(title="Deep", place_line="PORT ELLAN", content=content))
    body = shown(page, "{% story_body page %}")
    assert [element.name for element in body.body.find_all(recursive=False)] == [
        "h2",
        "figure",
        "p",
        "p",
        "p",
        "aside",
    ]
    assert body.h2.get_text() == "Forty <boats>"
    assert words(body.figure) == "Waves <here> Picture: Ines Torvald"
    assert body.find("p").get_text() == "PORT ELLAN — One."
    assert words(body.select_one("aside.newsclean-newsletter")) == "Our letter."


def test_a_picture_that_opens_the_story_does_not_wait(newsroom: Newsroom) -> None:
    figure = {"image": newsroom.image(), "caption": "", "attribution": ""}
    content = [("media", {"figure": figure, "width": "full"})] * 2
    first, second = shown(
        add(newsroom, DeepPage(title="Deep", content=content)), "{% story_body page %}"
    ).select("img")
    assert (first.get("loading"), second.get("loading")) == (None, "lazy")


def test_one_picture_by_itself(newsroom: Newsroom) -> None:
    figure = {"image": newsroom.image(), "caption": "Waves", "attribution": "A B"}
    page = add(newsroom, DeepPage(title="Deep", content=[("media", {"figure": figure, "width": "full"})]))
    found = shown(page, "{% story page as told %}{% story_picture told.pictures.0 opening=True %}")
    assert words(found.figure) == "Waves Picture: A B"


def test_bylines(newsroom: Newsroom) -> None:
    page = add(newsroom, AuthoredPage(title="Authored"))
    assert words(shown(page, "{% story_byline page %}")) == ""
    page.writers = [Writer(author=Author.objects.create(full_name=name)) for name in ("A B", "C D", "E <F>")]
    page.save()
    page = AuthoredPage.objects.get(pk=page.pk)
    assert words(shown(page, "{% story_byline page %}")) == "By A B, C D and E <F>"
    article = newsroom.article(byline="Lena Brandt & Tomas Weil")
    assert words(shown(article, "{% story_byline page %}")) == "By Lena Brandt & Tomas Weil"


def test_related_stories_of_any_model(newsroom: Newsroom) -> None:
    flat, killed = add(newsroom, FlatPage(title="Flat <b>", text="<p>One.</p>")), newsroom.article("KILLED")
    page = AuthoredPage(title="Authored", see_also=[killed, flat])
    newsroom.front.add_child(instance=page)
    killed.unpublish()
    found = shown(page, "{% story_related page heading='More' %}")
    assert [link.get_text() for link in found.select("a")] == ["Flat <b>"]
    assert found.aside["aria-label"] == "More"
    assert words(shown(flat, "{% story_related page %}")) == ""


@pytest.mark.parametrize(
    ("code", "direction"), [("en", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("pt-br", "ltr"), ("xx", "ltr")]
)
def test_the_direction_of_a_language(settings: Any, code: str, direction: str) -> None:
    settings.LANGUAGE_CODE = code
    assert words(shown(None, "{% page_language page %} {% page_direction page %}")) == f"{code} {direction}"


def test_a_site_s_own_places_logo_and_correction(newsroom: Newsroom) -> None:
    page = newsroom.article("Story")
    tag = "{% story_head page section='Coast' places=places logo='/static/logo.png' correction='Forty boats.' %}"
    data = str(shown(page, tag, places=["Kelder", "Skerries"]))
    assert '"contentLocation":[{"@type":"Place","name":"Kelder"},{"@type":"Place","name":"Skerries"}]' in data
    assert '"logo":{"@type":"ImageObject","url":"http://localhost/static/logo.png"}' in data
    assert '"correction":"Forty boats."' in data


def test_a_page_without_a_mapping_has_no_body(newsroom: Newsroom) -> None:
    assert words(shown(newsroom.section, "{% story_body page %}")) == ""
