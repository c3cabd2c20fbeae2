"""The newspaper's pages as readers, search engines and browsers get them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.publishing.visible import for_everybody


def fetch(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def json_ld(page: BeautifulSoup) -> dict[str, Any]:
    (script,) = page.select('script[type="application/ld+json"]')
    data: dict[str, Any] = json.loads(script.string)
    return data


def text(page: BeautifulSoup, css: str) -> list[str]:
    return [" ".join(element.get_text().split()) for element in page.select(css)]


@pytest.fixture
def full(newsroom: Newsroom) -> Any:
    """A story with one of everything."""
    others = tuple(newsroom.article(f"Other {n}", [picture(newsroom.image())]) for n in range(3))
    words = ("harbour", "letter", "last")
    links = [
        f'<a linktype="page" id="{other.pk}">{word}</a>' for other, word in zip(others, words, strict=True)
    ]
    return newsroom.article(
        "Storm closes harbour",
        [
            picture(newsroom.image(), "<p>Waves.</p>", "Ines Torvald", "Waves at a wall"),
            paragraph(f"The {links[0]} stayed shut."),
            ("heading", "Forty boats"),
            ("quote", {"text": "We wait.", "speaker": "Piet"}),
            picture(newsroom.image(), "", "Karin Aske"),
            boxed("newsletter", f"Our {links[1]}."),
            boxed("appeal", "Give."),
            ("related", {"heading": "More", "stories": [others[0]]}),
            boxed("note", "Corrected."),
            paragraph(f"The {links[2]} paragraph."),
        ],
        standfirst="Nobody sails.",
        byline="Lena Brandt and Tomas Weil",
        dateline="PORT ELLAN",
        tags=("Storms", "Fishing"),
        related=others,
    )


def test_an_article_says_what_everything_is(full: Any, client: Client) -> None:
    page = fetch(client, full.url)
    assert text(page, "h1") == ["Storm closes harbour"]
    assert text(page, ".standfirst") == ["Nobody sails."]
    assert text(page, ".newsclean-byline") == ["By Lena Brandt and Tomas Weil"]
    assert text(page, ".story-body > p")[0] == "PORT ELLAN — The harbour stayed shut."
    assert text(page, ".story-body > h2") == ["Forty boats"]
    assert text(page, ".newsclean-caption") == ["Waves."]
    assert text(page, ".newsclean-credit") == ["Picture: Ines Torvald", "Picture: Karin Aske"]
    assert text(page, "aside.newsclean-newsletter") == ["Our letter."]
    assert "Give." in text(page, "aside.newsclean-appeal")[0]
    assert text(page, "aside.newsclean-related a") == ["Other 0"]
    assert text(page, "aside.newsclean-note") == ["Corrected."]
    assert text(page, ".tags li") == ["Storms", "Fishing"]
    assert text(page, ".related .card-headline") == ["Other 0", "Other 1", "Other 2"]
    assert page.select(".story-body img")[0].get("alt") == "Waves at a wall"
    assert page.select(".story-head time")[0].get("datetime").startswith(str(full.first_published_at.date()))


def test_an_article_for_machines(full: Any, client: Client) -> None:
    page = fetch(client, full.url)
    data = json_ld(page)
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == full.title
    assert data["description"] == "Nobody sails."
    assert [author["name"] for author in data["author"]] == ["Lena Brandt", "Tomas Weil"]
    assert data["publisher"]["name"] == "The Ellan Tide"
    assert data["dateline"] == "PORT ELLAN"
    assert data["keywords"] == ["Storms", "Fishing"]
    assert data["articleSection"] == "Coast"
    assert data["mainEntityOfPage"] == full.full_url
    assert data["datePublished"] == full.first_published_at.isoformat(timespec="seconds")
    assert [image.get("creditText") for image in data["image"]] == ["Ines Torvald", "Karin Aske"]
    assert data["image"][0]["url"].startswith("http://localhost/media/")
    assert "Give." not in json.dumps(data)
    assert page.select_one('link[rel="canonical"]')["href"] == full.full_url
    assert page.select_one('link[type="application/rss+xml"]')["href"] == "/feeds/rss.xml"
    assert page.select_one('meta[property="og:title"]')["content"] == full.title
    assert page.select_one('meta[property="og:image"]')["content"].startswith("http://")


def test_a_story_with_nothing_but_a_headline(newsroom: Newsroom, client: Client) -> None:
    page = fetch(client, newsroom.article("Bare", first_published_at=None, last_published_at=None).url)
    assert text(page, "h1") == ["Bare"]
    assert page.select(".story time, .newsclean-byline, .standfirst, .tags, .related") == []
    assert set(json_ld(page)) >= {"headline", "url"}
    assert "image" not in json_ld(page)


def test_text_cannot_become_markup(newsroom: Newsroom, client: Client) -> None:
    nasty = '</script><script>alert("1")</script><!-- \u2028 &'
    page = newsroom.article(
        nasty, [paragraph("Text")], standfirst=nasty, byline=nasty, dateline=nasty, tags=(nasty[:90],)
    )
    for address in (page.url, "/", "/coast/"):
        content = client.get(address).content.decode()
        assert "<script>alert" not in content
    assert json_ld(fetch(client, page.url))["headline"] == nasty


def test_a_right_to_left_story_reads_from_the_right(newsroom: Newsroom, client: Client) -> None:
    page = fetch(client, newsroom.article("ميناء رأس النخيل", [paragraph("استقبل الميناء سفينة")]).url)
    assert page.select("h1")[0].get("dir") == "auto"
    assert page.select(".story-body")[0].get("dir") == "auto"


def test_front_and_section_list_the_newest_first(newsroom: Newsroom, client: Client) -> None:
    for title in ("First", "Second", "Third"):
        newsroom.article(title)
    newsroom.article("Draft", live=False)
    for address in ("/", "/coast/"):
        assert text(fetch(client, address), ".card-headline") == ["Third", "Second", "First"]
    assert text(fetch(client, "/culture/"), ".empty") == ["No story has been published here yet."]


def test_a_long_section_has_pages(newsroom: Newsroom, client: Client) -> None:
    for n in range(21):
        newsroom.article(f"Story {n}")
    assert text(fetch(client, "/coast/"), ".pages a") == ["Older stories"]
    assert text(fetch(client, "/coast/page/2/"), ".card-headline") == ["Story 0"]
    assert text(fetch(client, "/coast/page/2/"), ".pages a") == ["Newer stories"]
    assert (
        fetch(client, "/coast/page/2/").select_one("link[rel=canonical]")["href"].endswith("/coast/page/2/")
    )
    for missing in ("/coast/page/3/", "/coast/page/0/", "/coast/page/no/"):
        assert client.get(missing).status_code == 404


def test_an_article_is_light(newsroom: Newsroom, client: Client) -> None:
    others = tuple(newsroom.article(f"Other {n}", [picture(newsroom.image())]) for n in range(3))
    body = [
        item
        for n in range(8)
        for item in (picture(newsroom.image(), "<p>Waves.</p>", "A B"), paragraph("Text " * 40))
    ]
    story = newsroom.article(body=body, byline="A B", dateline="ELLAN", tags=("Storms",), related=others)
    client.get(story.url)  # makes the renditions
    caches["default"].clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(story.url)
    assert len(response.content) < 30_000
    assert len(captured) <= 12


def test_a_cold_page_of_everything(full: Any, client: Client) -> None:
    client.get(full.url)  # makes the renditions
    caches["default"].clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(full.url)
    assert len(response.content) < 30_000
    assert len(captured) <= 12, [query["sql"][:90] for query in captured]


def test_pages_for_everybody(newsroom: Newsroom) -> None:
    culture = SectionPage.objects.get(slug="culture")
    newsroom.article("Open")
    closed, under = newsroom.article("Closed"), newsroom.article("Under a closed section", under=culture)
    newsroom.article("Draft", live=False)
    for page in (closed, culture):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    pages = ArticlePage.objects.all()
    with CaptureQueriesContext(connection) as captured:
        assert [page.title for page in for_everybody(pages)] == ["Open"]
    assert len(captured) == 1
    assert list(for_everybody(pages)) == list(pages.live().public())
    assert under.live


def test_a_related_story_that_left_is_named_nowhere(newsroom: Newsroom, client: Client) -> None:
    gone, members = newsroom.article("GONE"), newsroom.article("GONE for members")
    page = newsroom.article(
        body=[("related", {"heading": "", "stories": [gone, members]})], related=(gone, members)
    )
    assert client.get(page.url).content.count(b"GONE") == 4
    gone.unpublish()
    PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)
    found = fetch(client, page.url)
    assert "GONE" not in str(found)
    assert found.select("aside.newsclean-related") == []


def test_lists_need_the_same_queries_whatever_their_length(newsroom: Newsroom, client: Client) -> None:
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    newsroom.article("First", [picture(newsroom.image())])
    before = [queries(address) for address in ("/", "/coast/")]
    for n in range(8):
        newsroom.article(f"Story {n}", [picture(newsroom.image())])
    assert [queries(address) for address in ("/", "/coast/")] == before
    assert max(before) <= 12


def test_no_page_asks_another_server_for_anything(full: Any, client: Client) -> None:
    for address in (full.url, "/", "/coast/"):
        page = fetch(client, address)
        loaded = [tag["src"] for tag in page.select("script[src], img[src], iframe[src]")]
        loaded += [tag["href"] for tag in page.select("link[rel=stylesheet], link[rel=icon]")]
        assert loaded
        assert all(source.startswith(("/static/", "/media/")) for source in loaded)
