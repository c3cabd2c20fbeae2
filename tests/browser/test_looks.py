"""How the desk looks: the original beside, directions of scripts, on paper, on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.users.models import UserProfile

from tests.admin.factories import STORM

from .conftest import expect
from .desk import kinds, open_copy, press

#: Nothing is saved by itself: test_autosave.py has it on.
pytestmark = pytest.mark.usefixtures("saved_by_hand")


def test_the_original_stands_beside_it_with_the_line_lit(page: Any) -> None:
    open_copy(page)
    press(page, "o", "j", "j")
    assert page.inner_text(".nc-original mark") == STORM[2][0]
    press(page, "o")
    expect(page.locator(".nc-original")).to_be_hidden()


def test_right_to_left_copy_keeps_its_direction(page: Any) -> None:
    open_copy(page, [("بقي الميناء مغلقا يوم الأربعاء.", "body", False), ("English line.", "body", False)])
    assert page.eval_on_selector_all(
        ".nc-block__text", "texts => texts.map(text => getComputedStyle(text).direction)"
    ) == ["rtl", "ltr"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_folded_stands_on_the_side_of_its_text(page: Any, editor: Any, language: str) -> None:
    UserProfile.objects.create(user=editor, preferred_language=language)
    arabic, english = "اشتركوا في نشرتنا", "Sign up for our weekly letter"
    body = ("The harbour stayed shut on Wednesday.", "body", False)
    open_copy(
        page,
        [body, (arabic, "newsletter", False), (arabic, "newsletter", False), body]
        + [(english, "appeal", False)] * 2,
    )
    sides = page.eval_on_selector_all(
        '.nc-block[data-fold="first"] .nc-block__copy',
        """copies => copies.map(copy => {
            const [outer, text] = [copy, copy.querySelector(".nc-block__text")].map(e => e.getBoundingClientRect());
            return [Math.round(text.left - outer.left), Math.round(outer.right - text.right)];
        })""",
    )
    (_, right), (left, _) = sides
    assert (right, left) == (0, 0)


def test_a_desk_left_in_english_reads_from_left_to_right_in_an_arabic_admin(page: Any, editor: Any) -> None:
    UserProfile.objects.create(user=editor, preferred_language="ar")
    open_copy(page, [("بقي الميناء مغلقا يوم الأربعاء.", "body", False)])
    shown = page.eval_on_selector_all(
        "html, .nc-actions__counts, .nc-panel .help, .nc-dialog p, .nc-block__text",
        "all => all.map(one => getComputedStyle(one).direction)",
    )
    assert (shown[0], shown.count("rtl")) == ("rtl", 2), "the page, and the copy"
    assert page.get_attribute("[data-nc-desk]", "lang") == "en"


def test_why_is_told_on_hover(page: Any) -> None:
    open_copy(page)
    gutter = page.locator(".nc-block__gutter").nth(2)
    gutter.hover()
    assert gutter.get_attribute("title") == "it looks like body"


def test_on_paper_stands_the_story_and_no_tool(page: Any) -> None:
    open_copy(page)
    page.emulate_media(media="print")
    for shown in (".nc-block__text >> nth=0", "#nc-headline", ".nc-desk__facts"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in (".sidebar", ".nc-tools", ".nc-actions"):
        expect(page.locator(hidden).first).to_be_hidden()
    left = page.evaluate("document.querySelector('.nc-blocks').getBoundingClientRect().left")
    assert left < 30, "nothing covers it"


def test_on_a_phone_undo_stays_in_reach(open_page: Any, editor: Any) -> None:
    page = open_page(editor, viewport={"width": 400, "height": 700})
    open_copy(
        page,
        [*STORM, *[("The harbour stayed shut on Wednesday, and the ferries with it.", "body", False)] * 30],
    )
    page.locator(".nc-block").last.locator("select").select_option("heading")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_in_viewport()
    undo.click()
    assert kinds(page)[-1] == "body"
