"""The desk's settings and a run over many pages, by keyboard, in both themes, and without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import Page

from tests.admin.editor.conftest import CLEAN, NOTE, make_article
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models import DeskSettings
from wagtail_newsclean.models.bulk import BulkRun

#: What is ours; the frame around it is Wagtail's.
OURS = {"include": [".nc-set, .nc-bulk"]}


@pytest.fixture
def chief(editor: Any) -> Any:
    """The editor with the right to change the settings."""
    editor.user_permissions.add(Permission.objects.get(codename="change_desksettings"))
    return editor


@pytest.fixture
def articles(newsroom: SectionPage) -> list[ArticlePage]:
    made = []
    for number in range(3):
        page = make_article(newsroom, *CLEAN, NOTE, title=f"Story {number}", slug=f"story-{number}")
        page.get_latest_revision().publish()
        made.append(page)
    return made


def faults(page: Any) -> list[Any]:
    found = Axe().run(page, context=OURS).response["violations"]
    return [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_settings_by_keyboard_with_a_live_preview(open_page: Any, chief: Any, scheme: str) -> None:
    page = open_page(chief, color_scheme=scheme)
    page.goto(reverse("newsclean_settings:edit"))
    preview = page.locator("[data-nc-preview$='/datelines/']")
    assert page.get_by_role("button", name="Preview").count() == 0, "not needed with the script"
    page.focus("[name=dateline_style]")
    page.keyboard.type("City alone")
    preview.get_by_text("London —").first.wait_for(timeout=30_000)
    page.fill("[name=tag_ticked]", "7")
    page.locator("[data-nc-preview$='/tags/']").get_by_text("no preview until").wait_for(timeout=30_000)
    assert faults(page) == []
    page.fill("[name=tag_ticked]", "0.7")
    page.get_by_role("button", name="Save").press("Enter")
    page.get_by_text("The settings were saved").wait_for(timeout=30_000)
    assert DeskSettings.objects.get().chosen() == {"dateline_style": "city", "tag_ticked": 0.7}
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_many_pages_are_cleaned_and_put_back_by_keyboard(
    open_page: Any, editor: Any, articles: list[ArticlePage], scheme: str
) -> None:
    page = open_page(editor, color_scheme=scheme)
    page.set_default_timeout(60_000)  # many steps, and a busy machine
    page.goto(reverse("wagtailadmin_explore", args=[articles[0].get_parent().pk]))
    page.get_by_label("Select all").first.press("Space")
    page.locator("[data-bulk-action-num-objects]").filter(has_text="3").wait_for()
    # Wagtail's own menu, which closes when the focus moves before it has opened: by mouse.
    page.locator("[data-bulk-action-footer] [data-w-dropdown-target=toggle]").click()
    page.wait_for_timeout(2_000)  # its links know the chosen pages once it has opened
    page.get_by_role("link", name="Clean the texts of the selected pages").click()
    page.get_by_role("button", name="Look at them").wait_for()
    page.get_by_role("button", name="Look at them").press("Enter")
    page.get_by_role("button", name="Change 3 pages").wait_for()
    page.get_by_role("button", name="Leave “Story 1” out").press("Enter")
    page.get_by_role("button", name="Change 2 pages").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Change 2 pages").press("Enter")
    page.get_by_role("button", name="Undo 2 pages").wait_for()
    assert Page.objects.filter(has_unpublished_changes=True, live=True).count() == 2
    assert faults(page) == []
    page.get_by_role("button", name="Undo 2 pages").press("Enter")
    page.locator("[data-nc-stage=undone]").wait_for()
    assert not Page.objects.filter(has_unpublished_changes=True, live=True).exists()
    page.wait_for_load_state("networkidle")


def test_the_same_without_javascript(open_page: Any, chief: Any, articles: list[ArticlePage]) -> None:
    page = open_page(chief, java_script_enabled=False)
    page.goto(reverse("newsclean_settings:edit"))
    page.select_option("[name=dateline_style]", "reuters")
    page.get_by_role("button", name="Preview").press("Enter")
    page.locator("td", has_text="LONDON, March 4 (Coastwire) -").wait_for(timeout=30_000)
    assert not DeskSettings.objects.exists()
    query = "&".join(f"id={article.pk}" for article in articles)
    page.goto(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'newsclean-clean'])}?{query}")
    page.get_by_role("button", name="Look at them").press("Enter")
    for name, stage in (("Change 3 pages", "done"), ("Undo 3 pages", "undone")):
        page.get_by_role("button", name=name).press("Enter")
        while page.get_by_role("button", name="Go on").count():
            page.get_by_role("button", name="Go on").press("Enter")
        assert BulkRun.objects.get().stage == stage
