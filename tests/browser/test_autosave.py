"""The desk saves by itself, also when two people work on one copy."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from tests.admin.factories import DESK, make_copy, make_user
from wagtail_newsclean.models import IncomingCopy, LearntLine

from .conftest import break_posts, expect
from .desk import announced, kinds, open_copy, press, saved_kinds


@pytest.fixture(autouse=True)
def autosave(settings: Any) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 200


def wait_saved(page: Any) -> None:
    page.wait_for_function("!newsclean.desk.saving.dirty && !newsclean.desk.saving.waiting")


def test_what_is_changed_is_saved_by_itself(page: Any) -> None:
    copy = open_copy(page)
    press(page, "n", "r")
    told = announced(page)
    wait_saved(page)
    assert saved_kinds(copy)[7] == "related"
    assert announced(page) == told, "nothing is said of it"
    assert "Saved" in page.inner_text("[data-nc-saved]")
    page.focus("#nc-headline")
    page.keyboard.press("End")
    page.keyboard.insert_text(", again")
    page.wait_for_function("newsclean.desk.saving.version === 2")
    copy.refresh_from_db()
    assert copy.get_review().headline.endswith(", again")
    assert page.evaluate("document.activeElement.id") == "nc-headline"
    press(page, "Control+z")
    assert not page.input_value("#nc-headline").endswith(", again")
    wait_saved(page)


def test_nothing_is_sent_while_nothing_changes(page: Any) -> None:
    copy = open_copy(page)
    press(page, "j", "j", "o", "o")
    page.wait_for_timeout(600)
    copy.refresh_from_db()
    assert (copy.version, copy.status) == (0, "waiting")


def test_a_server_that_does_not_answer_is_asked_again(page: Any) -> None:
    break_posts(page, "**/review/**")
    copy = open_copy(page)
    press(page, "n", "r")
    page.wait_for_selector("[data-nc-message]:not(:empty)")
    page.unroute("**/review/**")
    press(page, "j", "w")
    wait_saved(page)
    assert saved_kinds(copy)[7] == "related"
    assert page.inner_text("[data-nc-message]") == ""


def test_a_colleague_who_saved_first_is_named_and_no_dialog_comes_up(page: Any, open_page: Any) -> None:
    copy = open_copy(page)
    other = open_page(make_user("maria", *DESK))
    other.goto(page.url)
    other.wait_for_function("window.newsclean.desk")
    press(other, "n", "j", "w")
    wait_saved(other)
    press(page, "n", "r")
    page.wait_for_selector("[data-nc-message]:not(:empty)")
    assert "Maria saved this copy meanwhile" in page.inner_text("[data-nc-message]")
    assert page.locator("dialog[open]").count() == 0
    press(page, "k", "k", "h")
    page.wait_for_timeout(400)
    assert saved_kinds(copy)[6:] == ["body", "body", "newsletter"], "nothing of hers is overwritten"
    page.get_by_role("button", name="Choose what to keep").press("Enter")
    dialog = page.locator("dialog[open]")
    assert "Maria: newsletter" in dialog.inner_text()
    assert "You: related" in dialog.inner_text()
    assert "Keep only Maria's" in dialog.inner_text()
    dialog.get_by_role("button", name="Keep both").press("Enter")
    wait_saved(page)
    assert saved_kinds(copy)[6:] == kinds(page)[6:] == ["heading", "related", "newsletter"]


def test_a_colleague_who_takes_the_copy_over_is_named(page: Any, editor: Any) -> None:
    copy = open_copy(page, claimed_by=editor, claimed_at=timezone.now())
    assert "This copy is yours." in page.inner_text(".nc-desk__head")
    maria = make_user("maria", *DESK)
    IncomingCopy.objects.filter(pk=copy.pk).update(claimed_by=maria, claimed_at=timezone.now())
    press(page, "n", "r")
    wait_saved(page)
    assert "Maria has claimed this copy" in page.inner_text("[data-nc-claim]")
    page.get_by_role("button", name="Take it over").press("Enter")
    page.wait_for_selector("text=over from Maria")
    copy.refresh_from_db()
    assert copy.claimed_by == editor


def test_claiming_from_the_inbox(page: Any, editor: Any) -> None:
    copy = make_copy()
    page.goto("/admin/incoming-copy/")
    page.get_by_role("button", name="Claim “Storm closes harbour for third day”").press("Enter")
    page.wait_for_selector("text=is yours now")
    copy.refresh_from_db()
    assert copy.claimed_by == editor
    page.get_by_role("button", name="Release “Storm").press("Enter")
    page.wait_for_selector("text=is free for everybody")


def test_always_for_this_source_is_offered_once(page: Any, editor: Any) -> None:
    editor.groups.get().permissions.add(Permission.objects.get(codename="add_learntline"))
    copy = open_copy(page)
    expect(page.locator("[data-nc-offer]")).to_be_hidden()
    press(page, "j", "j", "w")
    offer = page.locator("[data-nc-offer]")
    assert offer.inner_text().startswith("Always for coastwire?")
    wait_saved(page)
    assert LearntLine.objects.count() == 1
    offer.get_by_role("button", name="Only in this copy").press("Enter")
    expect(offer).to_be_hidden()
    assert announced(page) == "What you correct here is not learnt."
    wait_saved(page)
    assert LearntLine.objects.count() == 0
    press(page, "g")
    expect(offer).to_be_hidden()
    press(page, "l")
    assert announced(page) == "What you correct here is learnt."
    assert page.get_by_label("What I correct here is learnt for coastwire").is_checked()
    wait_saved(page)
    assert LearntLine.objects.count() == 2
    press(page, "Control+z")
    assert not page.get_by_label("What I correct here is learnt for coastwire").is_checked()
    wait_saved(page)
    assert copy.pk


def test_the_draft_asks_for_a_headline_until_there_is_one(page: Any) -> None:
    copy = open_copy(page)
    page.fill("#nc-headline", "")
    press(page, "Tab")
    page.get_by_role("button", name="Create draft").click()
    message = page.locator("[data-nc-message]")
    expect(message).to_have_text("Write a headline first: the draft needs one.")
    wait_saved(page)
    copy.refresh_from_db()
    assert copy.get_review().headline == ""
    page.wait_for_timeout(400)
    expect(message).to_have_text("Write a headline first: the draft needs one.")
    page.fill("#nc-headline", "A headline")
    expect(message).to_be_empty()
    press(page, "Control+Enter")
    page.wait_for_url("**/draft/**")


def test_a_headline_from_the_copy_answers_the_demand_for_one(page: Any) -> None:
    open_copy(page)
    page.fill("#nc-headline", "")
    press(page, "Control+Enter")
    expect(page.locator("[data-nc-message]")).to_contain_text("Write a headline first")
    press(page, "Escape", "Control+z")
    expect(page.locator("[data-nc-message]")).to_be_empty()


@pytest.mark.parametrize("height", [600, 1100], ids=["scrolls", "short"])
def test_the_offer_leaves_the_buttons_where_they_are(page: Any, editor: Any, height: int) -> None:
    editor.groups.get().permissions.add(Permission.objects.get(codename="add_learntline"))
    page.set_viewport_size({"width": 1300, "height": height})
    open_copy(page)
    button = page.get_by_role("button", name="Create draft")
    before = button.bounding_box()
    press(page, "j", "j", "w")
    expect(page.locator("[data-nc-offer]")).to_be_visible()
    assert button.bounding_box() == before
    offer = page.locator("[data-nc-offer]").bounding_box()
    assert offer["y"] + offer["height"] <= before["y"]


@pytest.mark.parametrize("name", ["Claim", "Release", "Take it over", "Discard"])
def test_the_small_forms_take_the_last_change_along(page: Any, editor: Any, settings: Any, name: str) -> None:
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 60_000
    claimant = {"Release": editor, "Take it over": make_user("maria", *DESK)}.get(name)
    copy = open_copy(page, claimed_by=claimant, claimed_at=claimant and timezone.now())
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    press(page, "n", "r")
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()
    assert asked == []
    assert saved_kinds(copy)[7] == "related"
    if name == "Discard":
        assert copy.status == "discarded"
    else:
        assert copy.claimed_by == (None if name == "Release" else editor)


def test_a_small_form_that_cannot_save_first_is_not_sent(page: Any) -> None:
    break_posts(page, "**/review/**")
    copy = open_copy(page)
    press(page, "n", "r")
    page.get_by_role("button", name="Discard").click()
    expect(page.locator("[data-nc-message]")).to_contain_text("The server does not answer")
    page.wait_for_timeout(300)
    copy.refresh_from_db()
    assert (copy.status, kinds(page)[7]) == ("waiting", "related")


def test_another_window_of_ones_own_is_no_colleague(page: Any, open_page: Any, editor: Any) -> None:
    copy = open_copy(page)
    other = open_page(editor)
    other.goto(page.url)
    other.wait_for_function("window.newsclean.desk")
    press(other, "n", "j", "w")
    wait_saved(other)
    press(page, "n", "r")
    message = page.locator("[data-nc-message]")
    expect(message).to_contain_text("You saved this copy in another window")
    page.get_by_role("button", name="Choose what to keep").press("Enter")
    dialog = page.locator("dialog[open]")
    said = dialog.inner_text()
    assert "Saved in another window meanwhile" in said
    assert "Other window: newsletter" in said
    assert "This window: related" in said
    assert "colleague" not in said
    dialog.get_by_role("button", name="Keep only the other window's").press("Enter")
    assert "What the other window saved is here now" in announced(page)
    assert saved_kinds(copy)[7:] == kinds(page)[7:] == ["body", "newsletter"]
