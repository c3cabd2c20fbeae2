"""A stranger's walk: a fresh project, the guides followed to the letter, an editor's first copy to the public page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from .conftest import paste, sync_api
from .stranger import Project, code_in

COPY = [
    "Ferry line suspended until Sunday",
    "PORT ELLAN, March 4 (Coastwire) — The ferry will stay in port for the storm, the company said on Wednesday.",
    "Passengers get their money back, a spokesman said on the quay in the evening, after two hundred had waited.",
    "What happens next",
    "The harbour master expects the wind to turn on Saturday, and the first boat to leave on Sunday at noon.",
    "Eds: photos will follow",
    "Sign up for our free weekly newsletter and get the best of the coast in your inbox every Friday",
    "Support independent journalism: give 5 a month today",
]
RIGHTS = ("Can add incoming copy", "Can change incoming copy", "Can see all copy", "Can create drafts")
PEOPLE = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
users = get_user_model().objects
users.create_superuser("admin", "admin@site.example", "walk")
users.create_user("lena", "lena@site.example", "walk").groups.add(Group.objects.get(name="Moderators"))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The project with README's part of the settings, migrated and served."""
    project = Project(tmp_path_factory.mktemp("stranger"))
    for guide, containing in (("README.md", "WAGTAIL_NEWSCLEAN"), ("docs/operators.md", "transaction_mode")):
        project.add_to("mysite/settings/base.py", f"\n{code_in(guide, containing)}")
    gate = code_in("docs/page-editor.md", "SuggestionsPanel()")
    form, page = re.split(r"\n\n\n(?=class ArticlePage\(Page\))", gate)
    models = project.read("news/models.py")
    body = re.search(r"base_form_class = \w+", page)
    assert body, "the guide says which line the page class wants"
    models = models.replace(
        "class ArticlePage(Page):", f"{form}\n\n\nclass ArticlePage(Page):\n    {body[0]}"
    )
    models = models.replace('FieldPanel("tags")]', 'FieldPanel("tags"), SuggestionsPanel()]')
    project.write("news/models.py", models)
    project.manage("makemigrations", "news")
    project.manage("migrate")
    project.manage("shell", "-c", PEOPLE)
    project.serve()
    yield project
    project.stop()


def window(chromium: Any, project: Project, name: str) -> Any:
    """A window in which somebody has logged in by the form."""
    context = chromium.new_context(base_url=project.base, viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=project.base)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", "walk")
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")
    return page


def test_the_checks_are_silent_and_the_mapping_is_told(project: Project) -> None:
    assert "no issues" in project.manage("check")
    told = project.manage("newsclean_check")
    assert "goes into a block “heading.text”" in told
    assert "newsletter        stays out of the page" in told


def test_from_the_first_paste_to_the_public_page(chromium: Any, project: Project) -> None:
    give_rights(window(chromium, project, "admin"))
    page = window(chromium, project, "lena")
    page.get_by_role("link", name="Incoming copy").first.click()
    page.get_by_role("link", name="Add copy").first.click()
    page.wait_for_url("**/add/")
    page.wait_for_function("window.newsclean && window.newsclean.pasteBox")
    page.focus("textarea[name=text]")
    paste(page, "\n\n".join(COPY))
    page.get_by_role("button", name="Split").press("Enter")
    page.wait_for_url("**/review/**")
    page.wait_for_function("window.newsclean && window.newsclean.desk")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/draft/**")
    page.get_by_role("button", name="Create draft").press("Enter")
    page.wait_for_url("**/edit/")
    assert page.locator("[name=title]").input_value() == COPY[0]
    page.fill("[name=title]", COPY[5])
    publish(page)
    assert "This is a note for editors" in page.content(), "the gate holds"
    page.fill("[name=title]", COPY[0])
    publish(page)
    assert "published" in page.locator(".messages").inner_text()
    # Wagtail's scripts may have made an address of the first of the two titles, if they were there when it was typed.
    live = page.locator(".messages").get_by_role("link", name="View live").get_attribute("href")
    reader = chromium.new_context(base_url=project.base).new_page()
    reader.goto(live)
    shown = reader.locator("body").inner_text()
    for number in (0, 1, 2, 4):
        assert COPY[number] in shown
    for number in (5, 6, 7):
        assert COPY[number] not in shown


def give_rights(page: Any) -> None:
    """As the guide says: the group's rights under "Incoming copy"."""
    page.goto("/admin/groups/")
    page.get_by_role("link", name="Moderators").first.click()
    for right in RIGHTS:
        page.get_by_label(right).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()


def publish(page: Any) -> None:
    """Press the button in the menu of the page editor and wait for the answer to it.

    While the editor saves by itself the button does nothing, and the address it sets then is no new page: press again.
    """
    page.wait_for_load_state("load")
    for _ in range(5):
        try:
            with (
                page.expect_event("domcontentloaded", timeout=20_000),
                page.expect_response(_is_answer, timeout=20_000) as answer,
            ):
                page.locator("[name=action-publish]").first.evaluate("button => button.click()")
            assert answer.value.status in (200, 302), f"{answer.value.status} {answer.value.url}"
            break
        except sync_api.TimeoutError:
            continue
    page.wait_for_load_state("load")


def _is_answer(response: Any) -> bool:
    return bool(response.request.method == "POST" and response.request.is_navigation_request())
