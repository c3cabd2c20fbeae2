"""axe-core finds nothing on any screen of the desk, in both themes, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.admin.factories import DESK, make_copy, make_user
from wagtail_newsclean.admin import suggestions
from wagtail_newsclean.admin.suggestions import Suggestion, SuggestionGroup

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")

SCREENS = ["list", "list-empty", "add", "edit", "edit-original", "edit-help", "draft", "delete", "bulk"]


def address(screen: str, pk: int) -> str:
    name = screen.split("-")[0]
    if screen == "list-empty":
        return reverse("newsclean:list") + "?q=nowhere"
    if screen == "bulk":
        return (
            reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", "discard"])
            + f"?id={pk}"
        )
    return reverse(f"newsclean:{name}", args=[pk] if name in ("edit", "draft", "delete") else [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_is_found(
    open_page: Any, newsroom: Any, monkeypatch: pytest.MonkeyPatch, scheme: str, width: int
) -> None:
    tags = (
        Suggestion("fishing", "headline, 4 times", "fishing", likely=True),
        Suggestion("harbour", "once", "harbour"),
    )
    groups = [
        SuggestionGroup("dateline", "Place for a dateline", (Suggestion("Ellan", "named twice", "Ellan"),)),
        SuggestionGroup("tags", "Tags", tags, several=True, refused=(Suggestion("quays", "", "quays"),)),
        SuggestionGroup(
            "related", "Related stories", (Suggestion("Ferry line", "same storm", 7),), several=True
        ),
    ]
    monkeypatch.setattr(suggestions, "MAKERS", [lambda copy, review: groups])
    colleague = make_user("maria", *DESK)
    copy = make_copy(opened_by=colleague, opened_at=timezone.now())
    copy.split["warnings"] = ["The file says UTF-16 but is not; read as UTF-8."]
    copy.split["pictures"] = [{"src": "a.jpg", "alt": "The mole in the storm", "line": None}]
    copy.save()
    user = make_user("anna", *DESK, "delete", section=newsroom)
    page = open_page(user, color_scheme=scheme, viewport={"width": width, "height": 800})
    found = []
    for screen in SCREENS:
        page.goto(address(screen, copy.pk))
        if screen.startswith("edit"):
            page.wait_for_function("window.newsclean.desk")
            page.keyboard.press("n")
            for folded in page.locator(".nc-refused:visible").all():
                folded.evaluate("details => { details.open = true; }")
        if screen == "edit-original":
            page.keyboard.press("o")
        if screen == "edit-help":
            page.keyboard.press("?")
        for violation in axe.Axe().run(page).response["violations"]:
            found.append((screen, violation["id"], [node["target"] for node in violation["nodes"]]))
    assert not found
