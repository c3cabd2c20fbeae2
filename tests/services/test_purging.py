"""What a front-end cache is asked to forget when a story changes or leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import hooks
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.models import PageViewRestriction, Site

from tests.newsroom.building import Newsroom, paragraph
from tests.newsroom.models import ArticlePage, SectionPage
from tests.othersites.models import AuthoredPage
from wagtail_newsclean.models import Source
from wagtail_newsclean.services import purging
from wagtail_newsclean.services.purging import HOOK, addresses_of

SITE = "http://localhost"
FEEDS = {SITE + path for path in ("/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json")}
SETTING = FEEDS | {f"{SITE}/sitemap.xml", f"{SITE}/sitemap-news.xml"}
SECTION_FEEDS = {f"{SITE}/feeds/coast/{name}" for name in ("rss.xml", "atom.xml", "feed.json")}
ALWAYS = SETTING | SECTION_FEEDS | {f"{SITE}/"}


class Remembering(BaseBackend):
    """A cache that notes what it was told to forget."""

    asked: list[set[str]] = []

    def purge_batch(self, urls: Any) -> None:
        self.asked.append(set(urls))


@pytest.fixture
def purged(settings: Any, django_capture_on_commit_callbacks: Any) -> Callable[[Callable[[], Any]], set[str]]:
    """Runs what it is given and says which addresses were purged by it."""
    settings.WAGTAILFRONTENDCACHE = {"own": {"BACKEND": f"{__name__}.Remembering"}}

    def purged(work: Callable[[], Any]) -> set[str]:
        Remembering.asked.clear()
        with django_capture_on_commit_callbacks(execute=True):
            work()
        return set().union(*Remembering.asked)

    return purged


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def test_publishing_and_updating(newsroom: Newsroom, purged: Any) -> None:
    page = newsroom.article("Story")
    relates = newsroom.article("Relates", related=(page,))
    mentions = newsroom.article("Mentions", [paragraph(f'<a linktype="page" id="{page.pk}">it</a>')])
    newsroom.article("Has nothing to do with it")
    found = purged(lambda: fresh(page).save_revision().publish())
    assert found == ALWAYS | {f"{SITE}/coast/", page.full_url, relates.full_url, mentions.full_url}


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_a_killed_story(newsroom: Newsroom, purged: Any, how: str) -> None:
    page = newsroom.article("Killed")
    relates = newsroom.article("Relates", related=(page,))
    found = purged(lambda: getattr(fresh(page), how)())
    assert found == ALWAYS | {f"{SITE}/coast/", page.full_url, relates.full_url}


def test_another_slug(newsroom: Newsroom, purged: Any) -> None:
    page = newsroom.article("Story")
    before = page.full_url
    page = fresh(page)
    page.slug = "another"
    found = purged(lambda: page.save_revision().publish())
    assert {before, f"{SITE}/coast/another/", f"{SITE}/coast/"} <= found


def test_a_story_that_moves(newsroom: Newsroom, purged: Any) -> None:
    page = newsroom.article("Story")
    found = purged(lambda: fresh(page).move(SectionPage.objects.get(slug="culture"), pos="last-child"))
    assert {page.full_url, f"{SITE}/culture/story-1/", f"{SITE}/coast/", f"{SITE}/culture/", *FEEDS} <= found


def test_a_section_closed_to_strangers(newsroom: Newsroom, purged: Any) -> None:
    page = newsroom.article("Story")
    close = PageViewRestriction(page=newsroom.section, restriction_type=PageViewRestriction.LOGIN)
    assert {page.full_url, f"{SITE}/coast/", *ALWAYS} <= purged(close.save)
    assert {page.full_url, f"{SITE}/coast/", *ALWAYS} <= purged(close.delete)


def test_long_lists_have_more_addresses(newsroom: Newsroom, purged: Any) -> None:
    for n in range(21):
        page = newsroom.article(f"Story {n}")
    assert f"{SITE}/coast/page/2/" in purged(lambda: fresh(page).save_revision().publish())


def test_a_source_that_may_not_be_passed_on_any_more(newsroom: Newsroom, purged: Any) -> None:
    source = Source.objects.create(name="wire")
    source.may_syndicate = False
    assert purged(source.save) == SETTING


def test_a_site_s_own_addresses(newsroom: Newsroom, purged: Any) -> None:
    page = newsroom.article("Story")
    with hooks.register_temporarily(HOOK, lambda page: [f"/lists/{page.slug}/"]):
        found = purged(lambda: fresh(page).save_revision().publish())
    assert f"{SITE}/lists/story-1/" in found
    assert found >= SECTION_FEEDS


def test_a_site_that_has_no_address_to_add_for_a_page(newsroom: Newsroom, purged: Any) -> None:
    page = newsroom.article("Story")
    with hooks.register_temporarily(HOOK, lambda page: None):
        assert purged(lambda: fresh(page).save_revision().publish()) >= ALWAYS


def test_a_story_that_stands_in_no_site_has_no_address(newsroom: Newsroom, purged: Any) -> None:
    page = newsroom.article("Story")
    Site.objects.all().delete()
    assert purged(lambda: fresh(page).save_revision().publish()) == set()


def test_drafts_and_other_pages_purge_nothing_of_ours(newsroom: Newsroom, purged: Any) -> None:
    page = newsroom.article("Story")
    assert purged(lambda: fresh(page).save_revision()) == set()
    assert purged(lambda: fresh(newsroom.section).save_revision().publish()) == {f"{SITE}/coast/"}


def test_pages_related_by_many_to_many(newsroom: Newsroom) -> None:
    page = newsroom.article("Story")
    other = AuthoredPage(title="Other", slug="other", see_also=[page])
    newsroom.front.add_child(instance=other)
    assert f"{SITE}/other/" in addresses_of(page)


def test_without_a_cache_nothing_is_looked_up(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    page = newsroom.article("Story")
    monkeypatch.setattr(purging, "is_installed", lambda: False)
    page.get_full_url()
    with CaptureQueriesContext(connection) as captured:
        assert addresses_of(page) == set()
    assert len(captured) == 0


def test_queries_do_not_grow_with_the_stories_that_refer_to_it(newsroom: Newsroom) -> None:
    page = newsroom.article("Story")

    def queries(number: int) -> int:
        for n in range(number):
            newsroom.article(f"Relates {n}", related=(page,))
        with CaptureQueriesContext(connection) as captured:
            addresses_of(ArticlePage.objects.get(pk=page.pk))
        return len(captured)

    queries(1)  # Wagtail looks up its sites once
    assert queries(1) == queries(6)
