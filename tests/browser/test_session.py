"""Plain forms of a page that stood open while its session ended: why they are not sent is said, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.sessions.models import Session
from django.urls import reverse

from tests.admin.factories import DESK, make_copy, make_user
from wagtail_newsclean.models import HouseRule, IncomingCopy
from wagtail_newsclean.models.desk_settings import DeskSettings

from .conftest import expect
from .test_trouble import log_in

LOGGED_OUT = "You are logged out. Log in in another tab, then try again"


def messages(page: Any) -> Any:
    return page.locator(".messages")


def give(user: Any, *codenames: str) -> None:
    user.groups.get().permissions.add(*Permission.objects.filter(codename__in=codenames))


def test_settings_wait_until_one_is_logged_in_again(page: Any, editor: Any) -> None:
    give(editor, "change_desksettings")
    page.goto(reverse("newsclean_settings:edit"))
    page.fill("[name=tag_ticked]", "0.7")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save").click()
    expect(messages(page)).to_contain_text(LOGGED_OUT)
    expect(page.locator("[name=tag_ticked]")).to_have_value("0.7")
    log_in(page, "anna")
    page.get_by_role("button", name="Save").click()
    expect(messages(page)).to_contain_text("The settings were saved")
    assert DeskSettings.objects.get().chosen() == {"tag_ticked": 0.7}


def test_a_form_from_before_the_last_login_is_sent_all_the_same(page: Any) -> None:
    copy = make_copy()
    page.goto(reverse("newsclean:list"))
    Session.objects.all().delete()
    log_in(page, "anna")  # the old page now holds the token of a session that has ended
    page.get_by_role("button", name="Claim").click()
    expect(messages(page)).to_contain_text("is yours now")
    copy.refresh_from_db()
    assert copy.claimed_by is not None


def test_the_pressed_button_and_the_place_of_the_draft_are_sent(page: Any) -> None:
    copy = make_copy(claimed_by=make_user("maria", *DESK))
    page.goto(reverse("newsclean:edit", args=[copy.pk]))
    page.wait_for_function("window.newsclean.desk")
    Session.objects.all().delete()
    page.get_by_role("button", name="Take it over").click()
    expect(messages(page)).to_contain_text(LOGGED_OUT)
    log_in(page, "anna")
    page.get_by_role("button", name="Take it over").click()
    expect(messages(page)).to_contain_text("from Maria")
    page.goto(reverse("newsclean:draft", args=[copy.pk]))
    Session.objects.all().delete()
    log_in(page, "anna")
    page.get_by_role("button", name="Create draft").dblclick()
    page.wait_for_url("**/pages/*/edit/")
    assert IncomingCopy.objects.get().page is not None


def test_nothing_is_sent_in_the_name_of_somebody_else(page: Any) -> None:
    copy = make_copy()
    make_user("maria", *DESK)
    page.goto(reverse("newsclean:draft", args=[copy.pk]))
    page.context.clear_cookies()
    log_in(page, "maria")
    page.get_by_role("button", name="Create draft").click()
    expect(messages(page)).to_contain_text("Another tab is logged in as somebody else")
    copy.refresh_from_db()
    assert copy.page is None


def test_a_house_rule_is_kept_in_its_form(page: Any, editor: Any) -> None:
    give(editor, "add_houserule", "change_houserule", "view_houserule")
    page.goto(reverse("newsclean_rules:add"))
    page.fill("[name=phrase]", "Give monthly")
    page.select_option("[name=kind]", "appeal")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save").click()
    expect(messages(page)).to_contain_text(LOGGED_OUT)
    expect(page.locator("[name=phrase]")).to_have_value("Give monthly")
    log_in(page, "anna")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/rules/")
    assert HouseRule.objects.get().phrase == "Give monthly"


def test_the_server_is_not_there_for_a_moment(page: Any) -> None:
    copy = make_copy()
    page.goto(reverse("newsclean:draft", args=[copy.pk]))
    page.context.set_offline(True)
    page.get_by_role("button", name="Create draft").click()
    expect(messages(page)).to_contain_text("The server does not answer. Nothing here is lost")
    page.context.set_offline(False)
    page.get_by_role("button", name="Create draft").click()
    page.wait_for_url("**/pages/*/edit/")


@pytest.mark.parametrize("step", ["claim", "discard", "restore", "release"])
def test_who_had_to_log_in_first_comes_back_to_the_copy(page: Any, step: str) -> None:
    copy = make_copy()
    page.goto(reverse(f"newsclean:{step}", args=[copy.pk]))
    assert page.url.endswith(reverse("newsclean:edit", args=[copy.pk]))
    copy.refresh_from_db()
    assert (copy.status, copy.claimed_by) == ("waiting", None)
