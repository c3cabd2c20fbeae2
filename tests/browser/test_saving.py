"""What is saved, left and taken next, also when somebody else saved first."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.admin.factories import DESK, make_copy, make_user

from .conftest import break_posts, expect
from .desk import ORIGINAL, announced, kinds, open_copy, press, save, saved_kinds

#: Nothing is saved by itself: test_autosave.py has it on.
pytestmark = pytest.mark.usefixtures("saved_by_hand")


def test_what_is_saved_is_what_is_seen(page: Any) -> None:
    copy = open_copy(page)
    press(page, "n", "r")
    page.fill("#nc-byline", "Ann Other\nTom Reed")
    save(page)
    assert saved_kinds(copy)[7] == "related"
    assert copy.get_review().byline == ("Ann Other", "Tom Reed")
    assert "Saved" in page.inner_text("[data-nc-saved]")
    page.reload()
    assert kinds(page)[7] == "related"


def test_leaving_with_unsaved_changes_asks(page: Any) -> None:
    open_copy(page)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    press(page, "n", "r")
    inbox = page.locator(f'.sidebar a[href="{reverse("newsclean:list")}"]')
    inbox.click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    save(page)
    inbox.click()
    page.wait_for_url("**/incoming-copy/")
    assert asked == ["beforeunload"]


def test_the_next_copy_comes_with_one_key_and_everything_is_saved(page: Any) -> None:
    colleague = make_user("maria", *DESK)
    taken = make_copy(title="Taken", claimed_by=colleague, claimed_at=timezone.now())
    flash = make_copy(title="Flash", urgent=True)
    copy = open_copy(page)
    press(page, "n", "r", "u")
    page.wait_for_url(f"**/review/{flash.pk}/")
    page.wait_for_function("window.newsclean.desk")
    assert saved_kinds(copy)[7] == "related"
    press(page, "u")
    page.wait_for_url(f"**/review/{copy.pk}/")
    assert taken.pk < flash.pk


def test_leaving_gives_the_copy_back(page: Any) -> None:
    copy = open_copy(page)
    copy.refresh_from_db()
    assert copy.opened_by
    page.goto(reverse("newsclean:list"))
    page.wait_for_timeout(300)
    copy.refresh_from_db()
    assert copy.opened_by is None


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("merge", ["related", "newsletter"]),
        ("mine", ["related", "appeal"]),
        ("theirs", ["body", "newsletter"]),
    ],
)
def test_two_editors_at_once(page: Any, open_page: Any, choice: str, expected: list[str]) -> None:
    copy = open_copy(page)
    other = open_page(make_user("maria", *DESK))
    other.goto(page.url)
    other.wait_for_function("window.newsclean.desk")
    press(other, "n", "j", "w")
    save(other)
    press(page, "n", "r", "Control+s")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert "Maria saved this copy" in dialog.inner_text()
    assert "Maria: newsletter" in dialog.inner_text()
    assert "You: related" in dialog.inner_text()
    dialog.locator(f'[data-nc-resolve-as="{choice}"]').click()
    page.wait_for_function("!newsclean.desk.saving.dirty")
    assert saved_kinds(copy)[7:] == expected
    assert kinds(page)[7:] == expected
    if choice == "theirs":
        press(page, "Control+z")
        assert kinds(page)[7:] == ["related", "appeal"]
    if choice == "merge":
        press(page, "Control+z")
        assert kinds(page)[7:] == ["body", "newsletter"], "what the colleague did is not ours to take back"
        press(page, "Control+Shift+z")
        assert kinds(page)[7:] == ["related", "newsletter"]


def test_an_error_of_the_server_loses_nothing(page: Any) -> None:
    break_posts(page, "**/review/**")
    copy = open_copy(page)
    press(page, "n", "r", "Control+s")
    page.wait_for_selector("[data-nc-message]:not(:empty)")
    assert "Nothing here is lost" in page.inner_text("[data-nc-message]")
    page.unroute("**/review/**")
    save(page)
    assert saved_kinds(copy)[7] == "related"


def test_a_block_that_an_editor_set_says_so_also_when_the_copy_is_opened_again(page: Any) -> None:
    copy = open_copy(page)
    press(page, "n", "r", "k")
    save(page)
    page.goto(reverse("newsclean:edit", args=[copy.pk]))
    rows = page.locator(".nc-block__reason")
    expect(rows.nth(7)).to_have_text("Set by an editor.")
    expect(rows.nth(6)).to_have_text("it looks like body")


def test_who_may_only_look_sees_no_commands(open_page: Any, newsroom: Any) -> None:
    page = open_page(make_user("vera", "view"))
    open_copy(page)
    press(page, "n", "r")
    assert kinds(page) == ORIGINAL
    assert announced(page) == "This copy cannot be changed here."
    assert page.get_by_role("button", name="Save").count() == 0
