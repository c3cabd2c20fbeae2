"""What is true of every format, each read back and checked by its standard's own rules."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.rich_text import RichText

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.othersites.models import DeepPage
from wagtail_newsclean.blocks import QuoteBlock
from wagtail_newsclean.feeds.atom import Atom
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.feeds.json_feed import JsonFeed
from wagtail_newsclean.feeds.news_sitemap import NewsSitemap
from wagtail_newsclean.feeds.ninjs import Ninjs, Ninjs21
from wagtail_newsclean.feeds.rss import Rss
from wagtail_newsclean.text import Kind

from . import checks

CHECKS = {
    "/feeds/rss.xml": checks.rss,
    "/feeds/atom.xml": checks.atom,
    "/feeds/feed.json": checks.json_feed,
    "/feeds/ninjs.json": checks.ninjs,
    "/feeds/ninjs-2.1.json": checks.ninjs_21,
    "/sitemap-news.xml": checks.news_sitemap,
    "/feeds/summaries/rss.xml": checks.rss,
    "/feeds/summaries/atom.xml": checks.atom,
    "/feeds/summaries/feed.json": checks.json_feed,
    "/feeds/summaries/ninjs.json": checks.ninjs,
}
FULL = [address for address in CHECKS if "sitemap" not in address and "summaries" not in address]
FORMATS = {
    Rss: checks.rss,
    Atom: checks.atom,
    JsonFeed: checks.json_feed,
    Ninjs: checks.ninjs,
    Ninjs21: checks.ninjs_21,
    NewsSitemap: checks.news_sitemap,
}

every_address = pytest.mark.parametrize("address", CHECKS)

ANY_TEXT = [
    "Гавань закрыта третий день",
    "Бібліотека «Ґанок» відкрилася",
    "ميناء رأس النخيل",
    "נמל הצפון נסגר",
    "港が閉鎖された",
    "बंदरगाह बंद",
    "Το λιμάνι έκλεισε",
    "ท่าเรือปิด",
    "🚢 ⚓️ 👩🏽‍🔧",
    "a ]]> b <b>&amp; c</b> \"d\" 'e'",
    "Line\u2028separator\u2029 and \u200fmarks",
]


def read(client: Client, address: str) -> list[checks.Read]:
    response = client.get(address)
    assert response.status_code == 200
    return CHECKS[address](response.content)


@every_address
def test_any_text_comes_back_as_it_was(newsroom: Newsroom, client: Client, address: str) -> None:
    for text in ANY_TEXT:
        newsroom.article(text, [("heading", text)], tags=(text,), standfirst=text, byline="A B")
    items = list(reversed(read(client, address)))
    assert [item.title for item in items] == ANY_TEXT
    if "sitemap" not in address:
        assert [item.summary for item in items] == ANY_TEXT
        assert [item.tags for item in items] == [(text,) for text in ANY_TEXT]
        assert all(item.authors == ("A B",) for item in items)


@every_address
def test_what_no_feed_can_carry_breaks_none(newsroom: Newsroom, client: Client, address: str) -> None:
    """Control characters, pictures without a file, pages without anything, a story whose block cannot be read."""
    Site.objects.update(site_name="The \x07Tide")
    image = newsroom.image()
    worst = "\x00" if connection.vendor == "sqlite" else "\x01"  # PostgreSQL takes no NUL in the first place
    newsroom.article(
        "Bell \x07 and \x0b tab", [paragraph("a \ufffe b \x1f")], standfirst=worst, tags=("\x02t",)
    )
    newsroom.article("Lost picture", [picture(image, "<p>Gone</p>", "Somebody"), picture(None)])
    newsroom.article("Broken", [("quote", {"text": "Broken", "speaker": ""})])
    newsroom.article("Bare", first_published_at=None, last_published_at=None)
    image.file.storage.delete(image.file.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QuoteBlock, "render", lambda *args, **kwargs: 1 / 0)
        titles = [item.title for item in read(client, address)]
    assert titles[:2] == ["Lost picture", "Bell  and  tab"]
    assert titles[2:] == ([] if "sitemap" in address else ["Bare"])


def test_an_empty_feed_is_not_of_1970(newsroom: Newsroom, client: Client) -> None:
    for address in ("/feeds/rss.xml", "/feeds/atom.xml"):
        first = client.get(address)
        newsroom.section.save_revision().publish()
        newsroom.section.refresh_from_db()
        written = client.get(address).content.decode()
        assert "1970" not in written
        assert "lastBuildDate" not in written
    assert f"<updated>{newsroom.section.last_published_at:%Y-%m-%dT%H:%M:%S}Z</updated>" in written
    assert client.get(address)["ETag"] != first["ETag"], "another time is another feed"


def test_a_feed_of_a_site_without_a_page_is_of_today(newsroom: Newsroom, client: Client) -> None:
    first, again = (client.get("/feeds/atom.xml") for _time in range(2))
    assert f"<updated>{timezone.now():%Y-%m-%d}T00:00:00Z</updated>" in first.content.decode()
    assert first["ETag"] == again["ETag"]


@every_address
def test_an_empty_feed_is_a_feed(newsroom: Newsroom, client: Client, address: str) -> None:
    assert read(client, address) == []


def test_only_what_everybody_may_read_even_where_a_site_chooses_more(newsroom: Newsroom) -> None:
    newsroom.article("Draft", live=False)
    secret = newsroom.article("For members")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    public = newsroom.article("Public")

    class Everything(StoryFeed):
        def get_stories(self, obj: Any) -> Any:
            return type(public).objects.all()

    for written in FORMATS:
        content = Everything(written)(RequestFactory().get("/feed")).content.decode()
        assert "Public" in content
        assert "Draft" not in content
        assert "For members" not in content


@every_address
def test_an_unchanged_feed_is_not_sent_again(newsroom: Newsroom, client: Client, address: str) -> None:
    page = newsroom.article("Story")
    first = client.get(address)
    known = [{"If-None-Match": first["ETag"]}]
    if "Last-Modified" in first:
        known.append({"If-Modified-Since": first["Last-Modified"]})
    for headers in known:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address, headers=headers).status_code == 304
        assert len(captured) <= 7
    assert client.get(address).content == first.content
    page.unpublish()
    for headers in known:
        answer = client.get(address, headers=headers)
        assert answer.status_code == 200
        assert b"Story" not in answer.content


@pytest.mark.parametrize("address", FULL)
def test_older_stories_stand_on_the_next_page(
    newsroom: Newsroom, client: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(StoryFeed, "limit", 2)
    for number in range(5):
        newsroom.article(f"Story {number}")
    titles: list[str] = []
    where: str | None = address
    pages = 0
    while where:
        response = client.get(where)
        titles += [item.title for item in CHECKS[address](response.content)]
        linked = response.headers.get("Link")
        where = linked.partition("<")[2].partition(">")[0] if linked else None
        assert (f"{address}?page=" in response.content.decode().replace(where or "", "")) == (pages > 0)
        assert where is None or where in response.content.decode()
        pages += 1
    assert titles == [f"Story {number}" for number in (4, 3, 2, 1, 0)]
    assert pages == 3
    for wrong in ("4", "0", "-1", "x", "²", "9" * 30):
        assert client.get(address, {"page": wrong}).status_code == 404


@every_address
def test_queries_do_not_grow(newsroom: Newsroom, client: Client, address: str, settings: Any) -> None:
    settings.WAGTAIL_I18N_ENABLED = True  # on such a site Wagtail itself asks again for each different link
    counts = []
    for number in (1, 6):
        for n in range(number):
            body = [picture(newsroom.image(), "<p>Waves</p>"), paragraph("Shut.")] * 2
            newsroom.article(f"Story {n}", body, tags=("Storms", f"Tag {n}"), byline="A B")
        client.get(address)  # makes the renditions
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 14


def test_a_section_and_a_tag_have_feeds_of_their_own(newsroom: Newsroom, client: Client) -> None:
    page = newsroom.article("On the coast", tags=("Storms",))
    newsroom.article("Other")

    class Tagged(StoryFeed):
        model = type(page)

        def get_object(self, request: Any, name: str) -> str:  # type: ignore[override]
            return name

        def get_stories(self, obj: str) -> Any:
            return super().get_stories(obj).filter(tags__name=obj)

    for written, check in FORMATS.items():
        response = Tagged(written)(RequestFactory().get("/storms"), "Storms")
        assert [item.title for item in check(response.content)] == ["On the coast"]
    titles = [item.title for item in checks.atom(client.get("/feeds/coast/atom.xml").content)]
    assert titles == ["Other", "On the coast"]
    assert checks.json_feed(client.get("/feeds/culture/feed.json").content) == []
    assert client.get("/feeds/nothing/atom.xml").status_code == 404


def test_a_withdrawn_story_is_named_where_the_format_can(newsroom: Newsroom, client: Client) -> None:
    page = newsroom.article("Withdrawn")
    newsroom.article("Never published", live=False, first_published_at=None)
    newsroom.article("Stays")
    read_before = {item.title: item.id for item in read(client, "/feeds/atom.xml")}
    first = {address: client.get(address)["ETag"] for address in FULL}
    page.unpublish()
    tombstone = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
    feed = etree.fromstring(client.get("/feeds/atom.xml").content)
    assert [gone.get("ref") for gone in feed.findall(tombstone)] == [read_before["Withdrawn"]]
    assert [item.title for item in read(client, "/feeds/atom.xml")] == ["Stays"]
    stories = json.loads(client.get("/feeds/ninjs.json").content)["associations"]
    assert [(story["uri"], story["pubStatus"]) for story in stories] == [
        (read_before["Withdrawn"], "canceled"),
        (read_before["Stays"], "usable"),
    ]
    assert [item.title for item in read(client, "/feeds/ninjs-2.1.json")] == ["Stays"]
    assert all(client.get(address)["ETag"] != first[address] for address in FULL)
    page.save_revision().publish()
    assert "deleted-entry ref" not in client.get("/feeds/atom.xml").content.decode()


def test_a_deleted_story_is_named_too(newsroom: Newsroom, client: Client) -> None:
    for number in range(2):
        newsroom.article(f"Stays {number}")
    newsroom.article("Never published", live=False, first_published_at=None).delete()
    page = newsroom.article("Deleted")
    ids = {item.title: item.id for item in read(client, "/feeds/atom.xml")}
    first = {address: client.get(address) for address in FULL}
    page.delete()
    feed = etree.fromstring(client.get("/feeds/atom.xml").content)
    (gone,) = feed.findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert gone.get("ref") == ids["Deleted"]
    assert [item.title for item in read(client, "/feeds/atom.xml")] == ["Stays 1", "Stays 0"]
    for address in FULL:
        assert client.get(address, headers={"If-None-Match": first[address]["ETag"]}).status_code == 200
    stories = json.loads(client.get("/feeds/ninjs.json").content)["associations"]
    assert [story["uri"] for story in stories if story["pubStatus"] == "canceled"] == [ids["Deleted"]]
    checks.ninjs(client.get("/feeds/ninjs.json").content)
    checks.ninjs_21(client.get("/feeds/ninjs-2.1.json").content)


SHOWN = {Kind.BODY.value, Kind.HEADING.value, Kind.CAPTION.value, Kind.CREDIT.value}
PLACES = [
    "title.words",
    "section.content.text",
    "section.content.aside",
    "media.figure.caption",
    "media.figure.attribution",
    "sign_up",
]


@hypothesis_settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kinds=st.permutations(sorted(kind.value for kind in Kind)).map(lambda kinds: kinds[: len(PLACES)]))
def test_no_mapping_lets_a_kept_out_kind_into_any_output(
    newsroom: Newsroom, settings: Any, kinds: list[str]
) -> None:
    mapped = dict(zip(PLACES, kinds, strict=True))
    blocks = {kind: place for place, kind in mapped.items()} | {"picture": "media.figure.image"}
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.DeepPage": {"body": "content", "blocks": blocks}}}
    text = {place: f"TEXT-OF-{place.replace('.', '-')}" for place in PLACES}
    figure = {
        "image": newsroom.image(),
        "caption": text["media.figure.caption"],
        "attribution": text["media.figure.attribution"],
    }
    now = timezone.now() - datetime.timedelta(hours=1)
    page = DeepPage(title="Deep", first_published_at=now, last_published_at=now)
    page.content = [
        ("title", {"words": text["title.words"], "size": "h2"}),
        (
            "section",
            {
                "content": [
                    ("text", text["section.content.text"]),
                    ("aside", RichText(text["section.content.aside"])),
                ]
            },
        ),
        ("media", {"figure": figure, "width": "full"}),
        ("sign_up", RichText(text["sign_up"])),
    ]
    Page.objects.get(pk=newsroom.section.pk).add_child(instance=page)

    class Deep(StoryFeed):
        model = DeepPage

    for written in FORMATS:
        content = Deep(written)(RequestFactory().get("/feed")).content.decode()
        assert ">Deep<" in content or '"Deep"' in content
        for place, kind in mapped.items():
            if kind not in SHOWN:
                assert text[place] not in content, (written, place, kind)
    page.delete()


def test_kept_out_blocks_are_in_no_address(newsroom: Newsroom, client: Client) -> None:
    kept_out = [boxed(name, "KEPT-OUT") for name in ("newsletter", "appeal", "note")]
    newsroom.article(
        "Story", [*kept_out, paragraph("IN-STORY"), ("related", {"heading": "KEPT-OUT", "stories": []})]
    )
    for address in CHECKS:
        content = client.get(address).content.decode()
        assert "KEPT-OUT" not in content
        assert ("IN-STORY" in content) == ("sitemap" not in address)
