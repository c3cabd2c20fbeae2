"""Around a page's main region stand menus, footers and teasers: nobody's name, nobody's picture."""

from __future__ import annotations

from collections.abc import Sequence

from wagtail_newsclean.text import Story, clean
from wagtail_newsclean.text.types import Copy, Kind

STORY = "".join(
    f"<p>Councillors in Fenwick voted on Tuesday to repaint wall number {number}, said Tom Garrow of the harbour.</p>"
    for number in range(5)
)
MENU = (
    "Market Movers",
    "Instagram",
    "Foreseeable Future",
    "Politics",
    "Facebook",
    "Wildfire Tracker",
    "Audio",
) * 2


def page(above: Sequence[str], title: str = "Council repaints the wall | Gazette", top: str = "") -> Story:
    entries = "".join(f'<a href="/{number}">{entry}</a>' for number, entry in enumerate(above))
    return clean(
        Copy(
            html=f"<html><head><title>{title}</title></head><body><div>{entries}</div>{top}"
            f"<main><article>{STORY}</article></main><div>{entries}</div></body></html>"
        )
    )


def kinds_of(story: Story) -> dict[str, Kind]:
    return {story.source[block.start : block.end]: block.kind for block in story.blocks}


def test_two_words_of_a_menu_are_no_author() -> None:
    story = page(MENU)
    assert story.byline == ()
    assert Kind.BYLINE not in kinds_of(story).values()


def test_a_network_in_a_menu_is_no_picture_credit() -> None:
    story = page(MENU)
    assert story.credits == ()
    assert Kind.CREDIT not in kinds_of(story).values()


def test_who_wrote_it_may_stand_right_above_the_main_region() -> None:
    assert page(MENU, top="<div>By Ada Finch</div>").byline == ("Ada Finch",)


def test_a_name_far_above_is_another_storys() -> None:
    assert page(("By Ada Finch", *MENU)).byline == ()


def test_the_pages_own_title_may_be_set_a_little_otherwise() -> None:
    story = page(
        MENU, "Council votes to repaint the wall", "<h1>Council votes to quickly repaint the wall</h1>"
    )
    assert story.headline == "Council votes to quickly repaint the wall"


def test_a_heading_of_the_site_is_no_headline() -> None:
    assert page(MENU, top="<h1>The Fenwick Gazette</h1>").headline is None


def test_without_a_headline_a_heading_that_says_the_pages_title_is_it() -> None:
    top = "<h2>The Fenwick Gazette</h2><h2>Council repaints the wall</h2><div><p>Ferry times</p><p>Tides</p></div>"
    assert page(MENU, top=top).headline == "Council repaints the wall"
