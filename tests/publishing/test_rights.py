"""Copy that may not be passed on stays on the site."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from tests.feeds.test_formats import CHECKS
from tests.newsroom.building import Newsroom
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.feeds.refused import refused_of
from wagtail_newsclean.models import IncomingCopy, Source, StoryOrigin
from wagtail_newsclean.publishing.partners import parse_partner
from wagtail_newsclean.publishing.rights import may_be_passed_on, sources_of
from wagtail_newsclean.services.decisions import delete


def drafted(page: Any, source: Source | None) -> None:
    IncomingCopy.objects.create(
        original=b"x", received_as="text", source=source, page=page, status=IncomingCopy.Status.DRAFTED
    )


@pytest.fixture
def wire(newsroom: Newsroom) -> ArticlePage:
    """One story of each sort; the wire's is the one that may not leave."""
    drafted(newsroom.article("Our own, from copy"), None)
    drafted(newsroom.article("From a partner"), Source.objects.create(name="partner"))
    newsroom.article("Our own")
    page = newsroom.article("From the wire")
    drafted(page, Source.objects.create(name="coastwire", may_syndicate=False))
    return page


def test_a_source_may_be_passed_on_unless_somebody_says_no() -> None:
    assert Source(name="coastwire").may_syndicate


@pytest.mark.parametrize("address", CHECKS)
def test_it_is_in_no_feed_but_on_the_site(wire: ArticlePage, client: Client, address: str) -> None:
    titles = [item.title for item in CHECKS[address](client.get(address).content)]
    assert titles == ["Our own", "From a partner", "Our own, from copy"]
    assert client.get(wire.url).status_code == 200


def test_a_page_made_from_several_pieces_is_held_back_by_any(wire: ArticlePage) -> None:
    own = ArticlePage.objects.get(title="Our own, from copy")
    drafted(own, Source.objects.get(name="coastwire"))
    assert own not in may_be_passed_on(ArticlePage.objects.all())


def test_an_alias_is_held_back_with_its_page(wire: ArticlePage, newsroom: Newsroom) -> None:
    alias = wire.create_alias(update_slug="alias")
    assert alias.live
    titles = may_be_passed_on(ArticlePage.objects.all()).values_list("title", flat=True)
    assert "From the wire" not in titles


def by_action(alias: Any) -> None:
    ConvertAliasPageAction(ArticlePage.objects.get(pk=alias.pk)).execute()


def by_hand(alias: Any) -> None:
    alias.alias_of = None
    alias.save()


@pytest.mark.parametrize("convert", [by_action, by_hand])
def test_an_alias_that_is_made_a_page_of_its_own_keeps_the_rights(
    wire: ArticlePage, newsroom: Newsroom, convert: Any
) -> None:
    alias = wire.create_alias(update_slug="alias")
    StoryOrigin.objects.all().delete()  # as an alias that was made before its page was drafted from more copy
    convert(alias)
    assert not Page.objects.get(pk=alias.pk).alias_of_id
    titles = may_be_passed_on(ArticlePage.objects.all()).values_list("title", flat=True)
    assert "From the wire" not in titles
    assert sources_of([ArticlePage.objects.get(pk=alias.pk)]) == {alias.pk: {"coastwire": False}}


def test_an_alias_of_an_alias_is_held_back_too(wire: ArticlePage, newsroom: Newsroom) -> None:
    wire.create_alias(update_slug="alias").create_alias(update_slug="alias-2")
    titles = may_be_passed_on(ArticlePage.objects.all()).values_list("title", flat=True)
    assert "From the wire" not in titles


def test_one_query(wire: ArticlePage) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert len(may_be_passed_on(ArticlePage.objects.live())) == 3
    assert len(captured) == 1


def test_readers_that_come_back_are_told(wire: ArticlePage, client: Client) -> None:
    first = client.get("/feeds/rss.xml")
    source = Source.objects.get(name="partner")
    source.may_syndicate = False
    source.save()
    log(source, "wagtail.edit")
    for headers in ({"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}):
        answer = client.get("/feeds/rss.xml", headers=headers)
        assert answer.status_code == 200
        assert b"From a partner" not in answer.content


def test_each_story_has_its_own_sources(newsroom: Newsroom, wire: ArticlePage) -> None:
    partners = ArticlePage.objects.get(title="From a partner")
    drafted(partners, Source.objects.create(name="portnews"))
    alias = ArticlePage.objects.get(pk=wire.create_alias(update_slug="alias").pk)
    ours = ArticlePage.objects.get(title="Our own, from copy")
    assert sources_of([partners, wire, alias, ours]) == {
        partners.pk: {"partner": True, "portnews": True},
        wire.pk: {"coastwire": False},
        alias.pk: {"coastwire": False},
    }


def passed_on(exclude_sources: tuple[str, ...] = ()) -> set[str]:
    pages = may_be_passed_on(ArticlePage.objects.all(), exclude_sources)
    return set(pages.values_list("title", flat=True))


def test_a_story_stays_held_back_when_its_copy_is_deleted(
    wire: ArticlePage, django_user_model: Any, client: Client
) -> None:
    user = django_user_model.objects.create_superuser("anna")
    assert delete(IncomingCopy.objects.filter(page__isnull=False), user) == 3
    assert passed_on() == {"Our own", "From a partner", "Our own, from copy"}
    assert passed_on(("partner",)) == {"Our own", "Our own, from copy"}
    assert b"From the wire" not in client.get("/feeds/rss.xml").content
    partners = ArticlePage.objects.get(title="From a partner")
    assert sources_of([wire, partners]) == {wire.pk: {"coastwire": False}, partners.pk: {"partner": True}}


def test_what_is_left_of_a_deleted_page_stays_held_back(wire: ArticlePage) -> None:
    translation = wire.copy_for_translation(Locale.objects.create(language_code="de"), copy_parents=True)
    ArticlePage.objects.filter(pk=translation.pk).update(title="Vom Draht", live=True)
    alias = wire.create_alias(update_slug="alias")
    ArticlePage.objects.filter(pk=alias.pk).update(title="Elsewhere")
    wire.delete()
    assert passed_on() == {"Our own", "From a partner", "Our own, from copy"}
    left = list(ArticlePage.objects.filter(title__in=["Vom Draht", "Elsewhere"]))
    assert sources_of(left) == {page.pk: {"coastwire": False} for page in left}
    for page in left:
        page.delete()
    assert not StoryOrigin.objects.exists()


def test_a_source_is_excluded_whatever_the_case_of_its_name(wire: ArticlePage) -> None:
    assert passed_on(("Partner",)) == {"Our own", "Our own, from copy"}
    partner = parse_partner("portal", {"exclude_sources": ["PARTNER"]})
    page = ArticlePage.objects.get(title="From a partner")
    assert [refusal.code for found in refused_of(partner, [page]) for refusal in found.refusals] == ["source"]
