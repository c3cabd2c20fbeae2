"""The desk without a mouse: where the focus goes, what screen readers are told, which keys are listed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.admin.factories import STORM, make_copy
from wagtail_newsclean.admin import suggestions
from wagtail_newsclean.admin.suggestions import Suggestion, SuggestionGroup

from .conftest import expect
from .desk import ORIGINAL, announced, current, kinds, open_copy, press

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "editors.md"

pytestmark = pytest.mark.usefixtures("saved_by_hand")


def test_a_digit_that_chooses_a_kind_accepts_no_suggestion(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = tuple(Suggestion(name, "named twice", name) for name in ("Fishing", "Harbour", "Storms"))
    group = SuggestionGroup("tags", "Tags", offered)
    monkeypatch.setattr(suggestions, "MAKERS", [lambda copy, review: [group]])
    open_copy(page)
    press(page, "j", "x", "3")
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert kinds(page)[1] == "section"
    assert announced(page).startswith("Line 2 is now section")
    expect(page.locator(".is-accepted")).to_have_count(0)
    press(page, "Control+z")
    assert kinds(page)[1] == "credit", "one step, one undo"


def test_the_same_words_are_told_again(page: Any) -> None:
    open_copy(page)
    press(page, "b", "b", "Control+z")
    expect(page.locator("[data-nc-announce]")).to_have_text("Undone.")
    page.evaluate("document.querySelector('[data-nc-announce]').firstChild.dataset.old = 'yes'")
    press(page, "Control+z")
    expect(page.locator("[data-nc-announce]")).to_have_text("Undone.")
    expect(page.locator("[data-nc-announce] [data-old]")).to_have_count(0)


def test_tab_leads_from_the_line_to_its_menu_and_out_of_the_copy(page: Any) -> None:
    open_copy(page)
    press(page, "j", "j", "Tab")
    assert page.evaluate("document.activeElement.matches('.nc-block.is-current select')")
    press(page, "Tab")
    assert page.evaluate("document.activeElement.textContent") == "Previous"
    press(page, "Shift+Tab", "Shift+Tab")
    assert current(page).startswith("PORT ELLAN")
    assert page.evaluate("document.activeElement.matches('.nc-block.is-current')")


def test_the_keys_begin_at_their_first_and_are_those_of_the_guide(page: Any, editor: Any) -> None:
    editor.groups.get().permissions.add(Permission.objects.get(codename="add_learntline"))
    open_copy(page)
    press(page, "j", "?")
    dialog = page.locator("dialog[open]")
    expect(dialog.get_by_role("heading", name="Keys")).to_be_in_viewport()
    listed = set(dialog.locator("kbd").all_inner_texts()) - {"Ctrl", "Shift", "Esc"}
    table = GUIDE.read_text("utf-8").split("## Keys")[1].split("\n## ")[0]
    rows = "".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| `"))
    told = {key.removeprefix("Ctrl+").removeprefix("Shift+") for key in re.findall(r"`([^`]+)`", rows)}
    assert {key.lower() for key in listed} == {key.lower() for key in told - {"?"}}
    press(page, "Escape")
    assert page.evaluate("document.activeElement.matches('.nc-block.is-current')"), "back where it was"
    press(page, "w")
    assert kinds(page)[1] == "newsletter"


def test_the_focus_is_never_lost(page: Any) -> None:
    """After each key something on the screen has it, and one undo brings the copy back."""
    open_copy(page)
    before = kinds(page)
    for key in ("j", "b", "h", "t", "s", "y", "c", "a", "w", "g", "r", "m", "n", "b", "p", "Shift+j", "g"):
        press(page, key)
        assert page.evaluate("document.activeElement.matches('.nc-block.is-current')"), key
        assert page.evaluate("document.activeElement.offsetParent !== null"), key
    for _step in range(20):
        press(page, "Control+z")
    assert announced(page) == "Nothing to undo."
    assert kinds(page) == before
    assert page.evaluate("document.activeElement.matches('.nc-block.is-current')")


#: The second key of the digit row, then of the numpad: what it types alone and with Shift.
LAYOUTS = {
    "QWERTY": [("Digit2", "2", "@"), ("Numpad2", "2", "2")],
    "QWERTZ": [("Digit2", "2", '"'), ("Numpad2", "2", "2")],
    "AZERTY": [("Digit2", "é", "2")],
    "Czech": [("Digit2", "ě", "2")],
    "a keyboard that names no keys": [("", "2", "2")],
}


def type_on(page: Any, code: str, key: str, shift: bool = False, **more: bool) -> None:
    """A key press as a keyboard of another layout sends it: Playwright's own is American."""
    script = """([code, key, shiftKey, more]) => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {code, key, shiftKey, ...more, bubbles: true, cancelable: true}))"""
    page.evaluate(script, [code, key, shift, more])


@pytest.fixture
def three_tags(page: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A copy on the screen with three tags offered."""
    offered = tuple(Suggestion(name, "named twice", name) for name in ("Fishing", "Harbour", "Storms"))
    group = SuggestionGroup("tags", "Tags", offered, several=True)
    monkeypatch.setattr(suggestions, "MAKERS", [lambda copy, review: [group]])
    open_copy(page)
    return page


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_digit_key_accepts_and_with_shift_refuses_on_every_keyboard(three_tags: Any, layout: str) -> None:
    page = three_tags
    for code, alone, with_shift in LAYOUTS[layout]:
        type_on(page, code, alone)
        assert page.evaluate("newsclean.desk.review.tags") == ["Harbour"], (code, alone)
        type_on(page, code, alone)
        type_on(page, code, with_shift, shift=True)
        assert announced(page) == "Refused: Harbour", (code, with_shift)
        press(page, "Control+z", "Control+z", "Control+z")
        assert page.evaluate("newsclean.desk.review.tags.concat(newsclean.desk.review.refused)") == []


def test_signs_above_digits_and_arrows_of_the_numpad_stay_what_they_are(three_tags: Any) -> None:
    page = three_tags
    type_on(page, "Numpad2", "ArrowDown")
    assert current(page) == "Photo: Lena Brandt / Coastwire"
    type_on(page, "Digit2", "2", ctrlKey=True)
    type_on(page, "Digit7", "?", shift=True)
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    press(page, "Escape")
    type_on(page, "Digit7", "/", shift=True)
    assert page.evaluate("document.activeElement.matches('[data-nc-field]')")
    assert page.evaluate("newsclean.desk.review.tags.concat(newsclean.desk.review.refused)") == []


def test_a_kind_is_chosen_by_its_digit_on_every_keyboard(page: Any) -> None:
    open_copy(page)
    press(page, "j", "x")
    type_on(page, "Digit3", "3", ctrlKey=True)  # another tab of the browser
    expect(page.locator("dialog[open]")).to_have_count(1)
    type_on(page, "Digit3", '"')
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert kinds(page)[1] == "section"


def test_letters_mean_nothing_while_typing(page: Any) -> None:
    open_copy(page)
    page.fill("#nc-standfirst", "")
    page.focus("#nc-standfirst")
    page.keyboard.type("bjxgm?")
    assert page.input_value("#nc-standfirst") == "bjxgm?"
    assert kinds(page) == ORIGINAL
    page.locator("select").first.focus()
    press(page, "Escape")
    assert page.evaluate("document.activeElement.className").startswith("nc-block")


def test_help_lists_the_keys(page: Any) -> None:
    open_copy(page)
    press(page, "?")
    assert "newsletter" in page.locator("dialog[open]").inner_text()
    press(page, "Escape")
    assert page.locator("dialog[open]").count() == 0


def test_keys_are_those_of_a_latin_keyboard_whatever_is_typed(page: Any) -> None:
    open_copy(page)
    page.evaluate(
        """() => {
            const press = (key, code) => document.activeElement.dispatchEvent(
                new KeyboardEvent("keydown", {key, code, bubbles: true, cancelable: true}));
            press("о", "KeyJ");
            press("и", "KeyB");
        }"""
    )
    assert kinds(page)[:3] == ["headline", "body", "body"]


def test_letters_are_off_for_who_switched_shortcuts_off(page: Any, editor: Any) -> None:
    UserProfile.objects.update_or_create(user=editor, defaults={"keyboard_shortcuts": False})
    open_copy(page)
    press(page, "n", "r")
    assert kinds(page) == ORIGINAL
    press(page, "ArrowDown")
    assert current(page) == STORM[1][0]


def test_what_a_key_did_or_why_it_did_nothing_is_seen_until_the_next_key(page: Any) -> None:
    open_copy(page)
    said = page.locator("[data-nc-announce]")
    press(page, "d")
    expect(said.get_by_text("Select the dateline's words in the text first.")).to_be_visible()
    press(page, "j")
    expect(said).to_be_empty()
    press(page, "h")
    expect(said.get_by_text("Line 2 is now heading; 1 doubtful left")).to_be_visible()


def test_who_claims_in_a_list_is_back_in_that_list_on_that_row(page: Any) -> None:
    make_copy(title="Choir wins", source="portnews")
    for number in range(12):
        make_copy(title=f"Storm {number}")
    page.goto(f"{reverse('newsclean:list')}?q=Storm")
    page.get_by_role("button", name="Claim “Storm 9”").press("Enter")
    release = page.get_by_role("button", name="Release “Storm 9”")
    expect(release).to_be_focused()
    expect(release).to_be_in_viewport()
    expect(page.get_by_text("Choir wins")).to_have_count(0)
    release.press("Enter")
    expect(page.get_by_role("button", name="Claim “Storm 9”")).to_be_focused()
