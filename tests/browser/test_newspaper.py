"""The newspaper's public pages in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.newsroom.building import Newsroom, boxed, paragraph, picture

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")


@pytest.fixture
def addresses(live_server: Any, django_db_serialized_rollback: None) -> list[str]:
    """Front page, section, a story with everything in it, a story from right to left."""
    paper = Newsroom()
    other = paper.article("Another story", [picture(paper.image())], standfirst="Deck", byline="A B")
    story = paper.article(
        "Storm keeps the harbour shut",
        [
            picture(paper.image(), "<p>Waves.</p>", "Ines Torvald", "Waves at a wall"),
            paragraph('The harbour <a href="https://other.example/">stayed</a> shut.'),
            ("heading", "Forty boats"),
            ("quote", {"text": "We wait.", "speaker": "Piet"}),
            boxed("newsletter", "Our letter."),
            boxed("appeal", "Give."),
            ("related", {"heading": "", "stories": [other]}),
            boxed("note", "Corrected."),
            paragraph("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
        ],
        standfirst="Nobody sails.",
        byline="Lena Brandt",
        dateline="PORT ELLAN",
        tags=("Storms", "Fishing"),
        related=(other,),
    )
    arabic = paper.article(
        "ميناء رأس النخيل يستقبل سفينة", [paragraph("استقبل الميناء سفينة.")], dateline="رأس النخيل"
    )
    return ["/", "/coast/", story.url, arabic.url]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_read_every_page(
    addresses: list[str], open_page: Callable[..., Any], scheme: str, width: int
) -> None:
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 844})
    for address in addresses:
        page.goto(address)
        found = axe.Axe().run(page).response["violations"]
        assert [(address, violation["id"], violation["nodes"][0]["html"]) for violation in found] == []


def test_pages_fit_a_small_phone_and_ask_nobody_else(
    addresses: list[str], open_page: Callable[..., Any]
) -> None:
    page = open_page(viewport={"width": 320, "height": 600})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in addresses:
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    hosts = {url.split("/")[2] for url in asked if not url.startswith("data:")}
    assert len(hosts) == 1


def test_the_keyboard_skips_to_the_text(addresses: list[str], open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(addresses[2])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_text_runs_from_the_right_where_it_should(
    addresses: list[str], open_page: Callable[..., Any]
) -> None:
    page = open_page()
    page.goto(addresses[3])
    for css in ("h1", ".story-body"):
        assert page.evaluate(f"getComputedStyle(document.querySelector('{css}')).direction") == "rtl"
