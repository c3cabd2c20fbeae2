"""Warnings, pictures, differences and the page beside the copy, worked by an editor with the keyboard."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.images import ImageFile
from PIL import Image as Drawing
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission

from tests.admin.factories import STORM, make_copy
from tests.admin.near import make_version, publish
from tests.newsroom.models import ArticlePage
from wagtail_newsclean.models import IncomingCopy

from .conftest import expect
from .desk import announced, current, kinds, press, save

NOTE = "EDITORS: the minister speaks at noon, a lead follows"
BROKEN = "The cafÃ© at the quay stayed open."

pytestmark = pytest.mark.usefixtures("saved_by_hand")


def open_it(page: Any, copy: IncomingCopy) -> IncomingCopy:
    page.goto(f"/admin/incoming-copy/review/{copy.pk}/")
    page.wait_for_function("window.newsclean.desk")
    return copy


def harmful() -> IncomingCopy:
    return make_copy([*STORM, (NOTE, "body", False), (BROKEN, "body", False)])


def test_one_key_goes_from_warning_to_warning(page: Any) -> None:
    open_it(page, harmful())
    assert "2 warnings" in announced(page)
    press(page, "f")
    assert current(page) == NOTE
    press(page, "f")
    assert current(page) == BROKEN
    press(page, "f")
    assert current(page) == NOTE
    page.get_by_role("link", name="Characters are broken here").press("Enter")
    assert current(page) == BROKEN


def test_a_warning_goes_with_its_line_and_comes_back_with_it(page: Any) -> None:
    open_it(page, harmful())
    page.get_by_role("button", name="Keep it out").first.press("Enter")
    assert kinds(page)[-2:] == ["other", "body"]
    assert page.inner_text("[data-nc-harms-button]") == "1 warning"
    press(page, "j", "x", "0")
    expect(page.locator("[data-nc-harms]")).to_be_hidden()
    expect(page.locator("[data-nc-harms-button]")).to_be_hidden()
    press(page, "f")
    assert announced(page) == "There is no warning."
    press(page, "Control+z", "Control+z")
    assert page.inner_text("[data-nc-harms-button]") == "2 warnings"


def test_an_ordinary_story_has_none(page: Any) -> None:
    open_it(page, make_copy())
    assert page.locator("[data-nc-harms]").count() == 0
    expect(page.locator("[data-nc-harms-button]")).to_be_hidden()


def test_what_differs_from_a_published_story_is_shown_in_place(page: Any, newsroom: Any) -> None:
    publish(newsroom)
    open_it(page, make_version())
    press(page, "f")
    assert page.evaluate("document.activeElement.textContent") == "What differs"
    press(page, "Enter")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert "1 paragraph changed" in dialog.inner_text()
    assert dialog.locator("ins").first.inner_text().strip() == "Saturday"
    press(page, "j", "w", "Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "What differs"
    assert "newsletter" not in kinds(page)


def test_before_and_after_stand_side_by_side(page: Any) -> None:
    copy = open_it(page, make_copy())
    press(page, "j", "j", "h", "v")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    copy.refresh_from_db()
    assert copy.get_review().blocks[2].kind == "heading", "what is shown was saved first"
    frame = page.frame_locator("iframe.nc-after")
    frame.locator("h1").wait_for()
    assert frame.locator("h1").inner_text() == STORM[0][0]
    assert "stayed shut" in frame.locator("h2").first.inner_text()
    assert STORM[7][0] in dialog.inner_text()
    press(page, "Escape")
    assert page.locator("dialog[open]").count() == 0


def png() -> bytes:
    out = io.BytesIO()
    Drawing.new("RGB", (60, 40), "teal").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def library(editor: Any) -> Image:
    """An image of the library that the editor may choose."""
    for codename in ("choose_image", "add_image"):
        GroupCollectionPermission.objects.create(
            group=editor.groups.get(),
            collection=Collection.get_first_root_node(),
            permission=Permission.objects.get(codename=codename, content_type__app_label="wagtailimages"),
        )
    return Image.objects.create(title="The mole", file=ImageFile(io.BytesIO(png()), name="mole.png"))


def with_picture() -> IncomingCopy:
    copy = make_copy([*STORM, ("Boats at the quay", "caption", False)])
    own = "data:image/png;base64," + base64.b64encode(png()).decode()
    copy.split["pictures"] = [
        {"src": own, "alt": "Boats", "line": len(STORM)},
        {"src": "https://elsewhere.example/b.jpg", "alt": "Lamp", "line": None},
    ]
    copy.save()
    return copy


def test_pictures_are_matched_with_the_library_and_get_their_credit(page: Any, library: Image) -> None:
    copy = open_it(page, with_picture())
    cards = page.locator("[data-nc-picture]")
    assert cards.count() == 3, "the credit under the headline, the picture in the copy, the address"
    boats = page.locator("[data-nc-picture=p0]")
    assert boats.locator("img").evaluate("image => image.decode().then(() => image.naturalWidth)") == 60
    press(page, "f")
    assert page.evaluate("document.activeElement.id") == "nc-picture-p0"
    boats.get_by_label("Credit").fill("Ola Moe")
    boats.get_by_label("Credit").press("Escape")
    page.locator("[data-nc-picture=p1]").get_by_role("button", name="Choose in the library").press("Enter")
    page.locator(".modal a.image-choice, .modal [data-chooser-modal-choice]").first.click()
    page.wait_for_selector("text=From the library: The mole")
    assert announced(page) == "The picture is now: The mole"
    page.locator("[data-nc-picture=b35]").get_by_label("Leave it out").check()
    save(page)
    page.wait_for_selector("[data-nc-panel=pictures] :text('From the library: The mole')")
    assert page.inner_text("[data-nc-harms-button]") == "1 warning", "the mole has no credit"
    copy.refresh_from_db()
    made = copy.get_review().pictures
    assert (made["p0"].credit, made["p1"].image, made["b35"].out) == ("Ola Moe", library.pk, True)
    page.locator("[data-nc-picture=p1]").get_by_role("button", name="Undo the choice").press("Enter")
    press(page, "Escape", "Control+z")
    assert page.evaluate("newsclean.desk.review.pictures.p1.image") == library.pk


def test_the_credit_reaches_the_draft(page: Any, library: Image) -> None:
    open_it(page, with_picture())
    page.locator("[data-nc-picture=p0]").get_by_label("Credit").fill("Ola Moe")
    press(page, "Escape", "Control+Enter")
    page.wait_for_url("**/draft/*/")
    page.wait_for_function("document.activeElement.textContent.trim() === 'Create draft'")
    press(page, "Enter")
    page.wait_for_url("**/pages/*/edit/")
    body = ArticlePage.objects.get().get_latest_revision_as_object().body
    credited = [b.value["credit"] for b in body if b.block_type == "picture" and b.value["image"]]
    assert credited == ["Ola Moe"]
    page.wait_for_load_state("networkidle")


def test_the_original_stays_in_sight_where_it_is_narrow(open_page: Any, editor: Any) -> None:
    for width, height in ((768, 1000), (640, 430)):
        page = open_page(editor, viewport={"width": width, "height": height})
        open_it(page, make_copy(STORM * 6))
        press(page, "o", *["j"] * 20)
        for place in (".nc-original mark", ".nc-block.is-current"):
            box = page.locator(place).bounding_box()
            assert 0 <= box["y"] < height, (width, place, box)
