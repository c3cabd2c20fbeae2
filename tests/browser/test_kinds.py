"""Which kind a line gets, worked by an editor with the keyboard: doubts, ranges, undo, what is folded."""

from __future__ import annotations

from typing import Any

import pytest

from tests.admin.factories import STORM

from .conftest import expect
from .desk import ORIGINAL, announced, current, kinds, open_copy, press, save, saved_kinds

#: Nothing is saved by itself: test_autosave.py has it on.
pytestmark = pytest.mark.usefixtures("saved_by_hand")


def test_what_stays_out_is_folded_and_one_key_from_coming_back(page: Any) -> None:
    open_copy(page)
    assert page.locator(".nc-block:visible").count() == len(STORM) - 2
    assert page.inner_text(".nc-block__more:visible") == "3 lines"
    press(page, "j", "j", "j")
    assert current(page) == "Sign up for our weekly letter"
    press(page, "b")
    assert kinds(page)[3:6] == ["body", "body", "body"]
    press(page, "Control+z")
    assert kinds(page) == ORIGINAL
    assert page.locator(".nc-block:visible").count() == len(STORM) - 2
    press(page, "Enter")
    assert page.locator(".nc-block:visible").count() == len(STORM)
    press(page, "j", "b")
    assert kinds(page)[3:6] == ["newsletter", "body", "newsletter"]


def test_doubtful_blocks_are_reached_and_settled(page: Any) -> None:
    open_copy(page)
    assert "1 doubtful" in page.inner_text("[data-nc-counts]")
    press(page, "n")
    assert current(page) == "Read more widely about tides"
    assert page.inner_text(".nc-doubt").split("\n") == ["Keep as body", "Make it related"]
    press(page, "r")
    assert announced(page) == "Line 8 is now related; 0 doubtful left"
    assert "0 doubtful" in page.inner_text("[data-nc-counts]")
    expect(page.locator("[data-nc-doubtful]")).to_be_hidden()
    press(page, "n")
    assert announced(page) == "No doubtful block is left."


def test_a_doubtful_block_is_confirmed_with_its_own_letter(page: Any) -> None:
    copy = open_copy(page)
    press(page, "n", "b")
    assert "0 doubtful" in page.inner_text("[data-nc-counts]")
    save(page)
    assert saved_kinds(copy) == ORIGINAL
    assert copy.get_review().blocks[7].edited


def test_a_range_takes_one_kind(page: Any) -> None:
    open_copy(page)
    press(page, "j", "j", "Shift+j", "Shift+j", "g")
    assert kinds(page)[2:7] == ["appeal"] * 5
    assert announced(page).startswith("5 lines are now appeal")


def test_other_kinds_are_asked_for(page: Any) -> None:
    open_copy(page)
    press(page, "j", "x")
    assert page.locator("dialog[open]").inner_text().startswith("What is it?")
    press(page, "3")
    assert kinds(page)[1] == "section"


def test_everything_is_undone_and_done_again(page: Any) -> None:
    open_copy(page)
    press(page, "j", "m", "j", "w")
    page.fill("#nc-headline", "Another headline")
    page.press("#nc-headline", "Escape")
    changed = kinds(page)
    assert changed != ORIGINAL
    for _step in range(3):
        press(page, "Control+z")
    assert kinds(page) == ORIGINAL
    assert page.input_value("#nc-headline") == STORM[0][0]
    assert page.locator('[data-nc-do="undo"]').is_disabled()
    for _step in range(3):
        press(page, "Control+Shift+z")
    assert kinds(page) == changed
    assert page.input_value("#nc-headline") == "Another headline"


def test_menus_work_with_the_mouse(page: Any) -> None:
    open_copy(page)
    page.locator("select").nth(2).select_option("caption")
    assert kinds(page)[2] == "caption"


def test_the_headline_field_follows_the_block_until_it_is_edited(page: Any) -> None:
    open_copy(page)
    press(page, "b")
    assert page.input_value("#nc-headline") == ""
    press(page, "t")
    assert page.input_value("#nc-headline") == STORM[1][0]
    page.fill("#nc-headline", "My own")
    page.press("#nc-headline", "Escape")
    press(page, "b")
    assert page.input_value("#nc-headline") == "My own"


def test_a_key_on_five_hundred_blocks_answers_at_once(page: Any) -> None:
    open_copy(page, STORM * 56)
    measure = """() => {
            const times = [];
            const keys = ["j", "w", "j", "b", "n", "r", "j", "g", "m", "f", "o", "o"];
            for (const key of keys.concat(Array(8).fill("j"), Array(8).fill("b"))) {
                const started = performance.now();
                const event = new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true});
                document.activeElement.dispatchEvent(event);
                document.body.offsetHeight;
                times.push(performance.now() - started);
            }
            return Math.max(...times);
        }"""
    assert min(page.evaluate(measure) for _round in range(8)) < 50, "the slowest key of a round"
