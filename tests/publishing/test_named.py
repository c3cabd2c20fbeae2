"""Pages that a story names: one look-up for all its blocks, and no link that leads nowhere, wherever the story goes."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.db import connection
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale, Site
from wagtail.rich_text import RichText, expand_db_html, features
from wagtail.rich_text.pages import PageLinkHandler

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage, SectionPage
from tests.othersites.models import FlatPage
from wagtail_newsclean.feeds.item import Shape
from wagtail_newsclean.feeds.reading import read_items
from wagtail_newsclean.publishing.links import StoryLinkHandler, link_to_live_pages
from wagtail_newsclean.publishing.named import keys_in, without_dead_links
from wagtail_newsclean.static_site.build import build

FEEDS = ["rss.xml", "atom.xml", "feed.json", "ninjs.json", "ninjs-2.1.json", "msn.xml"]


def link(page: Any, words: str) -> str:
    return f'<a linktype="page" id="{page.pk}">{words}</a>'


@pytest.fixture
def gone(newsroom: Newsroom) -> ArticlePage:
    return newsroom.article("Gone", slug="gone-slug")


@pytest.fixture
def naming(newsroom: Newsroom, gone: ArticlePage) -> ArticlePage:
    """A story that links to another in every kind of block."""
    return newsroom.article(
        "The headline of a story that names another",
        [
            paragraph(f"Before {link(gone, 'WORDS-1')} after."),
            picture(newsroom.image(), f"<p>Waves {link(gone, 'WORDS-2')}</p>", "Ines Torvald", "Waves"),
            boxed("newsletter", link(gone, "WORDS-3")),
            paragraph(f"<b>{link(gone, '<i>WORDS-4</i>')}</b>"),
        ],
        slug="naming",
    )


def everything(client: Client, page: ArticlePage) -> dict[str, str]:
    """All that leaves the house, by name."""
    found = {name: client.get(f"/feeds/{name}").content.decode() for name in FEEDS}
    found["page"] = client.get(page.url).content.decode()
    found["api"] = client.get(f"/api/v2/pages/{page.pk}/").content.decode()
    for name in ("jsonl", "ninjs"):
        out = io.StringIO()
        call_command("newsclean_export", format=name, stdout=out)
        found[name] = out.getvalue()
    return found


@pytest.mark.parametrize("fate", ["unpublished", "deleted"])
def test_a_link_to_a_killed_story_becomes_its_words_everywhere(
    naming: ArticlePage, gone: ArticlePage, client: Client, fate: str, tmp_path: Path
) -> None:
    site = Site.objects.get()
    assert all("gone-slug" in text for text in everything(client, naming).values())
    build(tmp_path, site)
    if fate == "deleted":
        gone.delete()
    else:
        gone.unpublish()
    found = everything(client, naming)
    for name in ("html", "markdown", "nitf", "apple-news"):
        call_command("newsclean_export", tmp_path / name, format=name, stdout=io.StringIO())
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        found[name] = "".join(
            path.read_text("utf-8") for path in files if "naming" in path.read_text("utf-8")
        )
    build(tmp_path, site)
    found["static page"] = (tmp_path / "coast/naming/index.html").read_text("utf-8")
    found["static feed"] = (tmp_path / "feeds/rss.xml").read_text("utf-8")
    for name, text in found.items():
        assert "gone-slug" not in text, name
        assert not any(bare in text for bare in ("<a>", "&lt;a&gt;")), name
        assert all(words in text for words in ("WORDS-1", "WORDS-2", "WORDS-4")), name


def test_a_link_to_a_page_for_members_stays(naming: ArticlePage, gone: ArticlePage, client: Client) -> None:
    """It leads to where one can sign in."""
    gone.view_restrictions.create(restriction_type="login")
    assert "gone-slug" in client.get(naming.url).content.decode()


def test_the_page_comes_back_and_so_does_the_link(
    naming: ArticlePage, gone: ArticlePage, client: Client
) -> None:
    gone.unpublish()
    ArticlePage.objects.get(pk=gone.pk).save_revision().publish()
    assert all("gone-slug" in text for text in everything(client, naming).values())


def test_elsewhere_wagtail_links_as_ever(naming: ArticlePage, gone: ArticlePage) -> None:
    gone.unpublish()
    assert "gone-slug" in expand_db_html(link(gone, "words"))
    assert "gone-slug" in str(RichText(link(gone, "words")))


def test_a_site_s_own_handler_of_links_stays() -> None:
    class Own(PageLinkHandler):
        pass

    class Registry:
        link_types = {"page": Own}

    link_to_live_pages(Registry())  # type: ignore[arg-type]
    assert Registry.link_types == {"page": Own}
    assert features.get_link_types()["page"] is StoryLinkHandler


def test_a_body_of_rich_text_has_no_dead_links_either(newsroom: Newsroom, gone: ArticlePage) -> None:
    page = FlatPage(title="Flat", text=f"<p>Before {link(gone, 'words')} after.</p>")
    newsroom.front.add_child(instance=page)
    gone.unpublish()
    template = Template("{% load newsclean %}{% story_body page %}")
    html = template.render(Context({"page": FlatPage.objects.get(pk=page.pk)}))
    assert BeautifulSoup(html, "lxml").p.decode_contents() == "Before words after."


@pytest.fixture
def languages(newsroom: Newsroom, settings: Any) -> Locale:
    """The newsroom's front page and section are there in French, too."""
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]
    french = Locale.objects.create(language_code="fr")
    for page in (newsroom.front, newsroom.section):
        page.copy_for_translation(french).save_revision().publish()
    return french


def translated(page: Any, locale: Locale) -> Any:
    made = page.copy_for_translation(locale)
    made.slug = f"fr-{page.slug}"
    made.save_revision().publish()
    return type(page).objects.get(pk=made.pk)


@pytest.mark.parametrize("ahead", [False, True])
def test_links_lead_where_they_lead_on_the_story_s_own_page(
    newsroom: Newsroom, languages: Locale, monkeypatch: pytest.MonkeyPatch, ahead: bool
) -> None:
    monkeypatch.setattr("wagtail_newsclean.feeds.reading.WHOLE", 0 if ahead else 100)
    there = newsroom.article("There", slug="there")
    both = translated(there, languages)
    newsroom.article("English", [paragraph(link(there, "a")), paragraph(link(both, "b"))])
    french = SectionPage.objects.get(locale=languages)
    newsroom.article(
        "French",
        [paragraph(link(there, "a")), paragraph(link(both, "b"))],
        under=french,
        locale=languages,
    )
    request = RequestFactory().get("/feed", headers={"host": "localhost"})
    with translation.override("de"):
        stories = read_items(
            ArticlePage.objects.filter(title__in=["English", "French"]),
            request,
            Shape(text=True),
            number=2,
        )
        found = {story.title: re.findall(r'href="[^"]*/([^/"]+)/"', story.content) for story in stories}
    assert found == {"English": ["there"] * 2, "French": ["fr-there"] * 2}
    both.unpublish()
    (story,) = read_items(ArticlePage.objects.filter(title="French"), request, Shape(text=True), number=1)
    assert re.findall(r"<p>.*?</p>", story.content)[1:] == ["<p>b</p>"], "as on the page"


@pytest.mark.parametrize("foreign", [False, True])
def test_many_links_cost_what_one_costs_in_several_languages(
    newsroom: Newsroom, languages: Locale, client: Client, foreign: bool
) -> None:
    others = [newsroom.article(f"Other {n}") for n in range(8)]
    french = [translated(other, languages) for other in others]

    def queries(number: int) -> int:
        body = [paragraph(link(other, "a")) for other in (french if foreign else others)[:number]]
        page = newsroom.article(body=body)
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page.url).content.count(b"/coast/story-") > number
        return len(captured)

    assert queries(8) == queries(1)


def test_many_links_cost_what_one_costs(newsroom: Newsroom, client: Client) -> None:
    others = [newsroom.article(f"Other {n}") for n in range(8)]

    def queries(number: int) -> int:
        boxes = [("related", {"heading": "", "stories": others[:number]})] * number
        body = [item for other in others[:number] for item in (paragraph(link(other, "a")), *boxes)]
        page = newsroom.article(body=[*body, boxed("note", link(others[0], "b"))])
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page.url).content.count(b"/coast/story-") > number
        return len(captured)

    assert queries(8) == queries(1)


def test_keys_of_links() -> None:
    stored = {"a": ['<p><a id="7" linktype="page">x</a> <a linktype="document" id="8">y</a></p>'], "b": 5}
    assert list(keys_in(stored)) == ["7"]
    assert list(keys_in('<a href="https://tide.example/?id=5">z</a>')) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><a>one</a> <a>t<b>w</b>o</a></p>", "<p>one t<b>w</b>o</p>"),
        ('<a>one</a><a href="/b/">two</a>', 'one<a href="/b/">two</a>'),
        ("<a>not closed", "<a>not closed"),
        ("<abbr>a</abbr><a>b</a>", "<abbr>a</abbr>b"),
    ],
)
def test_words_of_dead_links(html: str, expected: str) -> None:
    assert without_dead_links(html) == expected
