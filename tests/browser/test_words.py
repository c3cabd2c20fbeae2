"""Words of a line: split, merged, selected for a block of their own or the dateline, and copied out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.admin.factories import STORM

from .conftest import expect
from .desk import announced, current, kinds, open_copy, press, save, saved_kinds

#: Nothing is saved by itself: test_autosave.py has it on.
pytestmark = pytest.mark.usefixtures("saved_by_hand")


def test_split_at_the_caret_and_merge(page: Any) -> None:
    copy = open_copy(page, [("One 😀 sentence. Another sentence.", "body", False), ("End.", "body", False)])
    press(page, "Enter")
    for _character in range(len("One 😀 sentence.")):
        press(page, "ArrowRight")
    page.keyboard.type("x")
    press(page, "Enter")
    assert page.locator(".nc-block__text").all_inner_texts() == [
        "One 😀 sentence.",
        "Another sentence.",
        "End.",
    ]
    save(page)
    assert copy.split["source"].startswith("One 😀 sentence. Another")
    assert len(saved_kinds(copy)) == 3
    press(page, "m")
    assert page.locator(".nc-block__text").all_inner_texts() == [
        "One 😀 sentence.",
        "Another sentence.\nEnd.",
    ]
    save(page)
    assert len(saved_kinds(copy)) == 2


def test_words_selected_become_a_block_or_the_dateline(page: Any) -> None:
    copy = open_copy(page, [("PORT ELLAN — The harbour (Photo: L. Brandt) is shut.", "body", False)])
    select = """([from, to]) => {
        const text = document.querySelector(".nc-block__text").firstChild;
        getSelection().setBaseAndExtent(text, from, text, to);
    }"""
    page.evaluate(select, [0, 13])
    press(page, "d")
    assert page.input_value("#nc-dateline") == "PORT ELLAN —"
    press(page, "Control+z")
    page.evaluate(select, [25, 43])
    press(page, "c")
    assert kinds(page) == ["body", "credit", "body"]
    save(page)
    assert saved_kinds(copy) == ["body", "credit", "body"]


def test_a_paragraph_that_becomes_the_standfirst_does_not_say_its_dateline_twice(page: Any) -> None:
    copy = open_copy(page)
    press(page, "j", "j", "s")
    standfirst, dateline = page.locator("#nc-standfirst"), page.locator("#nc-dateline")
    expect(standfirst).to_have_value("The harbour stayed shut on Wednesday.")
    dateline.fill("")
    press(page, "Tab")
    expect(standfirst).to_have_value("PORT ELLAN, March 4 — The harbour stayed shut on Wednesday.")
    press(page, "Escape", "Control+z")
    expect(dateline).to_have_value("PORT ELLAN, March 4 — ")
    expect(standfirst).to_have_value("The harbour stayed shut on Wednesday.")
    save(page)
    copy.refresh_from_db()
    assert copy.get_review().standfirst == "The harbour stayed shut on Wednesday."


def test_words_are_selected_and_made_a_block_without_the_mouse(page: Any) -> None:
    copy = open_copy(page, [("The harbour (Photo: L. Brandt) is shut.", "body", False)])
    press(page, "Enter", *["ArrowRight"] * len("The harbour "), "h")
    assert kinds(page) == ["body"], "without words selected a letter means nothing to a caret"
    expect(page.locator("[data-nc-selected]")).to_be_hidden()
    press(page, *["Shift+ArrowRight"] * len("(Photo: L. Brandt)"))
    expect(page.locator("[data-nc-selected]")).to_be_visible()
    assert announced(page).startswith("Words selected: c makes a credit of them")
    press(page, "c")
    assert kinds(page) == ["body", "credit", "body"]
    assert current(page) == "(Photo: L. Brandt)"
    expect(page.locator("[data-nc-selected]")).to_be_hidden()
    press(page, "Control+z")
    select = """([from, to]) => {
        const text = document.querySelector(".nc-block__text").firstChild;
        getSelection().setBaseAndExtent(text, from, text, to);
    }"""
    page.evaluate(select, [0, 11])
    page.get_by_role("button", name="Make a heading").click()
    assert kinds(page) == ["heading", "body"]
    save(page)
    assert saved_kinds(copy) == ["heading", "body"]


def test_what_is_copied_out_is_the_copy_without_the_desk(page: Any) -> None:
    open_copy(page, [*STORM[:3], *STORM[6:]])
    press(page, "j", "j", "j", "h")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.nc-blocks'))")
    press(page, "Control+c")
    plain, html = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
        }"""
    )
    assert plain == "\n\n".join(text for text, *_ in [*STORM[:3], *STORM[6:]])
    assert "<h1>Storm closes harbour for third day</h1>" in html
    assert "<p>PORT ELLAN, March 4 — The harbour stayed shut on Wednesday.</p>" in html
    assert "<h2>“We have not sold" in html
