"""Our findings are among Wagtail's content checks, and other plugins' checks stay."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from wagtail.admin.userbar import AccessibilityItem, ContentCheckerItem

from tests.newsroom.models import ArticlePage, SectionPage
from wagtail_newsclean.admin.editor.checker import add_checks

from .conftest import CLEAN, NOTE, make_article

pytestmark = pytest.mark.django_db


class OtherPluginsItem(ContentCheckerItem):
    """Another plugin's checker."""

    axe_run_only = ["heading-order", "other-rule"]

    def get_axe_custom_rules(self, request: Any) -> list[dict[str, Any]]:
        return [*super().get_axe_custom_rules(request), {"id": "other-rule"}]


@pytest.fixture
def noted(section: SectionPage) -> ArticlePage:
    return make_article(section, *CLEAN, NOTE)


def configured(page: Any, item: Any) -> dict[str, Any]:
    request = RequestFactory().get("/")
    items = [item]
    add_checks(request, items, page)
    return items[0].get_axe_configuration(request)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_our_findings_are_checked(noted: ArticlePage) -> None:
    found = configured(noted, AccessibilityItem())
    assert "newsclean-desk-note" in found["options"]["runOnly"]
    assert "heading-order" in found["options"]["runOnly"]
    checks = {check["id"]: check.get("options") for check in found["spec"]["checks"]}
    assert checks["check-newsclean-desk-note"] == {"lines": [NOTE]}
    assert checks["check-newsclean-embargo"] == {"lines": []}
    assert found["messages"]["newsclean-desk-note"]["error_name"]


def test_another_plugins_rules_stay(noted: ArticlePage) -> None:
    found = configured(noted, OtherPluginsItem())
    rules = [rule["id"] for rule in found["spec"]["rules"]]
    assert "other-rule" in rules
    assert "newsclean-desk-note" in rules
    assert "other-rule" in found["options"]["runOnly"]


def test_composing_twice_adds_once(noted: ArticlePage) -> None:
    items: list[Any] = [OtherPluginsItem(in_editor=True)]
    for _ in range(2):
        add_checks(RequestFactory().get("/"), items, noted)
    found = items[0].get_axe_configuration(None)
    assert found["options"]["runOnly"].count("newsclean-embargo") == 1
    assert items[0].in_editor


def test_a_site_that_runs_tags_keeps_them(noted: ArticlePage) -> None:
    class ByTag(ContentCheckerItem):
        axe_run_only = ["wcag2a", "best-practice"]

    assert configured(noted, ByTag())["options"]["runOnly"] == ["wcag2a", "best-practice"]


def test_pages_that_the_site_does_not_map_are_left_alone(section: SectionPage) -> None:
    item = OtherPluginsItem()
    items = [item]
    add_checks(RequestFactory().get("/"), items, section)
    add_checks(RequestFactory().get("/"), items, None)
    assert items == [item]
