"""One full story in Atom, JSON Feed and the news sitemap, field by field."""

from __future__ import annotations

import datetime
import json

import feedparser
import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree

from tests.newsroom.building import Newsroom, paragraph, picture
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.feeds.item import make_items
from wagtail_newsclean.feeds.news_sitemap import news_language
from wagtail_newsclean.feeds.ninjs import Ninjs, Ninjs21

from . import checks


@pytest.fixture
def page(newsroom: Newsroom) -> ArticlePage:
    return newsroom.article(
        "Storm closes “harbour” & quay <again>",
        [
            picture(newsroom.image(), "<p>Waves on <i>Tuesday</i>.</p>", "Ines Torvald", "Waves"),
            paragraph("Shut."),
        ],
        standfirst="Nobody sails & nobody <minds>.",
        byline="Lena Brandt and Tomas Weil",
        dateline="PORT ELLAN —",
        tags=("Storms", "Fishing"),
    )


def test_atom(page: ArticlePage, client: Client) -> None:
    feed = feedparser.parse(client.get("/feeds/atom.xml").content)
    assert feed.version == "atom10"
    assert feed.feed.id == "http://localhost/feeds/atom.xml"
    assert feed.feed.title == "The Ellan Tide"
    assert feed.feed.author == "The Ellan Tide"
    links = {(link.rel, link.href) for link in feed.feed.links}
    assert links == {("self", "http://testserver/feeds/atom.xml"), ("alternate", "http://localhost/")}
    assert feed.feed.updated_parsed[:6] == page.last_published_at.utctimetuple()[:6]
    (entry,) = feed.entries
    assert entry.title == page.title
    assert entry.title_detail.type == "text/plain"
    assert entry.summary_detail.type == "text/plain"
    assert entry.summary == "Nobody sails & nobody <minds>."
    assert [author.name for author in entry.authors] == ["Lena Brandt", "Tomas Weil"]
    assert [tag.term for tag in entry.tags] == ["Storms", "Fishing"]
    assert entry.link == "http://localhost/coast/story-1/"
    assert entry.published_parsed[:6] == page.first_published_at.utctimetuple()[:6]
    assert entry.updated_parsed[:6] == page.last_published_at.utctimetuple()[:6]
    assert entry.content[0].type == "text/html"
    assert entry.content[0].value.endswith("<p>PORT ELLAN — Shut.</p>")
    (enclosure,) = entry.enclosures
    assert enclosure.type == "image/jpeg"
    assert enclosure.href.startswith("http://localhost/media/images/picture")
    assert enclosure.title == "Waves on Tuesday. Ines Torvald"


def test_atom_and_rss_give_a_story_one_identity(page: ArticlePage, client: Client) -> None:
    found = {
        check(client.get(address).content)[0].id
        for address, check in (
            ("/feeds/rss.xml", checks.rss),
            ("/feeds/atom.xml", checks.atom),
            ("/feeds/feed.json", checks.json_feed),
            ("/feeds/ninjs.json", checks.ninjs),
            ("/feeds/ninjs-2.1.json", checks.ninjs_21),
        )
    }
    assert len(found) == 1


def test_json_feed(page: ArticlePage, client: Client) -> None:
    response = client.get("/feeds/feed.json")
    assert response["Content-Type"].startswith("application/feed+json")
    feed = json.loads(response.content)
    (item,) = feed.pop("items")
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Ellan Tide",
        "home_page_url": "http://localhost/",
        "feed_url": "http://testserver/feeds/feed.json",
        "description": "The newest stories of The Ellan Tide",
        "language": feed["language"],
    }
    content, own = item.pop("content_html"), item.pop("_newsclean")
    assert content.endswith("<p>PORT ELLAN — Shut.</p>")
    assert item.pop("id").startswith("urn:uuid:")
    assert item.pop("image") == own["pictures"][0]["url"]
    published, modified = item.pop("date_published"), item.pop("date_modified")
    assert datetime.datetime.fromisoformat(published) == page.first_published_at.replace(microsecond=0)
    assert datetime.datetime.fromisoformat(modified) == page.last_published_at.replace(microsecond=0)
    assert item == {
        "url": "http://localhost/coast/story-1/",
        "title": page.title,
        "summary": "Nobody sails & nobody <minds>.",
        "authors": [{"name": "Lena Brandt"}, {"name": "Tomas Weil"}],
        "tags": ["Storms", "Fishing"],
        "language": item["language"],
    }
    assert own["dateline"] == "PORT ELLAN"
    (about,) = own["pictures"]
    assert (about["credit"], about["caption"], about["alt"]) == ("Ines Torvald", "Waves on Tuesday.", "Waves")


def test_ninjs(page: ArticlePage, client: Client) -> None:
    feed = json.loads(client.get("/feeds/ninjs.json").content)
    assert feed["standard"]["version"] == "3.1"
    assert feed["uri"] == "http://testserver/feeds/ninjs.json"
    assert (feed["type"], feed["title"], feed["pubStatus"]) == ("composite", "The Ellan Tide", "usable")
    (story,) = feed["associations"]
    assert story["type"] == "text"
    assert story["representationType"] == "full"
    assert story["headlines"] == [{"role": "main", "contentType": "text/plain", "value": page.title}]
    assert story["descriptions"][0]["value"] == "Nobody sails & nobody <minds>."
    assert story["by"] == "Lena Brandt, Tomas Weil"
    assert story["located"] == "PORT ELLAN"
    assert story["subjects"] == [{"name": "Storms"}, {"name": "Fishing"}]
    assert datetime.datetime.fromisoformat(story["firstCreated"]) == page.first_published_at.replace(
        microsecond=0
    )
    (body,) = story["bodies"]
    assert body["contentType"] == "text/html"
    assert body["value"].endswith("<p>PORT ELLAN — Shut.</p>")
    assert body["wordCount"] == len(
        ["Waves", "on", "Tuesday.", "Ines", "Torvald", "PORT", "ELLAN", "—", "Shut."]
    )
    (photo,) = story["associations"]
    assert (photo["type"], photo["by"]) == ("picture", "Ines Torvald")
    assert [found["value"] for found in photo["descriptions"]] == ["Waves on Tuesday.", "Waves"]
    assert photo["renditions"][0]["width"] == 1200


@pytest.mark.skipif(checks.SHARED is None, reason="needs the schemas beside the checkout")
@pytest.mark.parametrize(("written", "version"), [(Ninjs, "3.1"), (Ninjs21, "2.1")])
def test_the_ninjs_schemas_refuse_what_is_wrong_and_take_an_item(
    page: ArticlePage, written: type[Ninjs], version: str
) -> None:
    (story,) = make_items([page])
    item = written.item(story)
    checks.valid_ninjs(item, version)
    assert item["standard"]["version"] == version
    for wrong in ({"uri": 1}, {"pubStatus" if version == "3.1" else "pubstatus": "dead"}, {"unknown": "x"}):
        with pytest.raises(checks.jsonschema.ValidationError):
            checks.valid_ninjs(item | wrong, version)


def test_a_summary_feed_has_no_text(page: ArticlePage, client: Client) -> None:
    for name, check in (
        ("rss.xml", checks.rss),
        ("atom.xml", checks.atom),
        ("feed.json", checks.json_feed),
        ("ninjs.json", checks.ninjs),
    ):
        (item,) = check(client.get(f"/feeds/summaries/{name}").content)
        assert item.summary == "Nobody sails & nobody <minds>."
        assert item.text == ""
    (item,) = json.loads(client.get("/feeds/summaries/feed.json").content)["items"]
    assert item["content_text"] == item["summary"]


def test_the_news_sitemap_has_two_days_and_the_pictures(
    page: ArticlePage, newsroom: Newsroom, client: Client
) -> None:
    old = timezone.now() - datetime.timedelta(days=2, minutes=1)
    newsroom.article("Too old", first_published_at=old)
    content = client.get("/sitemap-news.xml").content
    (item,) = checks.news_sitemap(content)
    assert item.link == "http://localhost/coast/story-1/"
    assert item.title == page.title
    assert datetime.datetime.fromisoformat(item.published) == page.first_published_at.replace(microsecond=0)
    root = etree.fromstring(content)
    assert root.findtext(f".//{checks.NEWS}name") == "The Ellan Tide"
    assert root.findtext(f".//{checks.NEWS}language") == "en"
    assert "/media/images/picture" in root.findtext(f".//{checks.IMAGE}loc")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en-us", "en"),
        ("pt_BR", "pt"),
        ("zh-hans", "zh-cn"),
        ("zh-Hant", "zh-tw"),
        ("uk", "uk"),
        ("fil", "fil"),
    ],
)
def test_languages_as_google_names_them(code: str, name: str) -> None:
    assert news_language(code) == name
