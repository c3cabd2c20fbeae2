"""Where a draft may go: only where one can be made now, under names that can be told apart, the likely place first."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission, Locale, Page

from tests.newsroom.building import Newsroom
from tests.othersites.models import FlatPage
from wagtail_newsclean.mapping.names import in_language
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.services.conversion import create_draft
from wagtail_newsclean.services.intake import add_copy
from wagtail_newsclean.services.targets import targets_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_flat(settings: Any) -> None:
    pages = settings.WAGTAIL_NEWSCLEAN["PAGES"]
    settings.WAGTAIL_NEWSCLEAN = {"PAGES": {"othersites.FlatPage": pages["othersites.FlatPage"]}}


@pytest.fixture
def places(newsroom: Newsroom, only_flat: None) -> list[Any]:
    """Three plain pages, two of one title."""
    front = newsroom.front
    first = front.add_child(instance=Page(title="First", slug="first"))
    second = front.add_child(instance=Page(title="Second", slug="second"))
    return [
        first.add_child(instance=Page(title="News", slug="news")),
        second.add_child(instance=Page(title="News", slug="news")),
        front.add_child(instance=Page(title="Sport", slug="sport")),
    ]


def labels(user: Any, places: list[Any]) -> list[str]:
    wanted = {place.pk for place in places}
    return [target.label for target in targets_for(user) if target.parent.pk in wanted]


def drafted(user: Any, parent: Any) -> Any:
    copy = add_copy(text="Storm closes harbour\n\nThe harbour stayed shut on Wednesday, the company said.\n")
    return create_draft(copy, page_model=FlatPage, parent=parent, user=user).page


def test_places_of_one_name_are_told_apart(places: list[Any], admin_user: Any, settings: Any) -> None:
    front = places[2].get_parent().title
    assert labels(admin_user, places) == [
        f"{front} › First › News, as Flat page",
        f"{front} › Second › News, as Flat page",
        "Sport, as Flat page",
    ]
    settings.WAGTAIL_I18N_ENABLED = True
    assert labels(admin_user, places)[0] == f"{front} › First › News (English), as Flat page"


def test_where_the_last_story_went_is_offered_first(
    places: list[Any], admin_user: Any, django_user_model: Any
) -> None:
    places[1].add_child(instance=FlatPage(title="Old", slug="old", text="<p>x</p>"))
    assert "Second › News" in labels(admin_user, places)[0], "where the site's newest story stands"
    drafted(admin_user, places[2])
    other = django_user_model.objects.create_superuser("bo", "bo@site.example", "x")
    drafted(other, places[0])
    IncomingCopy.objects.update(
        saved_by=admin_user
    )  # who looked at the copy last has drafted nothing by that
    assert labels(admin_user, places)[0].startswith("Sport")
    assert "First › News" in labels(other, places)[0]


def test_places_in_the_language_of_the_copy_stand_first(
    places: list[Any], admin_user: Any, settings: Any
) -> None:
    Page.objects.filter(pk=places[2].pk).update(locale=Locale.objects.create(language_code="fr-ca"))
    drafted(admin_user, places[1])

    def first(language: str) -> Any:
        return targets_for(admin_user, language)[0].parent.pk

    assert first("fr") == places[1].pk, "a site of one language"
    settings.WAGTAIL_I18N_ENABLED = True
    assert first("fr") == places[2].pk
    assert first("en") == first("de") == first("") == places[1].pk


def test_where_there_is_room_for_no_more_it_is_not_offered(
    places: list[Any], admin_user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FlatPage, "max_count_per_parent", 1)
    drafted(admin_user, places[2])
    assert not any("Sport" in label for label in labels(admin_user, places))
    monkeypatch.setattr(FlatPage, "max_count", 1)
    assert targets_for(admin_user) == []


def test_room_is_counted_for_all_places_at_once(
    places: list[Any], admin_user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FlatPage, "max_count_per_parent", 2)
    monkeypatch.setattr(FlatPage, "max_count", 100)
    for place, count in zip(places, (1, 2, 3), strict=True):
        for number in range(count):
            place.add_child(instance=FlatPage(title="Old", slug=f"old-{number}", text="<p>x</p>"))
    assert [target.parent.pk for target in targets_for(admin_user) if target.parent in places] == [
        places[0].pk
    ]

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            targets_for(admin_user)
        return len(asked)

    few = queries()
    for number in range(20):
        places[2].add_child(instance=Page(title=f"Place {number}", slug=f"place-{number}"))
    assert queries() == few


def test_a_site_s_own_rule_of_room_is_asked(
    places: list[Any], admin_user: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    only = classmethod(lambda model, parent: parent.title == "Sport")
    monkeypatch.setattr(FlatPage, "can_create_at", only)
    assert [target.label for target in targets_for(admin_user)] == ["Sport, as Flat page"]


def test_pages_that_a_user_does_not_see_are_not_named(
    newsroom: Newsroom, places: list[Any], django_user_model: Any
) -> None:
    top = places[0].get_parent().add_child(instance=Page(title="Secret", slug="secret"))
    for title in ("East", "West"):
        top.add_child(instance=Page(title=title, slug=title)).add_child(
            instance=Page(title="News", slug="news")
        )
    ann = django_user_model.objects.create_user("ann")
    desk = Group.objects.create(name="Desk")
    ann.groups.add(desk)
    for page in (top, *top.get_descendants()):
        if page.title == "News":
            right = Permission.objects.get(codename="add_page")
            GroupPagePermission.objects.create(group=desk, page=page, permission=right)
    shown = [target.label for target in targets_for(ann)]
    assert shown == ["Secret › East › News, as Flat page", "Secret › West › News, as Flat page"]


def test_what_is_translated_is_taken_in_the_language_of_the_page(newsroom: Newsroom) -> None:
    french = Locale.objects.create(language_code="fr")
    page = newsroom.front.add_child(instance=Page(title="Writer", slug="writer"))
    translated = page.copy_for_translation(french, copy_parents=True)
    writers = Page.objects.filter(title="Writer")
    assert in_language(writers, french.pk) == translated
    assert in_language(writers.filter(pk=page.pk), french.pk) == translated
    assert in_language(writers, page.locale_id) == page
    assert in_language(writers, None) == page
    german = Locale.objects.create(language_code="de")
    assert in_language(writers, german.pk) == page, "better in another language than not"
