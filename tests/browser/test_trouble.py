"""Saving where the server is slow, fails, has forgotten who one is, or cannot be reached: nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session

from tests.admin.factories import DESK, make_user

from .conftest import break_posts, expect
from .desk import announced, current, kinds, open_copy, press, saved_kinds

ORIGINAL_BROKEN = "The server could not do this"


@pytest.fixture(autouse=True)
def autosave(settings: Any) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 200


def message(page: Any) -> Any:
    return page.locator("[data-nc-message]")


def wait_saved(page: Any) -> None:
    page.wait_for_function("!newsclean.desk.saving.dirty && !newsclean.desk.saving.waiting")


def make_slow(page: Any) -> None:
    """Whatever a script asks of the server takes two seconds more."""
    page.evaluate(
        """() => {
            const {fetch} = window;
            window.fetch = async (...asked) => {
                await new Promise((done) => setTimeout(done, 2000));
                return fetch(...asked);
            };
        }"""
    )


def test_a_slow_server_is_told_of_and_takes_every_key_in_order(page: Any) -> None:
    copy = open_copy(page)
    make_slow(page)
    press(page, "n", "r")
    expect(page.locator("[data-nc-saved]")).to_have_text("Saving…")
    press(page, "Control+z", "g", "k", "h")
    assert kinds(page)[6:] == ["heading", "appeal", "appeal"], "the keys do not wait"
    expect(page.locator("[data-nc-saved]")).to_contain_text("Saved")
    wait_saved(page)
    assert saved_kinds(copy)[6:] == kinds(page)[6:] == ["heading", "appeal", "appeal"]
    expect(message(page)).to_be_empty()


def test_the_draft_waits_for_a_slow_server_and_has_the_last_key(page: Any) -> None:
    copy = open_copy(page)
    make_slow(page)
    press(page, "n", "r")
    expect(page.locator("[data-nc-saved]")).to_have_text("Saving…")
    press(page, "k", "k", "h", "Control+Enter", "Control+Enter")
    page.wait_for_url("**/draft/**")
    assert saved_kinds(copy)[6:8] == ["heading", "related"]
    assert copy.version <= 2, "what was on its way is not sent again"


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_that_fails_keeps_nothing_and_loses_nothing(page: Any, status: int) -> None:
    break_posts(page, "**/review/**", status)
    copy = open_copy(page)
    press(page, "n", "r")
    expect(message(page)).to_contain_text(ORIGINAL_BROKEN)
    expect(page.locator("[data-nc-saved]")).not_to_contain_text("Saving")
    press(page, "k", "k", "h", "Control+Enter")
    page.wait_for_timeout(400)
    assert "/review/" in page.url, "nobody is sent on with unsaved work"
    assert kinds(page)[6:8] == ["heading", "related"]
    page.unroute("**/review/**")
    press(page, "Control+s")
    expect(page.locator("[data-nc-announce]")).to_have_text("Saved.")
    expect(message(page)).to_be_empty()
    assert saved_kinds(copy)[6:8] == ["heading", "related"]


def test_the_network_is_lost_and_comes_back(page: Any) -> None:
    copy = open_copy(page)
    page.context.set_offline(True)
    press(page, "n", "r")
    expect(message(page)).to_contain_text("The server does not answer. Nothing here is lost")
    press(page, "k", "k", "h", "Control+z")
    assert current(page).startswith("“We have not sold a crate")
    page.context.set_offline(False)
    wait_saved(page)
    expect(message(page)).to_be_empty()
    assert saved_kinds(copy)[6:8] == ["body", "related"], "saved without another key"


def test_who_is_logged_out_logs_in_elsewhere_and_everything_is_saved(page: Any) -> None:
    copy = open_copy(page)
    Session.objects.all().delete()
    press(page, "n", "r")
    expect(message(page)).to_contain_text("You are logged out. Log in in another tab")
    assert kinds(page)[7] == "related"
    other = page.context.new_page()
    other.goto("/admin/login/")
    other.fill("[name=username]", "anna")
    other.fill("[name=password]", "harbour")
    other.get_by_role("button", name="Sign in").click()
    other.wait_for_url("**/admin/")
    other.close()
    page.bring_to_front()
    press(page, "k", "k", "h")
    wait_saved(page)
    expect(message(page)).to_be_empty()
    assert saved_kinds(copy)[6:8] == ["heading", "related"]
    press(page, "Control+Enter")
    page.wait_for_url("**/draft/**")


def test_who_is_logged_out_is_told_so_where_there_is_only_something_to_look_at(page: Any) -> None:
    open_copy(page)
    Session.objects.all().delete()
    press(page, "v")
    expect(message(page)).to_contain_text("You are logged out. Log in in another tab")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_who_has_lost_the_right_is_told_so(page: Any, editor: Any) -> None:
    copy = open_copy(page)
    editor.groups.get().permissions.filter(codename="change_incomingcopy").delete()
    press(page, "n", "r")
    expect(message(page)).to_contain_text("You may look at this copy but not change it")
    assert kinds(page)[7] == "related"
    assert saved_kinds(copy)[7] == "body"
    assert announced(page).startswith("Line 8 is now related")


def log_in(page: Any, name: str) -> None:
    """In another tab."""
    other = page.context.new_page()
    other.goto("/admin/login/")
    other.fill("[name=username]", name)
    other.fill("[name=password]", "harbour")
    other.get_by_role("button", name="Sign in").click()
    other.wait_for_url("**/admin/")
    other.close()


def test_nothing_is_saved_in_the_name_of_somebody_else(page: Any, editor: Any) -> None:
    copy = open_copy(page)
    make_user("maria", *DESK)
    page.context.clear_cookies()
    log_in(page, "maria")
    page.bring_to_front()
    press(page, "n", "r")
    expect(message(page)).to_contain_text("Another tab is logged in as somebody else")
    press(page, "k", "k", "h", "Control+s")
    page.wait_for_timeout(600)
    copy.refresh_from_db()
    assert (copy.version, copy.saved_by) == (0, None)
    assert kinds(page)[6:8] == ["heading", "related"], "nothing is lost"
    page.context.clear_cookies()
    log_in(page, "anna")
    page.bring_to_front()
    press(page, "Control+s")
    wait_saved(page)
    expect(message(page)).to_be_empty()
    assert saved_kinds(copy)[6:8] == ["heading", "related"]
    assert copy.saved_by == editor


def test_where_a_colleague_deleted_the_copy_the_inbox_is_one_click_away(page: Any) -> None:
    copy = open_copy(page)
    way_on = page.locator("[data-nc-gone]")
    expect(way_on).to_be_hidden()
    copy.delete()
    press(page, "n", "r")
    page.get_by_role("button", name="Save").press("Enter")
    expect(way_on).to_be_focused()
    expect(page.get_by_role("button", name="Save")).to_be_hidden()
    page.on("dialog", lambda dialog: dialog.accept())
    way_on.click()
    page.wait_for_url("**/incoming-copy/")
