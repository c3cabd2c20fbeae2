"""Suggestions on the review screen, accepted with the keyboard and the mouse."""

from __future__ import annotations

from typing import Any

import pytest

from wagtail_newsclean.admin import suggestions
from wagtail_newsclean.admin.suggestions import Suggestion, SuggestionGroup

from .desk import open_copy, press, save

#: Nothing is saved by itself: test_autosave.py has it on.
pytestmark = pytest.mark.usefixtures("saved_by_hand")


def test_a_suggestion_is_accepted_with_its_number_and_undone(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = SuggestionGroup("dateline", "Place", (Suggestion("ELLAN", "named twice", "ELLAN —"),))
    monkeypatch.setattr(suggestions, "MAKERS", [lambda copy, review: [group]])
    open_copy(page, [("The harbour of Ellan stayed shut.", "body", False)])
    assert page.inner_text("[data-nc-number]:visible") == "1"
    press(page, "1")
    assert page.input_value("#nc-dateline") == "ELLAN —"
    assert page.locator(".is-accepted").count() == 1
    press(page, "Control+z")
    assert page.input_value("#nc-dateline") == ""


def test_tags_are_accepted_one_by_one_or_all_that_are_likely(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [
        Suggestion(name, "named", name, likely=name != "harbour") for name in ("fishing", "storms", "harbour")
    ]
    group = SuggestionGroup("tags", "Tags", tuple(items), several=True)
    monkeypatch.setattr(suggestions, "MAKERS", [lambda copy, review: [group]])
    copy = open_copy(page)
    ticked = "boxes => boxes.filter(box => box.checked).map(box => box.value)"
    press(page, "3")
    assert page.eval_on_selector_all("[data-nc-accept]", ticked) == ["harbour"]
    page.get_by_role("button", name="Accept all").click()
    assert page.eval_on_selector_all("[data-nc-accept]", ticked) == ["fishing", "storms", "harbour"]
    press(page, "Control+z")
    assert page.eval_on_selector_all("[data-nc-accept]", ticked) == ["harbour"]
    page.get_by_role("checkbox", name="fishing").check()
    save(page)
    copy.refresh_from_db()
    assert copy.get_review().tags == ("harbour", "fishing")
