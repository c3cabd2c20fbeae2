"""Suggestions on the review screen: refused, taken back and undone, and where the copy names a tag."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.admin.factories import STORM, make_copy
from wagtail_newsclean.admin import suggestions
from wagtail_newsclean.admin.suggestions import Suggestion as Proposal
from wagtail_newsclean.admin.suggestions import SuggestionGroup
from wagtail_newsclean.models import IncomingCopy, Suggestion

from .conftest import break_posts, expect
from .desk import announced, open_copy, press, save

SOURCE = "\n".join(text for text, *_ in STORM)

pytestmark = pytest.mark.usefixtures("saved_by_hand")


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tags and a place, without those that were refused."""

    def maker(copy: Any, review: Any) -> list[SuggestionGroup]:
        refused = set(Suggestion.objects.refused().values_list("value", flat=True))
        place = Proposal("Ellan", "named twice", "Ellan")
        start = SOURCE.index("harbour stayed")
        named = ((13, 20), (start, start + 7))
        tags = [Proposal("harbour", "named", "harbour", named=named), Proposal("fishing", "named", "fishing")]
        return [
            SuggestionGroup("dateline", "Place", (place,)),
            SuggestionGroup(
                "tags",
                "Tags",
                tuple(tag for tag in tags if tag.value not in refused),
                several=True,
                refused=tuple(tag for tag in tags if tag.value in refused),
            ),
        ]

    monkeypatch.setattr(suggestions, "MAKERS", [maker])


def listed(page: Any, part: str) -> list[str]:
    """The tags under ``part``: "offered" or "refused"."""
    script = "items => items.map(item => item.querySelector('[dir]').textContent)"
    return page.eval_on_selector_all(f"[aria-labelledby=nc-suggestions-tags] [data-nc-{part}] li", script)


def kept(page: Any) -> dict[str, str]:
    """What the server knows, once it has answered everything."""
    page.evaluate("newsclean.desk.refusals.last")
    return dict(Suggestion.objects.values_list("value", "status"))


def test_a_tag_is_refused_and_taken_back(page: Any) -> None:
    open_copy(page)
    page.get_by_role("button", name="Refuse “harbour”").click()
    assert (listed(page, "offered"), listed(page, "refused")) == (["fishing"], ["harbour"])
    assert announced(page) == "Refused: harbour"
    assert page.inner_text(".nc-refused:visible summary") == "Refused (1)"
    assert kept(page) == {"harbour": "refused"}
    assert page.evaluate("document.activeElement.value") == "fishing"
    page.reload()
    page.wait_for_function("window.newsclean.desk")
    assert (listed(page, "offered"), listed(page, "refused")) == (["fishing"], ["harbour"])
    page.get_by_text("Refused (1)").click()
    page.get_by_role("button", name="Take back “harbour”").click()
    assert set(listed(page, "offered")) == {"harbour", "fishing"}
    assert page.locator(".nc-refused:visible").count() == 0
    assert kept(page) == {"harbour": "offered"}


def test_refusing_is_undone_and_needs_no_saving(page: Any) -> None:
    copy = open_copy(page)
    press(page, "Shift+Digit2")
    assert listed(page, "refused") == ["harbour"]
    assert kept(page) == {"harbour": "refused"}
    assert not page.evaluate("newsclean.desk.saving.dirty")
    press(page, "Control+z")
    assert listed(page, "offered") == ["harbour", "fishing"]
    assert kept(page) == {"harbour": "offered"}
    press(page, "Control+Shift+z")
    assert kept(page) == {"harbour": "refused"}
    press(page, "2")
    save(page)
    copy.refresh_from_db()
    assert copy.get_review().tags == ("fishing",)
    assert kept(page) == {"harbour": "refused", "fishing": "accepted"}


def test_an_accepted_one_is_refused_with_the_keyboard(page: Any) -> None:
    open_copy(page)
    press(page, "2", "/")
    page.get_by_role("checkbox", name="harbour").focus()
    press(page, "Delete")
    assert listed(page, "refused") == ["harbour"]
    assert not page.get_by_role("checkbox", name="harbour", include_hidden=True).is_checked()
    assert page.evaluate("newsclean.desk.review.tags") == []
    press(page, "Control+z")
    assert page.get_by_role("checkbox", name="harbour").is_checked()
    assert kept(page) == {"harbour": "offered"}


def test_a_server_that_does_not_answer_refuses_nothing(page: Any) -> None:
    break_posts(page, "**/suggestion/**")
    open_copy(page)
    press(page, "Shift+Digit1")
    page.wait_for_selector("[data-nc-message]:not(:empty)")
    expect(page.get_by_role("button", name="Accept “Ellan”")).to_be_visible()
    assert kept(page) == {}


def test_a_colleagues_version_leaves_refusals_alone(page: Any) -> None:
    copy = open_copy(page)
    press(page, "Shift+Digit2", "n", "r")
    IncomingCopy.objects.filter(pk=copy.pk).update(version=7)
    press(page, "Control+s")
    page.locator('[data-nc-resolve-as="theirs"]').click()
    page.wait_for_function("!newsclean.desk.saving.dirty")
    assert listed(page, "refused") == ["harbour"]
    assert kept(page) == {"harbour": "refused"}


def test_where_the_copy_names_a_tag_is_lit(page: Any) -> None:
    lit = """() => Array.from(CSS.highlights.get("nc-named") || [], range =>
        [range.toString(), range.startContainer.parentNode.closest(".nc-block").dataset.kind])"""
    open_copy(page)
    assert page.evaluate(lit) == []
    page.get_by_text("harbour", exact=True).hover()
    assert page.evaluate(lit) == [["harbour", "headline"], ["harbour", "body"]]
    page.hover(".nc-block >> nth=0")
    assert page.evaluate(lit) == []
    page.get_by_role("button", name="Refuse “harbour”").focus()
    assert len(page.evaluate(lit)) == 2
    page.focus("#nc-headline")
    assert page.evaluate(lit) == []


def test_without_javascript_it_is_a_button_of_the_form(open_page: Any, editor: Any) -> None:
    page = open_page(editor, java_script_enabled=False)
    copy = make_copy()
    page.goto(reverse("newsclean:edit", args=[copy.pk]))
    page.locator(".nc-blocks select").nth(7).select_option("related")
    page.get_by_role("button", name="Refuse “fishing”").click()
    page.get_by_text("Refused (1)").click()
    expect(page.get_by_role("button", name="Take back “fishing”")).to_be_visible()
    copy.refresh_from_db()
    assert copy.get_review().blocks[7].kind == "related"
    page.fill("#nc-headline", "Another headline")
    with page.expect_navigation():
        page.press("#nc-dateline", "Enter")
    copy.refresh_from_db()
    assert copy.get_review().headline == "Another headline"
    assert dict(Suggestion.objects.values_list("value", "status")) == {"fishing": "refused"}
