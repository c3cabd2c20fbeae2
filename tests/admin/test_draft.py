from __future__ import annotations

import datetime
import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, GroupCollectionPermission

from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.admin.moments import clock
from wagtail_newsclean.models import IncomingCopy
from wagtail_newsclean.services.conversion import ConversionError

from .factories import STORM, make_copy, make_user

#: The smallest PNG.
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def url_of(copy: IncomingCopy) -> str:
    return reverse("newsclean:draft", args=[copy.pk])


@pytest.fixture
def copy(section: Any) -> IncomingCopy:
    return make_copy()


def target(section: Any) -> dict[str, str]:
    return {"target": f"newsroom.articlepage:{section.pk}"}


def test_says_where_it_goes_and_what_stays_out(desk: Client, copy: IncomingCopy) -> None:
    page = desk.get(url_of(copy)).content.decode()
    assert "Harbour, as Article page" in page
    assert "What stays out of the Article page" in page


def test_makes_a_draft_and_opens_the_editor(desk: Client, copy: IncomingCopy, section: Any) -> None:
    response = desk.post(url_of(copy), target(section))
    page = ArticlePage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.live, page.title, page.get_parent().pk) == (
        False,
        "Storm closes harbour for third day",
        section.pk,
    )
    copy.refresh_from_db()
    assert copy.status == "drafted"


def test_pressing_twice_makes_one_page(desk: Client, copy: IncomingCopy, section: Any) -> None:
    first = desk.post(url_of(copy), target(section))
    second = desk.post(url_of(copy), target(section))
    assert first.url == second.url == desk.get(url_of(copy)).url
    assert ArticlePage.objects.count() == 1


@pytest.mark.parametrize("value", ["", "newsroom.articlepage:1", "auth.user:1", "x" * 5000])
def test_only_places_that_were_offered(desk: Client, copy: IncomingCopy, value: str) -> None:
    response = desk.post(url_of(copy), {"target": value})
    assert response.status_code == 400
    assert "Choose where the draft goes" in response.content.decode()
    assert not ArticlePage.objects.exists()


def test_the_place_stays_chosen_after_an_error(
    desk: Client, copy: IncomingCopy, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = section.add_child(instance=SectionPage(title="Coast"))

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise ConversionError("No room.")

    monkeypatch.setattr("wagtail_newsclean.admin.draft.create_draft", refuse)
    page = desk.post(url_of(copy), target(second)).content.decode()
    assert "No room." in page
    (checked,) = re.findall(r'name="target" value="([^"]*)"[^>]* checked', page)
    assert checked == target(second)["target"]


def test_without_a_headline_it_says_so(desk: Client, section: Any) -> None:
    copy = make_copy([("Only a paragraph of a story.", "body", False)])
    assert "no headline" in desk.get(url_of(copy)).content.decode()
    response = desk.post(url_of(copy), target(section))
    assert response.status_code == 409
    assert "Write one" in response.content.decode()


def test_without_a_place_it_says_whom_to_ask(client: Client, copy: IncomingCopy) -> None:
    client.force_login(make_user("kim", "view", "change", "convert"))
    assert "Ask an administrator" in client.get(url_of(copy)).content.decode()


def test_needs_the_right_to_convert(client: Client, copy: IncomingCopy, section: Any) -> None:
    client.force_login(make_user("kim", "view", "change", section=section))
    assert client.post(url_of(copy), target(section)).status_code == 302
    assert not ArticlePage.objects.exists()


def test_harm_is_named_before_a_draft_is_made(desk: Client) -> None:
    copy = make_copy([*STORM, ("EDITORS: a lead follows", "body", False)])
    page = desk.get(url_of(copy)).content.decode()
    assert "This is a note for editors, not for readers" in page
    assert f"#nc-b{copy.get_review().blocks[-1].start}" in page
    assert "Before this goes out" not in desk.get(url_of(make_copy())).content.decode()


def test_a_picture_in_the_copy_stays_out_only_where_the_user_may_not_add_it(desk: Client) -> None:
    copy = make_copy()
    copy.split["pictures"] = [{"src": f"data:image/png;base64,{PIXEL}", "alt": "Boats", "line": 1}]
    copy.save()
    why = "you may not add images to the library"
    assert why in html.unescape(desk.get(url_of(copy)).content.decode())
    collection = Collection.get_first_root_node()
    right = Permission.objects.get(codename="add_image", content_type__app_label="wagtailimages")
    GroupCollectionPermission.objects.create(
        group=Group.objects.last(), collection=collection, permission=right
    )
    said = html.unescape(desk.get(url_of(copy)).content.decode())
    assert why not in said
    assert "Boats" not in said, "nothing is said to stay out"


def test_an_embargo_ahead_sets_the_schedule_and_says_so_before_and_after(desk: Client) -> None:
    ends = timezone.now() + datetime.timedelta(days=2)
    copy = make_copy(embargo=True, embargo_until=ends)
    said = html.unescape(desk.get(url_of(copy)).content.decode())
    assert f"is scheduled for {clock(ends)}, when the embargo ends" in said
    response = desk.post(url_of(copy), target(SectionPage.objects.get()), follow=True)
    shown = html.unescape(response.content.decode())
    assert f"Its schedule is set to {clock(ends)}" in shown
    assert 'name="go_live_at"' in shown, "where it can be undone"
    assert not ArticlePage.objects.get().live
    assert "is scheduled for" not in desk.get(url_of(make_copy())).content.decode()


def test_accepted_tags_that_cannot_be_had_are_named_before_and_after(desk: Client, section: Any) -> None:
    copy = make_copy()
    copy.review = copy.get_review().to_json() | {"tags": ["kelp", "tides"]}
    copy.save()
    why = "There is no such tag, and you may not make one"
    said = html.unescape(desk.get(url_of(copy)).content.decode())
    assert f"{why}." in said
    assert "kelp" in said
    shown = html.unescape(desk.post(url_of(copy), target(section), follow=True).content.decode())
    assert f"You had accepted what the draft could not take: tags “kelp”, “tides” ({why})." in shown
