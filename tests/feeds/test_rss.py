"""The RSS feed, read back by feedparser field by field."""

from __future__ import annotations

import datetime
import logging
from typing import Any

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from lxml import etree
from wagtail.models import PageViewRestriction

from tests.newsroom.building import Newsroom, boxed, paragraph, picture
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.feeds import item as item_module

from . import checks

FEED = "/feeds/rss.xml"
MEDIA = "{http://search.yahoo.com/mrss/}"


def read(client: Client, address: str = FEED) -> Any:
    response = client.get(address)
    assert response.status_code == 200
    etree.fromstring(response.content)  # well-formed, by another parser than feedparser's
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.bozo_exception
    return feed


def test_a_full_story_field_by_field(newsroom: Newsroom, client: Client) -> None:
    other = newsroom.article("The other story")
    image = newsroom.image()
    page = newsroom.article(
        "Storm closes “harbour” & quay",
        [
            picture(image, "<p>Waves on <i>Tuesday</i>.</p>", "Ines Torvald", "Waves"),
            paragraph(f'The harbour <a linktype="page" id="{other.pk}">stayed</a> shut.'),
            ("heading", "Forty boats"),
            ("quote", {"text": "We wait.", "speaker": "Piet"}),
            boxed("newsletter", "NEWSLETTERTEXT"),
            boxed("appeal", "APPEALTEXT"),
            ("related", {"heading": "RELATEDTEXT", "stories": [other]}),
            boxed("note", "NOTETEXT"),
            paragraph("The last paragraph."),
        ],
        standfirst="Nobody sails.",
        byline="Lena Brandt and Tomas Weil",
        dateline="PORT ELLAN —",
        tags=("Storms", "Fishing"),
    )
    feed = read(client)
    assert feed.feed.title == "The Ellan Tide"
    assert feed.feed.link == "http://localhost/"
    assert feed.feed.subtitle
    assert {(link.rel, link.href) for link in feed.feed.links} >= {("self", f"http://testserver{FEED}")}
    assert feed.feed.updated_parsed[:6] == page.last_published_at.utctimetuple()[:6]

    entry = feed.entries[0]
    assert entry.title == page.title.replace("&", "&amp;") or entry.title == page.title
    assert entry.link == "http://localhost/coast/story-2/"
    assert entry.summary == "Nobody sails."
    assert [author.name for author in entry.authors] == ["Lena Brandt", "Tomas Weil"]
    assert [tag.term for tag in entry.tags] == ["Storms", "Fishing"]
    assert entry.id.startswith("urn:uuid:")
    assert not entry.guidislink
    assert entry.published.endswith("+0000")
    assert entry.published_parsed[:6] == page.first_published_at.utctimetuple()[:6]
    (media,) = entry.media_content
    assert media["url"].startswith("http://localhost/media/images/picture")
    assert (media["medium"], media["type"], media["width"], media["height"]) == (
        "image",
        "image/jpeg",
        "1200",
        "738",
    )
    (thumbnail,) = entry.media_thumbnail
    assert thumbnail["url"].startswith("http://localhost/media/images/picture")
    assert (thumbnail["width"], thumbnail["height"]) == ("320", "196")
    item = etree.fromstring(client.get(FEED).content).find("channel/item")
    assert item.findtext(f"{MEDIA}content/{MEDIA}description") == "Waves on Tuesday."
    assert item.find(f"{MEDIA}content/{MEDIA}description").get("type") == "plain"
    assert [credit["content"] for credit in entry.media_credit] == ["Ines Torvald"]
    assert entry.media_credit[0]["scheme"] == "urn:ebu"
    modified = datetime.datetime.fromisoformat(item.findtext("{http://purl.org/dc/terms/}modified"))
    assert modified == page.last_published_at.replace(microsecond=0)
    assert item.findtext(f"{checks.ATOM}updated") == item.findtext("{http://purl.org/dc/terms/}modified")
    assert item.find("enclosure") is None
    assert entry.media_credit[0]["role"] == "photographer"

    content = entry.content[0].value
    assert content.startswith("<figure><img")
    assert "Waves on <i>Tuesday</i>." in content
    assert "<small>Ines Torvald</small>" in content
    assert (
        '<p>PORT ELLAN — The harbour <a href="http://localhost/coast/story-1/">stayed</a> shut.</p>'
        in content
    )
    assert "<h2>Forty boats</h2>" in content
    assert "We wait." in content
    assert content.endswith("<p>The last paragraph.</p>")
    raw = client.get(FEED).content.decode()
    for kept_out in ("NEWSLETTERTEXT", "APPEALTEXT", "RELATEDTEXT", "NOTETEXT"):
        assert kept_out not in raw


KEPT_OUT = st.sampled_from(["newsletter", "appeal", "note"]).map(lambda name: boxed(name, "KEPT-OUT"))
STORY = st.sampled_from(
    [paragraph("IN-STORY"), ("heading", "IN-STORY"), ("quote", {"text": "IN-STORY", "speaker": ""})]
)


@hypothesis_settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.lists(st.one_of(KEPT_OUT, STORY), max_size=12))
def test_what_is_kept_out_is_in_no_feed_and_nothing_else_is(
    newsroom: Newsroom, client: Client, body: list[Any]
) -> None:
    page = newsroom.article(body=body, standfirst="Summary")
    raw = client.get(FEED).content.decode()
    page.delete()
    assert "KEPT-OUT" not in raw
    assert raw.count("IN-STORY") == sum("IN-STORY" in str(value) for _, value in body)


@pytest.mark.parametrize(
    "text",
    [
        "Гавань закрыта третий день",
        "Бібліотека відкрилася",
        "ميناء رأس النخيل",
        "נמל הצפון",
        "港が閉鎖された",
        "बंदरगाह बंद",
        "Το λιμάνι έκλεισε",
        "ท่าเรือปิด",
        "🚢 ⚓️ 👩🏽‍🔧",
        "a ]]> b <b>&amp; c",
    ],
)
def test_any_text_comes_back_as_it_was(newsroom: Newsroom, client: Client, text: str) -> None:
    newsroom.article(text, [("heading", text)], tags=(text,), standfirst=text)
    response = client.get(FEED)
    channel = etree.fromstring(response.content)
    assert channel.findtext(".//item/title") == text
    assert channel.findtext(".//item/description") == text
    assert channel.findtext(".//item/category") == text


def test_control_characters_do_not_break_the_feed(newsroom: Newsroom, client: Client) -> None:
    newsroom.article("Bell \x07 and \x0b tab", [("heading", "Null-ish \x1f"), paragraph("a \ufffe b")])
    (entry,) = read(client).entries
    assert entry.title == "Bell  and  tab"
    assert "Null-ish" in entry.content[0].value


def test_scripts_and_addresses_that_run_stay_behind(newsroom: Newsroom, client: Client) -> None:
    link = '<a href="javascript:alert(1)">here</a>'
    image = '<img src="/x.png" onerror="alert(3)">'
    newsroom.article(body=[paragraph(f"Text {link}<script>alert(2)</script>{image}")])
    (entry,) = read(client).entries
    assert "alert" not in client.get(FEED).content.decode()
    assert "here" in entry.content[0].value
    assert 'src="http://localhost/x.png"' in entry.content[0].value


def test_only_what_everybody_may_read(newsroom: Newsroom, client: Client) -> None:
    newsroom.article("Draft", live=False)
    secret = newsroom.article("For members")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    newsroom.article("Public")
    assert [entry.title for entry in read(client).entries] == ["Public"]


def test_a_section_has_a_feed_of_its_own(newsroom: Newsroom, client: Client) -> None:
    newsroom.article("On the coast")
    assert [entry.title for entry in read(client, "/feeds/coast/rss.xml").entries] == ["On the coast"]
    assert read(client, "/feeds/culture/rss.xml").entries == []
    assert client.get("/feeds/nothing/rss.xml").status_code == 404


def test_pages_without_dates_or_text(newsroom: Newsroom, client: Client) -> None:
    newsroom.article("Bare", first_published_at=None, last_published_at=None)
    (entry,) = read(client).entries
    assert entry.title == "Bare"
    assert "published" not in entry


def test_one_bad_story_does_not_take_the_feed_down(
    newsroom: Newsroom, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.article("Good")
    bad = newsroom.article("Bad")
    newsroom.article("Also good")
    real = item_module.make_item

    def broken(story: Any, *args: Any, **kwargs: Any) -> Any:
        if story.page.pk == bad.pk:
            raise RuntimeError("no")
        return real(story, *args, **kwargs)

    monkeypatch.setattr(item_module, "make_item", broken)
    with caplog.at_level(logging.ERROR):
        titles = [entry.title for entry in read(client).entries]
    assert titles == ["Also good", "Good"]
    assert str(bad.pk) in caplog.text


def test_a_story_whose_block_cannot_be_read_is_left_out_alone(
    newsroom: Newsroom, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.article("Good")
    newsroom.article("Bad", [("quote", {"text": "Broken", "speaker": ""})])
    from wagtail_newsclean.blocks import QuoteBlock

    monkeypatch.setattr(QuoteBlock, "render", lambda *args, **kwargs: 1 / 0)
    assert [entry.title for entry in read(client).entries] == ["Good"]


def test_a_picture_without_its_file_is_left_out_of_its_story(newsroom: Newsroom, client: Client) -> None:
    image = newsroom.image()
    newsroom.article("Story", [picture(image, "<p>Gone</p>", "Somebody"), paragraph("Text")])
    image.file.storage.delete(image.file.name)
    (entry,) = read(client).entries
    assert "<p>Text</p>" in entry.content[0].value
    assert "media_content" not in entry


def test_queries_do_not_grow(newsroom: Newsroom, client: Client) -> None:
    def publish(number: int) -> None:
        for n in range(number):
            other = newsroom.article(f"Linked {n}")
            link = f'<a linktype="page" id="{other.pk}">link</a>'
            body = [
                picture(newsroom.image(), f"<p>{link}</p>"),
                paragraph(link),
                ("quote", {"text": "q", "speaker": ""}),
            ]
            newsroom.article(f"Story {n}", body * 3, tags=("Storms", f"Tag {n}"))

    counts = []
    for number in (1, 10):
        publish(number)
        client.get(FEED)  # makes the renditions
        with CaptureQueriesContext(connection) as captured:
            client.get(FEED)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[1] <= 12


def test_an_unchanged_feed_is_not_sent_again(
    newsroom: Newsroom, client: Client, django_assert_max_num_queries: Any
) -> None:
    page = newsroom.article("Story")
    first = client.get(FEED)
    with django_assert_max_num_queries(6):
        again = client.get(FEED, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again["ETag"] == first["ETag"]
    assert not again.content
    since = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get(FEED, headers=since).status_code == 304

    page.title = "Corrected"
    page.save_revision().publish()
    assert client.get(FEED, headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert client.get(FEED, headers=since).status_code == 200


def test_a_killed_story_is_gone_at_once_for_every_reader(newsroom: Newsroom, client: Client) -> None:
    newsroom.article("Stays")
    page = newsroom.article("Killed")
    first = client.get(FEED)
    page.unpublish()
    for header in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        answer = client.get(FEED, headers=header)
        assert answer.status_code == 200
        assert b"Killed" not in answer.content


def test_a_story_keeps_its_identity(newsroom: Newsroom, client: Client) -> None:
    page = newsroom.article("Story")
    before = read(client).entries[0].id
    page = ArticlePage.objects.get(pk=page.pk)
    page.slug, page.title = "another-slug", "Another headline"
    page.last_published_at += datetime.timedelta(hours=1)
    page.save()
    entry = read(client).entries[0]
    assert entry.id == before
    assert entry.link.endswith("/another-slug/")
