"""The desk enlarged, in colours of the reader's own, and with words that fit nowhere."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.admin.factories import STORM, make_copy
from tests.admin.near import make_version, publish

from .conftest import expect

#: 1280 by 1024 pixels at 400%, and 1280 by 800 at 200%.
ENLARGED = [(320, 256), (640, 400)]
PARAGRAPH = "The harbour stayed shut on Wednesday, and the ferries with it, the master said on the quay."

pytestmark = pytest.mark.usefixtures("saved_by_hand")


def open_copy(page: Any, lines: Any = STORM, **values: Any) -> None:
    page.goto(reverse("newsclean:edit", args=[make_copy(lines, **values).pk]))
    page.wait_for_function("window.newsclean.desk")


def colours(page: Any, selector: str, name: str) -> list[str]:
    return page.eval_on_selector_all(
        selector, "(all, name) => all.map(one => getComputedStyle(one)[name])", name
    )


@pytest.mark.parametrize(("width", "height"), ENLARGED)
def test_the_line_in_focus_is_in_view(open_page: Any, editor: Any, width: int, height: int) -> None:
    page = open_page(editor, viewport={"width": width, "height": height})
    open_copy(page, [("Storm", "headline", False), *[(PARAGRAPH, "body", False)] * 12])
    for key in "jjjjkk":
        page.keyboard.press(key)
        top, bottom = page.evaluate(
            "(box => [box.top, box.bottom])(document.activeElement.getBoundingClientRect())"
        )
        assert top >= 50, "Wagtail's header covers nothing of it"
        assert bottom <= height or top < height / 2, "as much of it as there is room for"


@pytest.mark.parametrize(("width", "height"), [*ENLARGED, (400, 700)])
def test_what_a_key_did_is_seen(open_page: Any, editor: Any, width: int, height: int) -> None:
    page = open_page(editor, viewport={"width": width, "height": height})
    open_copy(page)
    page.keyboard.press("d")
    said = page.get_by_text("Select the dateline's words in the text first.")
    expect(said).to_be_in_viewport(ratio=1)
    assert page.evaluate(
        "said => { const box = said.getBoundingClientRect();"
        " said.parentNode.style.pointerEvents = 'auto';"
        " return document.elementFromPoint(box.left + 20, box.top + box.height / 2) === said; }",
        said.element_handle(),
    ), "nothing lies over it"


def test_warnings_are_read_whole_where_nothing_hovers(open_page: Any, editor: Any, newsroom: Any) -> None:
    publish(newsroom)
    page = open_page(editor, viewport={"width": 820, "height": 1180}, has_touch=True)
    page.goto(reverse("newsclean:edit", args=[make_version().pk]))
    page.wait_for_function("window.newsclean.desk")
    cut = page.eval_on_selector_all(
        ".nc-harms li > :first-child", "all => all.map(one => one.scrollWidth > one.clientWidth)"
    )
    assert cut
    assert not any(cut)


def test_colours_of_ones_own_tell_the_story_from_what_stays_out(open_page: Any, editor: Any) -> None:
    page = open_page(editor, forced_colors="active")
    open_copy(page)
    edge = "borderInlineStartColor"
    story = set(colours(page, '.nc-block[data-group="story"]:not([data-ask])', edge))
    out = set(colours(page, '.nc-block:is([data-group="asks"], [data-group="around"]):not([data-ask])', edge))
    assert story
    assert out
    assert not story & out


def test_colours_of_ones_own_show_what_is_pressed(open_page: Any, editor: Any) -> None:
    page = open_page(editor, forced_colors="active")
    open_copy(page)
    page.keyboard.press("o")
    highlight = page.evaluate(
        """() => {
            const probe = document.createElement("i");
            probe.style.cssText = "forced-color-adjust: none; background: Highlight";
            document.body.append(probe);
            return getComputedStyle(probe).backgroundColor;
        }"""
    )
    assert colours(page, ".nc-tool", "backgroundColor").count(highlight) == 1


def test_a_source_without_a_space_leaves_the_inbox_as_wide_as_it_is(page: Any) -> None:
    make_copy(source="x" * 99)
    page.goto(reverse("newsclean:list"))
    expect(page.get_by_role("button", name="Claim")).to_be_in_viewport()


def test_a_source_without_a_space_leaves_the_review_screen_as_wide_as_it_is(
    open_page: Any, editor: Any
) -> None:
    page = open_page(editor, viewport={"width": 320, "height": 640})
    open_copy(page, source="x" * 99)
    assert page.evaluate(
        "Array.from(document.querySelectorAll('.nc-desk__facts > *'), fact => fact.getBoundingClientRect().right)"
        ".every(right => right <= innerWidth)"
    )


def test_why_a_folded_line_is_out_stands_inside_the_line_in_focus(open_page: Any, editor: Any) -> None:
    page = open_page(editor, viewport={"width": 320, "height": 640})
    open_copy(page, [("اشتركوا في نشرتنا", "newsletter", False), (PARAGRAPH, "body", False)])
    page.keyboard.press("k")
    gap = page.evaluate(
        """() => {
            const [block, reason] = [".nc-block.is-current", ".nc-block.is-current .nc-block__reason"].map(
                (one) => document.querySelector(one).getBoundingClientRect());
            return [reason.left - block.left, block.right - reason.right];
        }"""
    )
    assert min(gap) >= 8


def test_titles_read_in_their_own_direction(page: Any) -> None:
    make_copy(title="الميناء (MV Coral Star 7) مغلق")
    page.goto(reverse("newsclean:list"))
    first, last = page.evaluate(
        """() => {
            const words = document.querySelector("td.title a");
            const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT, (node) =>
                node.data.includes("MV") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP);
            const text = walker.nextNode();
            const from = text.data.indexOf("ا");
            const left = (at) => {
                const range = document.createRange();
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                return range.getBoundingClientRect().left;
            };
            return [left(from), left(text.data.lastIndexOf("ق"))];
        }"""
    )
    assert first > last
