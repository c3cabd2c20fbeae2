"""The paste box."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from wagtail_newsclean.models import IncomingCopy, Source

from .conftest import expect, paste

ADD = reverse("newsclean:add")
TEXT = "Storm closes harbour\n\nThe harbour stayed shut on Wednesday, the ferry company said.\n"
HTML = """<h1>Storm closes harbour</h1><p>The <b>harbour</b> stayed shut on Wednesday, the company said.</p>
<p>A second paragraph, with <a href="https://tide.example/">a link</a>.</p><img src="x.jpg" alt="">"""


def at_the_box(page: Any) -> None:
    page.goto(ADD)
    page.wait_for_function("window.newsclean.pasteBox")
    page.focus("textarea[name=text]")


def split(page: Any) -> IncomingCopy:
    page.get_by_role("button", name="Split").click()
    page.wait_for_url("**/review/*/")
    return IncomingCopy.objects.get()


def test_plain_text_is_pasted_and_split(page: Any) -> None:
    at_the_box(page)
    paste(page, TEXT)
    assert page.input_value("textarea[name=text]") == TEXT
    page.fill("input[name=source]", "coastwire")
    copy = split(page)
    assert (copy.split["source"], copy.received_as, copy.source.name) == (TEXT, "text", "coastwire")


def test_the_rich_clipboard_is_kept_and_said(page: Any) -> None:
    at_the_box(page)
    paste(page, TEXT, HTML)
    assert page.inner_text("[data-nc-summary]") == "Formatted, 3 paragraphs, 1 picture"
    assert page.inner_text("[data-nc-preview]").startswith("Storm closes harbour")
    copy = split(page)
    assert copy.received_as == "html"
    assert "<b>" in bytes(copy.original).decode()
    assert bytes(copy.original_plain).decode() == TEXT


def test_a_copy_is_pasted_and_split_by_keyboard_alone(page: Any) -> None:
    page.goto(ADD)
    page.wait_for_function("window.newsclean.pasteBox")
    expect(page.locator("textarea[name=text]")).to_be_focused()
    paste(page, TEXT)
    for key in ("Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("coastwire")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/*/")
    assert IncomingCopy.objects.get().source.name == "coastwire"


def test_an_error_leaves_the_focus_where_it_is_mended(page: Any) -> None:
    page.goto(ADD)
    page.wait_for_function("window.newsclean.pasteBox")
    page.get_by_role("button", name="Split").press("Enter")
    expect(page.locator("[data-nc-error=text]")).not_to_be_empty()
    expect(page.locator("textarea[name=text]")).to_be_focused()
    page.set_input_files(
        "input[name=file]", {"name": "a.png", "mimeType": "", "buffer": b"\x89PNG\r\n\x1a\n" * 9}
    )
    page.get_by_role("button", name="Split").press("Enter")
    expect(page.locator("[data-nc-error=text]")).to_contain_text("picture")
    expect(page.get_by_role("button", name="Take something else")).to_be_focused()


def test_plain_text_only_is_a_switch(page: Any) -> None:
    at_the_box(page)
    paste(page, TEXT, HTML)
    page.check("[data-nc-plain]")
    assert split(page).received_as == "text"


def test_markup_that_says_nothing_is_plain_text(page: Any) -> None:
    at_the_box(page)
    paste(page, "One line", "<span style='color: red'>One line</span>")
    assert page.input_value("textarea[name=text]") == "One line"


def test_hostile_markup_does_nothing_in_the_admin(page: Any) -> None:
    at_the_box(page)
    html = "<p>one</p><img src=x onerror='window.hurt=1'><script>window.hurt=1</script><svg onload='window.hurt=1'>"
    # A browser cleans what a page writes to its clipboard; other programs' clipboards it does not.
    page.evaluate(
        """html => {
            const data = new DataTransfer();
            data.setData("text/plain", "one");
            data.setData("text/html", html);
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.querySelector("textarea[name=text]").dispatchEvent(event);
        }""",
        html,
    )
    assert page.inner_text("[data-nc-summary]") == "Formatted, 1 paragraph, 1 picture"
    split(page)
    page.wait_for_timeout(200)
    assert page.evaluate("window.hurt") is None


def test_an_error_keeps_everything(page: Any) -> None:
    at_the_box(page)
    paste(page, TEXT, HTML)
    page.fill("input[name=source]", "coastwire")
    page.fill("input[name=url]", "not an address")
    page.get_by_role("button", name="Split").click()
    page.wait_for_selector("#nc-error-url:not(:empty)")
    assert "not a web address" in page.inner_text("#nc-error-url")
    assert page.input_value("input[name=source]") == "coastwire"
    page.fill("input[name=url]", "")
    assert split(page).received_as == "html"


def test_nothing_pasted_is_said_beside_the_box(page: Any) -> None:
    at_the_box(page)
    page.get_by_role("button", name="Split").click()
    page.wait_for_selector("#nc-error-text:not(:empty)")
    assert not IncomingCopy.objects.exists()


def test_ten_megabytes_do_not_freeze_the_box(page: Any) -> None:
    at_the_box(page)
    took = page.evaluate(
        """() => {
            const data = new DataTransfer();
            const line = "The harbour stayed shut on Wednesday, the ferry company said on its page. ".repeat(20);
            data.setData("text/plain", (line + "\\n").repeat(6500));
            const started = performance.now();
            const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            document.querySelector("textarea[name=text]").dispatchEvent(event);
            document.body.offsetHeight;
            return performance.now() - started;
        }"""
    )
    assert took < 2000
    assert page.inner_text("[data-nc-summary]") == "Plain text, 6500 lines"
    page.context.set_default_timeout(120_000)
    assert len(split(page).split["source"]) > 9_500_000


def test_a_file_is_chosen(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(TEXT)
    at_the_box(page)
    page.set_input_files("input[name=file]", path)
    assert page.inner_text("[data-nc-summary]") == f"wire.txt, {len(TEXT)} bytes"
    assert split(page).filename == "wire.txt"


def test_sources_of_earlier_copy_are_offered(page: Any) -> None:
    Source.objects.create(name="portnews")
    at_the_box(page)
    assert page.locator("#newsclean-sources option").get_attribute("value") == "portnews"


@pytest.mark.parametrize("text", [TEXT, ""])
def test_without_javascript_it_is_a_form(open_page: Any, editor: Any, text: str) -> None:
    page = open_page(editor, java_script_enabled=False)
    page.goto(ADD)
    page.fill("textarea[name=text]", text)
    page.fill("input[name=source]", "coastwire")
    page.get_by_role("button", name="Split").click()
    if text:
        page.wait_for_url("**/review/*/")
        assert IncomingCopy.objects.get().split["source"] == text
    else:
        assert page.input_value("input[name=source]") == "coastwire"
        assert "no text" in page.inner_text("#nc-error-text")
