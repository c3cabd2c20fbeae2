"""The review screen without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.admin.factories import make_copy
from tests.admin.near import HEADLINE, make_version, publish

from .desk import saved_kinds

#: Nothing is saved by itself: test_autosave.py has it on.
pytestmark = pytest.mark.usefixtures("saved_by_hand")


def test_without_javascript_the_basics_work(open_page: Any, editor: Any) -> None:
    page = open_page(editor, java_script_enabled=False)
    copy = make_copy()
    page.goto(reverse("newsclean:edit", args=[copy.pk]))
    page.locator(".nc-blocks select").nth(7).select_option("related")
    page.fill("#nc-headline", "Storm shuts harbour")
    page.get_by_role("button", name="Save").click()
    assert saved_kinds(copy)[7] == "related"
    assert copy.get_review().headline == "Storm shuts harbour"
    page.get_by_role("button", name="Claim").click()
    assert "is yours now" in page.inner_text(".messages")
    page.get_by_role("link", name="Create draft").or_(page.get_by_role("button", name="Create draft")).click()
    page.get_by_role("button", name="Create draft").click()
    page.wait_for_url("**/pages/*/edit/")
    copy.refresh_from_db()
    assert copy.page.title == "Storm shuts harbour"


def test_without_javascript_warnings_lead_to_their_lines_and_pages(
    open_page: Any, editor: Any, newsroom: Any
) -> None:
    publish(newsroom)
    page = open_page(editor, java_script_enabled=False)
    copy = make_version()
    note = "EDITORS: the minister speaks at noon"
    copy.split["source"] += f"\n{note}"
    start = len(copy.split["source"]) - len(note)
    copy.review = copy.get_review().to_json()
    copy.review["blocks"].append({"start": start, "end": start + len(note), "kind": "body"})
    copy.save()
    page.goto(reverse("newsclean:edit", args=[copy.pk]))
    page.get_by_role("link", name="This is a note for editors").click()
    assert page.url.endswith(f"#nc-b{start}")
    assert page.get_by_role("button", name="Keep it out").count() == 0
    page.get_by_role("link", name="What differs").click()
    assert "1 paragraph changed" in page.inner_text("main")
    page.get_by_role("link", name="Back to the copy").click()
    page.goto(reverse("newsclean:before_after", args=[copy.pk]))
    assert page.frame_locator("iframe").locator("h1").inner_text() == HEADLINE
    page.goto(reverse("newsclean:edit", args=[copy.pk]))
    page.click("button:has-text('Discard')")
    copy.refresh_from_db()
    assert copy.status == "discarded"
