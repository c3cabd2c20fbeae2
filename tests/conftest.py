"""What tests share: a small newspaper, and what happens where a browser or PostgreSQL is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.newsroom.building import Newsroom

CHROMIUM = os.environ.get("CHROMIUM") or next(
    (path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None
)
HOW_TO_GET = {
    "browser": "no Chromium was found: install it (Debian: apt-get install chromium) or set CHROMIUM to its path",
    "postgres": "no PostgreSQL was named: set TEST_POSTGRES_URL to a database that tests may write to",
}
FOUND = {"browser": bool(CHROMIUM), "postgres": bool(os.environ.get("TEST_POSTGRES_URL"))}

# Playwright's loop runs in the test's own thread, and Django refuses database work beside a running loop.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what cannot run here and say how it could; fail it where REQUIRE="browser postgres" names it."""
    for need, found in FOUND.items():
        if item.get_closest_marker(need) and not found:
            if need in os.environ.get("REQUIRE", "").split():
                pytest.fail(HOW_TO_GET[need], pytrace=False)
            pytest.skip(HOW_TO_GET[need])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium (Playwright's ``Browser``), for tests marked ``browser``."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """An empty newspaper with its sections, in which tests publish what they need."""
    return Newsroom()
