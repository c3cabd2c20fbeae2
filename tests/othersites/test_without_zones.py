"""A site that keeps its own time (``USE_TZ = False``), from copy under embargo to the feeds."""

from __future__ import annotations

import datetime
import html
import json
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from tests.newsroom.building import Newsroom
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.clock import aware, local, stored
from wagtail_newsclean.feeds.atom import Atom
from wagtail_newsclean.feeds.base import StoryFeed
from wagtail_newsclean.feeds.format import Format
from wagtail_newsclean.feeds.json_feed import JsonFeed
from wagtail_newsclean.feeds.ninjs import Ninjs
from wagtail_newsclean.feeds.rss import Rss
from wagtail_newsclean.models import DeletedStory, IncomingCopy
from wagtail_newsclean.publishing.json_ld import news_article
from wagtail_newsclean.publishing.story import read_story
from wagtail_newsclean.services.conversion import create_draft
from wagtail_newsclean.services.findings import findings_for

from .models import TutorialPage

pytestmark = pytest.mark.django_db

STORY = "The ferry will stay in port for the storm, the company said on Wednesday in the evening."


@pytest.fixture(autouse=True)
def no_zones(settings: Any) -> None:
    settings.USE_TZ = False
    settings.TIME_ZONE = "Europe/Lisbon"


def test_copy_to_feed(newsroom: Newsroom, admin_client: Client, admin_user: Any) -> None:
    day = datetime.date.today() + datetime.timedelta(days=3)
    text = f"Embargoed until {day:%B} {day.day}, {day.year} 10:00\nFerry line suspended\n{STORY}"
    assert admin_client.post(reverse("newsclean:add"), {"text": text}).status_code == 302
    copy = IncomingCopy.objects.get()
    assert copy.embargo_until == datetime.datetime.combine(day, datetime.time(10))
    for address in (reverse("newsclean:list"), reverse("newsclean:edit", args=[copy.pk])):
        assert admin_client.get(address).status_code == 200
    home = newsroom.front.add_child(instance=Page(title="Anywhere", slug="anywhere"))
    made = create_draft(copy, page_model=TutorialPage, parent=home, user=admin_user).page
    page = TutorialPage.objects.get(pk=made.pk).get_latest_revision_as_object()
    assert page.date == datetime.date.today()
    page.body = f"<p>{text.splitlines()[0]}</p><p>{STORY}</p>"
    assert [finding.code for finding in findings_for(page)] == ["embargo"]
    assert page.go_live_at == copy.embargo_until
    page.intro, page.body, page.go_live_at = "Boats wait.", f"<p>{STORY}</p>", None
    page.save_revision(clean=False).publish()

    class Latest(StoryFeed):
        model = TutorialPage

    page.refresh_from_db()
    published = aware(page.first_published_at)
    request = RequestFactory().get("/feed")
    assert STORY in html.unescape(Latest(Rss)(request).content.decode())
    (item,) = json.loads(Latest(JsonFeed)(request).content)["items"]
    assert datetime.datetime.fromisoformat(item["date_published"]) == published.replace(microsecond=0)
    written = news_article(read_story(page), request)["datePublished"]
    assert datetime.datetime.fromisoformat(written) == published.replace(microsecond=0)


@pytest.mark.parametrize("format_", [Rss, Atom, JsonFeed, Ninjs])
def test_a_feed_goes_on_when_a_story_was_withdrawn(newsroom: Newsroom, format_: type[Format]) -> None:
    latest = StoryFeed(format_, model=ArticlePage)
    pages = [
        newsroom.article("Storm stays"),
        newsroom.article("Storm goes"),
        newsroom.article("Storm is lost"),
    ]
    pages[1].unpublish()
    pages[2].delete()

    def read() -> str:
        response = latest(RequestFactory().get("/feed"))
        assert response.status_code == 200
        return str(response.content.decode())

    assert "Storm stays" in read()
    assert "Storm goes" not in read()
    pages[0].unpublish()
    assert "Storm" not in read()
    PageLogEntry.objects.all().delete()
    DeletedStory.objects.all().delete()
    assert "Storm" not in read(), "a page without stories, of today"


def test_a_time_without_a_zone_is_the_sites() -> None:
    noon = datetime.datetime(2026, 7, 1, 12)
    assert aware(noon).utcoffset() == datetime.timedelta(hours=1)
    assert local(noon).hour == 12
    assert stored(datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)) == datetime.datetime(2026, 7, 1, 13)


def test_on_a_site_with_zones_it_is_utc(settings: Any) -> None:
    settings.USE_TZ = True
    noon = datetime.datetime(2026, 7, 1, 12)
    assert aware(noon) == datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)
    assert stored(aware(noon)) == aware(noon)
