"""What reports on pages have in common: who may see them, and where they stand in the menu."""

from __future__ import annotations

import swapper
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies.pages import PagePermissionPolicy

#: Whoever may do one of these works on pages.
WORK = ["add", "change", "publish"]


def page_policy() -> PagePermissionPolicy:
    """Who may do what with pages."""
    return PagePermissionPolicy(swapper.load_model("wagtailcore", "Page"))


class PageReportView(ReportView):
    """A report for whoever works on pages."""

    any_permission_required = WORK
    is_searchable = False

    @cached_property
    def permission_policy(self) -> PagePermissionPolicy:
        return page_policy()


class PageMenuItem(MenuItem):
    """A place in the menu for whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_policy().user_has_any_permission(request.user, WORK))
