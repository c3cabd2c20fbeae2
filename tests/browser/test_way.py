"""From the clipboard to a draft, by an editor without administrator rights and without the mouse."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.newsroom.models import ArticlePage
from tests.shared import SHARED, needs_shared

from .conftest import paste

STORY = """Storm closes harbour for third day

By Ann Other

PORT ELLAN, March 4 — The harbour stayed shut on Wednesday as waves broke over the north mole, and the
ferry company said it would not try again before the weekend.

Fishing crews said they had lost the best week of the season. "We have not sold a crate," said Mara Quill.

Sign up for our free weekly newsletter
"""

RUSSIAN = """Гавань закрыта третий день

Гавань оставалась закрытой и в среду: волны перекатывались через северный мол, сообщила паромная компания.

Рыбаки говорят, что потеряли лучшую неделю сезона. «Мы не продали ни одного ящика», — сказала Мара Куилл.

Подпишитесь на нашу рассылку
"""


def add(page: Any, text: str, html: str | None = None) -> None:
    page.goto(reverse("newsclean:add"))
    page.wait_for_function("window.newsclean.pasteBox")
    page.focus("textarea[name=text]")
    paste(page, text, html)
    page.focus("input[name=source]")
    page.keyboard.type("coastwire")
    for _field in ("address", "button"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/*/")
    page.wait_for_function("window.newsclean.desk")


def make_headline(page: Any) -> None:
    """Whatever the program thought: the first block is the headline."""
    page.keyboard.press("t")
    page.focus("#nc-headline")
    if not page.input_value("#nc-headline"):
        page.keyboard.type("A headline")
    page.keyboard.press("Escape")


def draft(page: Any) -> ArticlePage:
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/draft/*/")
    page.wait_for_function("document.activeElement.textContent.trim() === 'Create draft'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pages/*/edit/")
    return ArticlePage.objects.get()


@pytest.mark.parametrize("text", [STORY, RUSSIAN], ids=["english", "russian"])
def test_a_paste_becomes_a_draft(page: Any, text: str) -> None:
    add(page, text)
    make_headline(page)
    for row in range(page.locator(".nc-blocks > .nc-block").count()):
        words = page.locator(".nc-block__text").nth(row).inner_text()
        if words.startswith(("Sign up", "Подпишитесь")):
            page.locator(".nc-block select").nth(row).select_option("newsletter")
        elif len(words) > 60:
            page.locator(".nc-block select").nth(row).select_option("body")
    page.keyboard.press("Escape")
    article = draft(page)
    assert article.title == text.splitlines()[0]
    body = article.get_latest_revision_as_object().body
    paragraphs = [str(block.value) for block in body if block.block_type == "paragraph"]
    assert len(paragraphs) == 1
    assert "Mara Quill" in paragraphs[0] or "Мара Куилл" in paragraphs[0]
    assert "Sign up" not in paragraphs[0]
    assert "Подпишитесь" not in paragraphs[0]
    assert not article.live


def test_html_becomes_a_draft(page: Any) -> None:
    html = (
        "<h1>Ferry line suspended until Sunday</h1><p>The <b>ferry</b> will stay in port, the "
        '<a href="https://tide.example/">company said</a> on Wednesday, because of the storm.</p>'
        "<p>Passengers get their money back, a spokesman said on the quay in the evening.</p>"
    )
    add(page, "Ferry line suspended until Sunday", html)
    make_headline(page)
    assert draft(page).title == "Ferry line suspended until Sunday"


@needs_shared
def test_a_real_paste_becomes_a_draft(page: Any) -> None:
    assert SHARED is not None
    add(page, (SHARED / "samples" / "moscow-times-paste.txt").read_text())
    if not page.input_value("#nc-headline"):
        page.fill("#nc-headline", "Bodies returned")
        page.keyboard.press("Escape")
    assert draft(page).title
