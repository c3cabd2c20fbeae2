"""Feeds of a section, a tag, an author, a language: the address says which."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils import timezone
from lxml import etree
from wagtail.models import Locale, Page, PageViewRestriction, Site

from tests.newsroom.building import Newsroom
from tests.newsroom.models import ArticlePage, FrontPage, SectionPage
from tests.othersites.models import Author, AuthoredPage, FlatPage, Writer
from wagtail_newsclean.feeds.atom import Atom
from wagtail_newsclean.feeds.base import StoryFeed

from . import checks


def titles(feed: StoryFeed, **named: str) -> list[str]:
    response = feed(RequestFactory().get("/feed", headers={"host": "localhost"}), **named)
    return [item.title for item in checks.atom(response.content)]


@pytest.fixture
def latest(newsroom: Newsroom) -> StoryFeed:
    class Latest(StoryFeed):
        model = ArticlePage

    return Latest(Atom)


def test_a_section(newsroom: Newsroom, latest: StoryFeed) -> None:
    newsroom.article("On the coast")
    newsroom.article("On stage", under=SectionPage.objects.get(slug="culture"))
    assert titles(latest, section="coast") == ["On the coast"]
    assert titles(latest, section="culture") == ["On stage"]
    with pytest.raises(Http404):
        titles(latest, section="nothing")


def test_a_story_is_no_section_even_of_its_name(newsroom: Newsroom, latest: StoryFeed) -> None:
    newsroom.article("Coast", slug="coast")
    assert titles(latest, section="coast") == ["Coast"]
    newsroom.article("Storms", slug="storms")
    with pytest.raises(Http404):
        titles(latest, section="storms")


@pytest.mark.parametrize("hidden", ["draft", "restricted"])
def test_a_hidden_section_has_no_feed(newsroom: Newsroom, latest: StoryFeed, hidden: str) -> None:
    newsroom.article("On the coast")
    section = SectionPage.objects.get(slug="coast")
    if hidden == "draft":
        section.unpublish()
    else:
        PageViewRestriction.objects.create(page=section, restriction_type="login")
    with pytest.raises(Http404):
        titles(latest, section="coast")


def test_a_tag(newsroom: Newsroom, latest: StoryFeed) -> None:
    newsroom.article("Wind", tags=("Storms", "Fishing"))
    newsroom.article("Choir", tags=("Music",))
    assert titles(latest, tag="storms") == ["Wind"]
    with pytest.raises(Http404):
        titles(latest, tag="nothing")


def test_an_author_by_the_whole_name(newsroom: Newsroom, latest: StoryFeed) -> None:
    newsroom.article("Both", byline="Lena Brandt and Ann Li")
    newsroom.article("Other", byline="Joann Lind")
    newsroom.article("Accents", byline="Marta Solís y José Ortega y Gasset")
    assert titles(latest, author="Ann Li") == ["Both"]
    assert titles(latest, author="ann li") == ["Both"]
    assert titles(latest, author="José Ortega y Gasset") == ["Accents"]
    assert titles(latest, author=".*") == []
    assert titles(latest, author="Nobody") == []


def test_an_author_that_is_an_object(newsroom: Newsroom) -> None:
    when = timezone.now()
    page = AuthoredPage(title="By Iris", slug="by-iris", first_published_at=when, last_published_at=when)
    Page.objects.get(pk=newsroom.section.pk).add_child(instance=page)
    Writer.objects.create(page=page, author=Author.objects.create(full_name="Iris Dahl"))

    class Authored(StoryFeed):
        model = AuthoredPage

    assert titles(Authored(Atom), author="Iris Dahl") == ["By Iris"]
    assert titles(Authored(Atom), author="Iris") == []


def test_stories_without_authors_or_tags_have_no_such_feeds(newsroom: Newsroom) -> None:
    class Flat(StoryFeed):
        model = FlatPage

    for named in ({"author": "Ann Li"}, {"tag": "storms"}):
        with pytest.raises(Http404):
            titles(Flat(Atom), **named)


def test_a_language(newsroom: Newsroom, latest: StoryFeed, settings: Any) -> None:
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("de", "German")]
    german = Locale.objects.create(language_code="de")
    newsroom.article("Harbour")
    page = newsroom.article("Hafen")
    ArticlePage.objects.filter(pk=page.pk).update(locale=german)
    assert titles(latest, language="de") == ["Hafen"]
    response = latest(RequestFactory().get("/feed", headers={"host": "localhost"}), language="de")
    assert response["Content-Language"] == "de"
    feed = etree.fromstring(response.content)
    assert feed.get(checks.XML_LANG) == "de"
    assert feed.find(f"{checks.ATOM}entry").get(checks.XML_LANG) == "de"
    with pytest.raises(Http404):
        titles(latest, language="fr")


@pytest.fixture
def french(newsroom: Newsroom, settings: Any) -> SectionPage:
    """The newsroom's section in French, under a front page beside the site's own."""
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]
    locale = Locale.objects.create(language_code="fr")
    newsroom.front.copy_for_translation(locale).save_revision().publish()
    section = newsroom.section.copy_for_translation(locale)
    section.save_revision().publish()
    newsroom.article("Harbour")
    newsroom.article("Le port", under=section, locale=locale)
    return SectionPage.objects.get(pk=section.pk)


def test_a_section_is_one_of_the_language_that_is_named(french: SectionPage, latest: StoryFeed) -> None:
    assert titles(latest, section="coast") == ["Harbour"], "the front page's own before its translation"
    assert titles(latest, section="coast", language="fr") == ["Le port"]
    with pytest.raises(Http404):
        titles(latest, section="culture", language="fr")


def test_a_section_of_another_language_may_have_a_slug_of_its_own(
    french: SectionPage, latest: StoryFeed
) -> None:
    french.slug = "littoral"
    french.save_revision().publish()
    response = latest(RequestFactory().get("/feed", headers={"host": "localhost"}), section="littoral")
    assert [item.title for item in checks.atom(response.content)] == ["Le port"]
    assert response["Content-Language"] == "fr", "the feed is in the language of its section"


def test_a_site_s_feed_is_in_the_language_of_its_front_page(
    french: SectionPage, latest: StoryFeed, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "fr.example"]
    Site.objects.create(hostname="fr.example", root_page=french.get_parent())
    for host, language in (("localhost", "en"), ("fr.example", "fr")):
        response = latest(RequestFactory().get("/feed", headers={"host": host}))
        assert response["Content-Language"] == language


def test_a_feed_is_in_its_own_language_whatever_its_reader_prefers(
    newsroom: Newsroom, client: Client
) -> None:
    newsroom.article("Harbour")
    asked = [client.get("/feeds/rss.xml", headers={"accept-language": code}) for code in ("en", "de", "ar")]
    assert len({response.content for response in asked}) == 1
    assert {response["Content-Language"] for response in asked} == {"en"}
    assert len({response["ETag"] for response in asked}) == 1


def test_several_together_and_the_title_says_so(newsroom: Newsroom, latest: StoryFeed) -> None:
    newsroom.article("Right", tags=("Storms",), byline="Ann Li")
    newsroom.article("Wrong author", tags=("Storms",), byline="Lena Brandt")
    newsroom.article("Wrong tag", byline="Ann Li")
    named = {"section": "coast", "tag": "storms", "author": "Ann Li"}
    assert titles(latest, **named) == ["Right"]
    response = latest(RequestFactory().get("/feed", headers={"host": "localhost"}), **named)
    assert (
        etree.fromstring(response.content).findtext(f"{checks.ATOM}title")
        == "The Ellan Tide: Coast, Storms, Ann Li"
    )


def test_a_story_killed_in_a_section_is_named_in_its_feed_alone(
    newsroom: Newsroom, latest: StoryFeed
) -> None:
    newsroom.article("Killed").unpublish()
    for section, expected in (("coast", 1), ("culture", 0)):
        response = latest(RequestFactory().get("/feed", headers={"host": "localhost"}), section=section)
        assert response.content.count(b"<at:deleted-entry") == expected


def test_what_an_address_cannot_name_is_an_error_that_says_so(latest: StoryFeed) -> None:
    with pytest.raises(TypeError, match="slug"):
        latest(RequestFactory().get("/feed"), slug="coast")


def test_the_demo_has_all_of_them(newsroom: Newsroom, client: Client) -> None:
    newsroom.article("Story", tags=("Storms",), byline="Ann Li")
    for choice in ("tag/storms", "author/Ann%20Li", "language/en"):
        for name in ("rss.xml", "atom.xml", "feed.json", "ninjs.json"):
            response = client.get(f"/feeds/{choice}/{name}")
            assert response.status_code == 200, (choice, name)
            assert b"Story" in response.content


def test_a_name_that_no_database_can_look_for_names_no_feed(newsroom: Newsroom, client: Client) -> None:
    for choice in ("author/Ann%00Li", "language/en%00"):
        assert client.get(f"/feeds/{choice}/rss.xml").status_code == 404


def test_options_are_attributes(newsroom: Newsroom) -> None:
    class Latest(StoryFeed):
        model = ArticlePage

    assert Latest(Atom, limit=3).limit == 3
    assert Latest.limit == 30
    with pytest.raises(TypeError, match="'limitt'"):
        Latest(Atom, limitt=3)


def test_each_site_has_its_own_stories(newsroom: Newsroom, client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    newsroom.article("Ours")
    other = newsroom.front.get_parent().add_child(instance=FrontPage(title="Other", slug="other"))
    section = other.add_child(instance=SectionPage(title="Hills", slug="hills"))
    newsroom.article("Theirs", under=section)
    Site.objects.create(hostname="other.example", port=80, root_page=other, site_name="The Hill Post")
    for host, title in (("localhost", "Ours"), ("other.example", "Theirs")):
        for address in ("rss.xml", "feed.json"):
            content = client.get(f"/feeds/{address}", headers={"host": host}).content.decode()
            assert [name for name in ("Ours", "Theirs") if name in content] == [title]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_feed_can_only_be_read(newsroom: Newsroom, client: Client, method: str) -> None:
    answer = getattr(client, method)("/feeds/rss.xml")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
