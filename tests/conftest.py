"""What tests share: a small newspaper, and what happens where a browser or PostgreSQL is missing."""

from __future__ import annotations

import os
import shutil

import hypothesis
import pytest
from django.db import connections

from tests.browser import chromium
from tests.newsroom.building import Newsroom
from wagtail_newsclean.services import site_settings
from wagtail_newsclean.services.site_settings import forget_settings

FOUND = {
    "browser": chromium.has_chromium(),
    "node": shutil.which("node") is not None,
    "postgres": bool(os.environ.get("TEST_POSTGRES_URL")),
}
HOW_TO_GET = {
    "browser": chromium.HOW_TO_GET,
    "node": "Node was not found: install Node 20 or newer, then npm ci --prefix tools",
    "postgres": "no PostgreSQL was named: set TEST_POSTGRES_URL to a database that tests may write to",
}


# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("newsclean", deadline=None)
hypothesis.settings.load_profile("newsclean")

#: What the database held when it was made, by alias: tests with a served site start from it.
_AT_FIRST: dict[str, str] = {}
_CONTENTS = "_test_serialized_contents"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what cannot run here and say how it could; fail it where REQUIRE="browser node postgres" names it."""
    for need, found in FOUND.items():
        if item.get_closest_marker(need) and not found:
            if need in os.environ.get("REQUIRE", "").split():
                pytest.fail(HOW_TO_GET[need], pytrace=False)
            pytest.skip(HOW_TO_GET[need])
    _remember_contents()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown() -> None:
    """A browser may have started during the test."""
    _remember_contents()


def _remember_contents() -> None:
    """Tell this loop's connections what the database held at first.

    Django keeps that with the connection, and has a connection for each running loop: once Playwright has
    started its own, there is a new one that knows nothing.
    """
    for alias in connections:
        known = getattr(connections[alias], _CONTENTS, None)
        if known is not None:
            _AT_FIRST[alias] = known
        elif alias in _AT_FIRST:
            setattr(connections[alias], _CONTENTS, _AT_FIRST[alias])


@pytest.fixture(autouse=True)
def _settings_of_this_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the newsroom set in another test's database is forgotten; what is remembered for seconds lasts for a test:
    how many queries are counted must not depend on how fast the machine is."""
    monkeypatch.setattr(site_settings, "_SECONDS", 3600)
    forget_settings()


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """An empty newspaper with its sections, in which tests publish what they need."""
    return Newsroom()
