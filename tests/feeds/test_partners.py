"""A partner's profile on a feed: what it leaves out, what it changes, and what is said about it."""

from __future__ import annotations

import datetime
import logging
from typing import Any

import feedparser
import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from lxml import html as lxml_html
from wagtail.models import Locale

from tests.newsroom.building import Newsroom, paragraph, picture
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.feeds import item
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.feeds.image_sitemap import ImageSitemap
from wagtail_newsclean.feeds.json_feed import JsonFeed
from wagtail_newsclean.feeds.refused import newest, refused_of
from wagtail_newsclean.feeds.rss import Rss
from wagtail_newsclean.models import IncomingCopy, Source
from wagtail_newsclean.publishing.partners import FLIPBOARD, MSN, PartnerError, parse_partner

from . import checks

LONG = "The harbour stayed shut for the third day and forty boats waited."


class Latest(StoryFeed):
    model = ArticlePage


@pytest.fixture
def partner(settings: Any) -> Any:
    """Sets what the one partner takes, and gives what its feed then has."""

    def titles(feed_type: Any = Rss, **profile: Any) -> list[str]:
        settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PARTNERS": {"ours": profile}}
        response = Latest(feed_type, partner="ours")(RequestFactory().get("/feed"))
        return [item.title for item in checks.rss(response.content)]

    return titles


def reasons(page: ArticlePage, **profile: Any) -> list[str]:
    found = list(refused_of(parse_partner("ours", profile), [page]))
    return [refusal.code for refused in found for refusal in refused.refusals]


def test_limits_and_lengths(newsroom: Newsroom, partner: Any) -> None:
    newsroom.article("Short")
    page = newsroom.article("A headline of thirty characters", [paragraph(LONG)], standfirst="In short.")
    newsroom.article("A headline that goes on and on and on and on")
    assert partner(headline=(20, 40)) == ["A headline of thirty characters"]
    assert partner(limit=1) == ["A headline that goes on and on and on and on"]
    assert partner(text=(1, None)) == [page.title]
    assert reasons(page, headline=(40, None)) == ["headline_short"]
    assert reasons(page, headline=(0, 10), summary=(20, 300), text=(0, 5)) == [
        "headline_long",
        "summary_short",
        "text_long",
    ]
    (refused,) = refused_of(parse_partner("ours", {"headline": (0, 10)}), [page])
    assert refused.why == "The headline has 31 characters; at most 10 are taken."


def test_demands(newsroom: Newsroom, partner: Any) -> None:
    bare = newsroom.article("Bare", first_published_at=None, last_published_at=None)
    full = newsroom.article(
        "Full",
        [picture(newsroom.image(), "<p>Waves</p>", "Ines Torvald", "Waves"), paragraph(LONG)],
        byline="Lena Brandt",
    )
    everything = ("text", "summary", "byline", "published", "credit", "alt")
    assert partner(demands=everything, pictures=1) == ["Full"]
    assert reasons(bare, demands=everything, pictures=1) == [
        "no_text",
        "no_summary",
        "no_byline",
        "no_date",
        "few_pictures",
    ]
    assert reasons(full, demands=everything) == []
    uncredited = newsroom.article("Uncredited", [picture(newsroom.image()), paragraph(LONG)])
    assert reasons(uncredited, demands=("credit", "alt")) == ["no_credit", "no_alt"]


def test_a_demand_for_text_does_not_empty_feeds_that_have_none(
    newsroom: Newsroom, settings: Any, client: Client
) -> None:
    newsroom.article("Story", [picture(newsroom.image()), paragraph(LONG)])
    settings.WAGTAIL_NEWSCLEAN = {
        **settings.WAGTAIL_NEWSCLEAN,
        "PARTNERS": {"ours": {"demands": ("text",), "text": (10, None)}},
    }
    summaries = Latest(Rss, partner="ours", full_text=False)(RequestFactory().get("/feed"))
    assert [item.text for item in checks.rss(summaries.content)] == [""]
    sitemap = Latest(ImageSitemap, partner="ours")(RequestFactory().get("/feed"))
    assert len(checks.image_sitemap(sitemap.content)) == 1


def test_pictures_too_small_or_not_to_be_passed_on_stay_behind(newsroom: Newsroom, settings: Any) -> None:
    newsroom.article(
        "Story",
        [
            picture(newsroom.image(), "<p>Waves</p>", "Ines Torvald"),
            picture(newsroom.image(), "<p>SECRET</p>", "Somebody / Northwire"),
            paragraph(LONG),
        ],
    )

    def content(**profile: Any) -> str:
        settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PARTNERS": {"ours": profile}}
        return Latest(Rss, partner="ours")(RequestFactory().get("/feed")).content.decode()

    assert content().count("<media:content") == 2
    without = content(exclude_credits=["northwire"])
    assert without.count("<media:content") == 1
    assert "SECRET" not in without
    assert "Ines Torvald" in without
    assert content(picture_width=1300).count("<media:content") == 0
    assert content(picture_height=700).count("<media:content") == 2
    assert content(exclude_credits=["northwire"], pictures=2).count("<item>") == 0


def test_the_size_of_pictures_is_the_partners(newsroom: Newsroom, settings: Any) -> None:
    newsroom.article("Story", [picture(newsroom.image(), "", "Ines Torvald")])
    settings.WAGTAIL_NEWSCLEAN = {
        **settings.WAGTAIL_NEWSCLEAN,
        "PARTNERS": {"ours": {"picture": "fill-800x450"}},
    }
    (entry,) = feedparser.parse(Latest(Rss, partner="ours")(RequestFactory().get("/feed")).content).entries
    (media,) = entry.media_content
    assert (media["width"], media["height"]) == ("800", "450")


def test_sources_tags_and_languages(newsroom: Newsroom, partner: Any, settings: Any) -> None:
    settings.LANGUAGE_CODE = "en-gb"
    wire = newsroom.article("From the wire")
    source = Source.objects.create(name="coastwire")
    IncomingCopy.objects.create(original=b"x", received_as="text", source=source, page=wire)
    newsroom.article("Ours", tags=("Storms",))
    assert partner(exclude_sources=["coastwire"]) == ["Ours"]
    assert partner(exclude_tags=["storms"]) == ["From the wire"]
    assert partner(languages=["en"]) == ["Ours", "From the wire"]
    assert partner(languages=["de", "fr"]) == []
    assert reasons(wire, exclude_sources=["coastwire"], languages=["de"]) == ["source", "language"]
    source.may_syndicate = False
    source.save()
    assert partner() == ["Ours"]
    assert reasons(wire) == ["not_to_be_passed_on"]
    alias = wire.create_alias(update_slug="alias")
    assert reasons(ArticlePage.objects.get(pk=alias.pk)) == ["not_to_be_passed_on"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("en", ["In British English", "In English"]), ("EN-GB", ["In British English"]), ("fr", ["In French"])],
)
def test_stories_of_other_languages_take_no_place(
    newsroom: Newsroom, partner: Any, settings: Any, wanted: str, expected: list[str]
) -> None:
    settings.WAGTAIL_I18N_ENABLED = True
    names = {"en": "In English", "en-gb": "In British English", "fr": "In French", "frr": "In Frisian"}
    for code, title in names.items():
        page = newsroom.article(title)
        locale, _new = Locale.objects.get_or_create(language_code=code)
        ArticlePage.objects.filter(pk=page.pk).update(locale=locale)
    assert partner(languages=[wanted]) == expected
    assert partner(languages=[wanted], limit=1) == expected[:1]


def test_old_stories(newsroom: Newsroom, partner: Any) -> None:
    old = newsroom.article("Old", first_published_at=timezone.now() - datetime.timedelta(days=400))
    newsroom.article("New")
    assert partner(max_age_days=365) == ["New"]
    assert reasons(old, max_age_days=365) == ["too_old"]
    response = Latest(Rss, partner="ours")(RequestFactory().get("/feed"))
    assert "Last-Modified" not in response  # time alone changes it


def test_elements_that_are_not_taken_leave_their_words(newsroom: Newsroom, settings: Any) -> None:
    newsroom.article(
        "Story", [("quote", {"text": "We wait.", "speaker": "Piet"}), paragraph("A <b>bold</b> word.")]
    )
    settings.WAGTAIL_NEWSCLEAN = {
        **settings.WAGTAIL_NEWSCLEAN,
        "PARTNERS": {"ours": {"elements": "p"}},
    }
    content = Latest(Rss, partner="ours")(RequestFactory().get("/feed")).content
    (item,) = checks.rss(content)
    root = lxml_html.fragment_fromstring(item.text, create_parent="body")
    assert {element.tag for element in root.iterdescendants()} == {"p"}
    assert "We wait." in root.text_content()
    assert "A bold word." in root.text_content()


def test_summaries_where_the_partner_has_no_more(newsroom: Newsroom, settings: Any) -> None:
    newsroom.article("Story", [paragraph(LONG)], standfirst="In short.")
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PARTNERS": {"ours": {"full_text": False}}}
    (item,) = checks.rss(Latest(Rss, partner="ours")(RequestFactory().get("/feed")).content)
    assert (item.summary, item.text) == ("In short.", "")


@pytest.mark.parametrize("written", [Rss, JsonFeed])
def test_a_feed_ends_before_it_is_too_large(
    newsroom: Newsroom, settings: Any, caplog: pytest.LogCaptureFixture, written: Any
) -> None:
    for number in range(10):
        newsroom.article(f"Story {number}", [paragraph("Ї" * 5_000)])
    settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PARTNERS": {"ours": {"max_bytes": 40_000}}}
    content = Latest(written, partner="ours")(RequestFactory().get("/feed")).content
    items = (checks.rss if written is Rss else checks.json_feed)(content)
    assert [item.title for item in items] == ["Story 9", "Story 8", "Story 7"]
    assert 30_000 < len(content) <= 40_000
    assert "ends early" in caplog.text


def test_as_msn_and_flipboard_are_served(newsroom: Newsroom, client: Client) -> None:
    good = newsroom.article(
        "A headline that is long enough",
        [picture(newsroom.image(), "<p>Waves</p>", "Ines Torvald"), paragraph(LONG)],
        byline="Lena Brandt",
    )
    newsroom.article("Short", [paragraph(LONG)])
    for address in ("/feeds/msn.xml", "/feeds/flipboard.xml"):
        content = client.get(address).content
        assert [item.title for item in checks.rss(content)] == [good.title]
    assert reasons(good, **MSN) == ["not_https"]
    assert reasons(good, **FLIPBOARD) == []


def test_what_is_refused_is_logged_by_name(
    newsroom: Newsroom, partner: Any, caplog: pytest.LogCaptureFixture
) -> None:
    page = newsroom.article("Short")
    with caplog.at_level(logging.WARNING):
        partner(headline=(20, None))
    assert f"Page {page.pk} stays out of a feed. The headline has 5 characters" in caplog.text


def test_another_profile_is_another_feed_to_readers_that_come_back(newsroom: Newsroom, settings: Any) -> None:
    newsroom.article("Story")
    etags = set()
    for profile in ({}, {"headline": (0, 100)}, {"elements": "p"}, {"picture": "width-800"}):
        settings.WAGTAIL_NEWSCLEAN = {**settings.WAGTAIL_NEWSCLEAN, "PARTNERS": {"ours": profile}}
        etags.add(Latest(Rss, partner="ours")(RequestFactory().get("/feed"))["ETag"])
    assert len(etags) == 4


def test_a_wrong_name_is_told_at_start_up() -> None:
    with pytest.raises(PartnerError, match="'nobody'"):
        Latest(Rss, partner="nobody")


def test_the_newest_stories_are_judged(newsroom: Newsroom) -> None:
    for number in range(4):
        newsroom.article(f"Story {number}")
    newsroom.article("Draft", live=False)
    assert [page.title for page in newest(ArticlePage, 2)] == ["Story 3", "Story 2"]


def test_a_broken_story_is_a_reason_too(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    from wagtail_newsclean.blocks import QuoteBlock

    page = newsroom.article("Broken", [("quote", {"text": "x", "speaker": ""})])
    monkeypatch.setattr(QuoteBlock, "render", lambda *args, **kwargs: 1 / 0)
    assert reasons(page) == ["broken"]


def test_a_story_that_cannot_be_read_with_the_others_is_left_out_alone(
    newsroom: Newsroom, partner: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _first, broken, _last = (newsroom.article(title) for title in ("First", "Broken", "Last"))
    read = item.read_stories

    def fails(pages: Any, **named: Any) -> Any:
        if any(page.pk == broken.pk for page in pages):
            raise ValueError("a block of the site's own")
        return read(pages, **named)

    monkeypatch.setattr(item, "read_stories", fails)
    assert partner() == ["Last", "First"]
    assert f"Page {broken.pk} stays out of a feed" in caplog.text
