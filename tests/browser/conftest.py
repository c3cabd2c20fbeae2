"""A Chromium, the newsroom's server, and people who log in to it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tests.admin.factories import DESK, make_newsroom, make_user
from tests.newsroom.models import SectionPage

from .chromium import find_chromium

sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install playwright")

#: Waits until what it says is so: what a key does is seen when the browser has told the page of it.
expect = sync_api.expect

#: Seconds in which the server answers what a closed window had asked for: SQLite cannot be emptied meanwhile.
_LAST_REQUESTS = 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = os.path.dirname(__file__)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        # Playwright's own loop runs in this thread, where the tests also use the database.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def newsroom(chromium: Any, live_server: Any, django_db_serialized_rollback: None) -> SectionPage:
    """The served newsroom's one section, "Harbour"."""
    return make_newsroom()


@pytest.fixture
def editor(newsroom: SectionPage) -> Any:
    """An editor without administrator rights, who may publish in the section."""
    return make_user("anna", *DESK, section=newsroom)


@pytest.fixture
def open_page(chromium: Any, live_server: Any, settings: Any) -> Iterator[Callable[..., Any]]:
    """``open_page(user, **options)``: a browser window of its own in which ``user`` is logged in.

    Fails the test when a script of the page failed.
    """
    contexts, errors = [], []

    def open_page(user: Any = None, **options: Any) -> Any:
        options = {"viewport": {"width": 1280, "height": 800}, "base_url": live_server.url, **options}
        context = chromium.new_context(**options)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(error))
        if user:
            client = Client()
            client.force_login(user)
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
            )
        return page

    yield open_page
    for context in contexts:
        # Leaving the review screen tells the server, which by then may have no database any more.
        context.route("**/leave/**", lambda route: route.abort())
        context.close()
    if contexts:
        time.sleep(_LAST_REQUESTS)
    assert not errors


@pytest.fixture
def saved_by_hand(settings: Any) -> None:
    """Nothing is saved by itself: only what a test saves is on the server."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


@pytest.fixture
def page(open_page: Callable[..., Any], editor: Any) -> Any:
    """The editor's window."""
    return open_page(editor)


def paste(page: Any, text: str, html: str | None = None) -> None:
    """Put it on the clipboard and paste it where the focus is."""
    page.evaluate(
        """async ([text, html]) => {
            const blob = (data, type) => new Blob([data], {type});
            const data = {"text/plain": blob(text, "text/plain")};
            if (html) data["text/html"] = blob(html, "text/html");
            await navigator.clipboard.write([new ClipboardItem(data)]);
        }""",
        [text, html],
    )
    page.keyboard.press("Control+v")


def break_posts(page: Any, pattern: str, status: int | None = None) -> None:
    """Let what ``page`` posts to ``pattern`` fail, with ``status`` or with no answer at all.

    Call it before the page is opened: a route that is new misses what is asked for right after.
    ``page.unroute(pattern)`` mends it.
    """

    def answer(route: Any) -> None:
        if route.request.method != "POST":
            route.continue_()
        elif status is None:
            route.abort()
        else:
            route.fulfill(status=status, body="<h1>Sorry</h1>")

    page.route(pattern, answer)
