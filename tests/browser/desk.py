"""The review screen in the hands of a test: open it, press keys, read what it shows."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tests.admin.factories import STORM, make_copy
from wagtail_newsclean.models import IncomingCopy

#: The kinds of the copy that is opened where a test names none.
ORIGINAL = [kind for _text, kind, _ask in STORM]


def open_copy(page: Any, lines: Any = STORM, **values: Any) -> IncomingCopy:
    copy = make_copy(lines, **values)
    page.goto(reverse("newsclean:edit", args=[copy.pk]))
    page.wait_for_function("window.newsclean.desk")
    return copy


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def kinds(page: Any) -> list[str]:
    return page.eval_on_selector_all(".nc-blocks > .nc-block", "rows => rows.map(row => row.dataset.kind)")


def saved_kinds(copy: IncomingCopy) -> list[str]:
    copy.refresh_from_db()
    return [block.kind.value for block in copy.get_review().blocks]


def current(page: Any) -> str:
    return page.inner_text(".nc-block.is-current .nc-block__text")


def announced(page: Any) -> str:
    return page.inner_text("[data-nc-announce]")


def save(page: Any) -> None:
    press(page, "Control+s")
    page.wait_for_function("document.querySelector('[data-nc-announce]').textContent === 'Saved.'")
