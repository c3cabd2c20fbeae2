"""The page editor: suggestions written into the open form, taken back, remembered; with autosave and by keyboard."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from taggit.models import Tag
from wagtail.images import get_image_model
from wagtail.rich_text import RichText

from tests.admin.editor.conftest import CLEAN, NOTE, make_article
from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.models import Suggestion
from wagtail_newsclean.services.open_findings import note_findings

from .conftest import expect

PLACE = "Boats lay idle in Hamburg on Wednesday. The port of Hamburg has been shut since Sunday."
SIGN_UP = "Sign up for our free newsletter and get the best of the coast in your inbox every Friday."
CREDIT = "Photo: Lena Brandt / Coastwire"


@pytest.fixture
def article(newsroom: SectionPage) -> ArticlePage:
    """A draft beside a published story like it, a tag it names, a desk note and a picture without a credit."""
    Tag.objects.create(name="Hamburg", slug="hamburg")
    make_article(newsroom, PLACE, *CLEAN, live=True, title="Port of Hamburg stays shut", slug="other")
    buffer = io.BytesIO()
    Pillow.new("RGB", (8, 8)).save(buffer, "PNG")
    image = get_image_model().objects.create(title="Boats", file=ImageFile(buffer, name="boats.png"))
    article = make_article(newsroom, PLACE, *CLEAN, "The wind dropped at noon.", NOTE)
    caption = RichText(f"<p>Boats in port. ({CREDIT})</p>")
    article.body.append(("picture", {"image": image, "alt": "Boats", "caption": caption, "credit": ""}))
    article.save_revision()
    return article


@pytest.fixture
def quiet(page: Any) -> Iterator[Any]:
    """The editor's window; the test ends when the server has answered everything, as the database is shared."""
    yield page
    page.wait_for_load_state("networkidle")


@pytest.fixture
def panel(quiet: Any, page: Any, article: ArticlePage) -> Any:
    """The panel in the article's editor, when it has answered."""
    page.goto(f"/admin/pages/{article.pk}/edit/")
    page.locator(".nc-suggest__item").first.wait_for(timeout=30_000)
    return page.locator(".nc-suggest")


def until_watched(page: Any) -> None:
    """Wagtail takes its first look at the form some seconds after loading; only later changes are autosaved."""
    page.wait_for_timeout(3_000)


def field(page: Any, name: str) -> Any:
    return page.locator(f"[name='{name}']")


def test_a_dateline_is_written_into_the_form_and_taken_back(page: Any, panel: Any) -> None:
    panel.get_by_role("button", name="Accept: HAMBURG —").press("Enter")
    assert field(page, "dateline").input_value() == "HAMBURG —"
    panel.get_by_role("button", name="Undo: HAMBURG —").press("Enter")
    assert field(page, "dateline").input_value() == ""


def test_a_tag_becomes_a_tag_of_the_form(page: Any, panel: Any) -> None:
    panel.get_by_role("button", name="Accept: Hamburg", exact=True).press("Enter")
    expect(page.locator(".tagit-label", has_text="Hamburg")).to_be_visible()
    assert "Hamburg" in field(page, "tags").input_value()
    panel.get_by_role("button", name="Undo: Hamburg", exact=True).press("Enter")
    page.locator(".tagit-label", has_text="Hamburg").wait_for(state="detached")
    assert field(page, "tags").input_value() == ""


def test_a_related_story_becomes_a_row_of_the_form(page: Any, panel: Any, article: ArticlePage) -> None:
    other = ArticlePage.objects.get(slug="other")
    panel.get_by_role("button", name="Accept: Port of Hamburg stays shut").press("Enter")
    assert field(page, "related_stories-0-page").input_value() == str(other.pk)
    panel.get_by_role("button", name="Undo: Port of Hamburg stays shut").press("Enter")
    assert field(page, "related_stories-0-DELETE").input_value() == "1"


def test_a_related_story_is_written_where_no_script_in_a_page_may_run(
    quiet: Any, page: Any, article: ArticlePage
) -> None:
    def strictly(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": "script-src 'self'"}
        )

    page.route(f"**/admin/pages/{article.pk}/edit/", strictly)
    page.goto(f"/admin/pages/{article.pk}/edit/")
    other = ArticlePage.objects.get(slug="other")
    page.get_by_role("button", name="Accept: Port of Hamburg stays shut").press("Enter", timeout=30_000)
    assert field(page, "related_stories-0-page").input_value() == str(other.pk)
    expect(page.locator("#id_related_stories-0-page-title")).to_have_text("Port of Hamburg stays shut")
    page.get_by_role("button", name="Undo: Port of Hamburg stays shut").press("Enter")
    assert field(page, "related_stories-0-DELETE").input_value() == "1"


def test_a_credit_is_written_into_its_picture(page: Any, panel: Any) -> None:
    panel.get_by_role("button", name="Accept: Lena Brandt / Coastwire").press("Enter")
    assert field(page, "body-1-value-credit").input_value() == "Lena Brandt / Coastwire"


def test_what_was_accepted_is_saved_by_autosave(page: Any, panel: Any, article: ArticlePage) -> None:
    until_watched(page)
    with page.expect_response(lambda r: r.request.method == "POST" and "/pages/" in r.url) as saved:
        panel.get_by_role("button", name="Accept: HAMBURG —").press("Enter")
    assert saved.value.json()["success"] is True
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().dateline == "HAMBURG —"
    assert Suggestion.objects.get(kind="dateline").status == "accepted"


def test_a_refused_suggestion_does_not_come_back(page: Any, panel: Any, article: ArticlePage) -> None:
    with page.expect_response(lambda r: "/decide/" in r.url):
        panel.get_by_role("button", name="Refuse: HAMBURG —").press("Enter")
    page.reload()
    panel.get_by_role("button", name="Accept: Hamburg", exact=True).wait_for()
    assert not panel.get_by_role("button", name="Accept: HAMBURG —").count()
    assert Suggestion.objects.get().story == f"page:{article.pk}"


def test_a_page_not_yet_saved_is_helped_too(
    quiet: Any, page: Any, article: ArticlePage, newsroom: SectionPage
) -> None:
    page.goto(f"/admin/pages/add/newsroom/articlepage/{newsroom.pk}/")
    panel = page.locator(".nc-suggest")
    panel.locator("[role=status]", has_text="Nothing to suggest").wait_for()
    until_watched(page)
    with page.expect_response(lambda r: r.request.method == "POST" and "/add/" in r.url):
        field(page, "title").fill("Hamburg waits")
        field(page, "standfirst").fill("Boats lay idle in Hamburg. Hamburg waits.")
    page.wait_for_url("**/edit/")
    panel.get_by_role("button", name="Look again").press("Enter")
    refuse = panel.get_by_role("button", name="Refuse: Hamburg", exact=True)
    refuse.wait_for()
    with page.expect_response(lambda r: "/decide/" in r.url, timeout=20_000) as answer:
        refuse.press("Enter")
        field(page, "byline").fill("Lena Brandt")
    assert answer.value.ok


def test_a_finding_leads_to_its_block(page: Any, panel: Any) -> None:
    note = panel.locator("li", has_text=NOTE)
    expect(note.get_by_text("Publishing waits")).to_be_visible()
    note.get_by_role("button", name="Go to block 1").press("Enter")
    assert page.evaluate("document.activeElement.closest('[id^=block-]') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_is_accessible(page: Any, panel: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page, context=".nc-suggest")
    assert found.violations_count == 0, found.generate_report()


def test_wagtails_own_checks_list_what_we_find(page: Any, panel: Any) -> None:
    page.get_by_role("button", name="Toggle checks").click()
    page.locator("[data-content-checker-name]", has_text="note for editors").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tidying_by_keyboard(quiet: Any, page: Any, newsroom: SectionPage, scheme: str) -> None:
    article = make_article(newsroom, *CLEAN, SIGN_UP)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/admin/pages/{article.pk}/edit/")
    page.goto(f"/admin/newsclean/editor/tidy/{article.pk}/")
    found = Axe().run(page, context=".nc-tidy")
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("radio", name="Take it out").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Save as a draft and compare").press("Enter")
    page.wait_for_url("**/revisions/compare/**")
    article.refresh_from_db()
    assert SIGN_UP not in str(article.get_latest_revision_as_object().body)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_is_accessible(quiet: Any, page: Any, newsroom: SectionPage, scheme: str) -> None:
    note_findings([make_article(newsroom, *CLEAN, NOTE, live=True)])
    page.emulate_media(color_scheme=scheme)
    page.goto("/admin/newsclean/editor/findings/")
    page.get_by_text("This is a note for editors").wait_for()
    found = Axe().run(page, context="#main")
    assert found.violations_count == 0, found.generate_report()


def test_the_gate_marks_the_block(page: Any, panel: Any) -> None:
    page.locator("[name=action-publish]").evaluate("button => button.click()")
    page.get_by_text("Publishing waits. See what is marked in block 1.").wait_for()
