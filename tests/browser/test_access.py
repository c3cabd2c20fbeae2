"""axe-core finds nothing on any screen of the desk, in both themes, wide and narrow."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from tests.admin.factories import DESK, STORM, make_copy, make_user
from tests.admin.near import PARAGRAPHS, publish
from wagtail_newsclean.admin import suggestions
from wagtail_newsclean.admin.suggestions import Suggestion, SuggestionGroup
from wagtail_newsclean.models import IncomingCopy

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")

SCREENS = [
    *("list", "list-empty", "add", "draft", "delete", "bulk", "before_after", "compare"),
    *("edit", "edit-original", "edit-help", "edit-selected", "edit-offer", "edit-before", "edit-conflict"),
]


#: One pixel.
PICTURE = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def address(screen: str, pk: int, published: int) -> str:
    name = screen.split("-")[0]
    if screen == "compare":
        return reverse("newsclean:compare", args=[pk, published])
    if screen == "list-empty":
        return reverse("newsclean:list") + "?q=nowhere"
    if screen == "bulk":
        return (
            reverse("wagtail_bulk_action", args=["wagtail_newsclean", "incomingcopy", "discard"])
            + f"?id={pk}"
        )
    return reverse(f"newsclean:{name}", args=[pk] if name not in ("list", "add") else [])


pytestmark = pytest.mark.usefixtures("saved_by_hand")


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
    now = timezone.now()
    published = publish(newsroom)
    harm = [
        (text, "body", False) for text in ("EDITORS: a lead follows", "The cafÃ© stayed open.", *PARAGRAPHS)
    ]
    copy = make_copy(
        [*STORM, *harm],
        opened_by=colleague,
        opened_at=now,
        claimed_by=colleague,
        claimed_at=now,
        urgent=True,
        embargo=True,
    )
    make_copy(title="Free", urgent=True)
    copy.split["warnings"] = ["The file says UTF-16 but is not; read as UTF-8."]
    copy.split["pictures"] = [
        {"src": "a.jpg", "alt": "The mole in the storm", "line": None},
        {"src": PICTURE, "alt": "The quay", "line": None},
    ]
    copy.save()
    user = make_user("anna", *DESK, "delete", section=newsroom)
    user.groups.get().permissions.add(Permission.objects.get(codename="add_learntline"))
    page = open_page(user, color_scheme=scheme, viewport={"width": width, "height": 800})
    found = []
    for screen in SCREENS:
        page.goto(address(screen, copy.pk, published.pk))
        if screen.startswith("edit"):
            page.wait_for_function("window.newsclean.desk")
            page.keyboard.press("n")
            for folded in page.locator(".nc-refused:visible").all():
                folded.evaluate("details => { details.open = true; }")
        if screen == "edit-original":
            page.keyboard.press("o")
        if screen == "edit-help":
            page.keyboard.press("?")
        if screen == "edit-selected":
            for key in ("Enter", "Shift+End"):
                page.keyboard.press(key)
        if screen == "edit-offer":
            page.keyboard.press("r")
        if screen == "edit-before":
            page.keyboard.press("v")
            page.frame_locator("iframe.nc-after").locator("h1").wait_for()
        if screen == "edit-conflict":
            IncomingCopy.objects.update(version=7, saved_by=colleague, saved_at=now)
            for key in ("r", "Control+s"):
                page.keyboard.press(key)
            page.wait_for_selector("dialog[open]")
        for violation in axe.Axe().run(page).response["violations"]:
            found.append((screen, violation["id"], [node["target"] for node in violation["nodes"]]))
    assert not found


def test_the_dots_between_the_facts_are_not_read_out(page: Any) -> None:
    page.goto(address("edit", make_copy(source="coastwire").pk, 0))
    assert "·" not in page.locator(".nc-desk__facts").aria_snapshot()
