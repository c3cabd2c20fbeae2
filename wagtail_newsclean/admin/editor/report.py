"""The report "Published with open findings": what was scheduled, published by code, or is older than the gate."""

from __future__ import annotations

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from ...models import OpenFinding
from ...models.bulk import BulkRun
from ...services.findings import FURNITURE, message_for
from ...tasks import look_at_all_pages
from ...text.harm import HarmCode
from ..bulk_pages.actions import begin
from ..page_reports import PageMenuItem, PageReportView, page_policy

#: Short names of the codes, for the filter.
CODE_CHOICES = [
    ("embargo", _("Embargo")),
    ("desk_note", _("Note for editors")),
    ("phone", _("Phone number of a desk")),
    ("mojibake", _("Broken characters")),
    ("newsletter", _("Newsletter in the text")),
    ("appeal", _("Appeal in the text")),
    ("credit", _("Credit in the text")),
    ("furniture", _("Other furniture in the text")),
    ("missing_credit", _("Picture without a credit")),
]

#: Codes of what a run can take out of a text.
_CLEANED = (
    *dict.fromkeys(FURNITURE.values()),
    HarmCode.DESK_NOTE.value,
    HarmCode.PHONE.value,
    HarmCode.EMBARGO.value,
)


class OpenFindingFilterSet(WagtailFilterSet):
    """Which findings are listed."""

    code = django_filters.ChoiceFilter(label=_("Finding"), choices=CODE_CHOICES)
    page__last_published_at = django_filters.DateFromToRangeFilter(
        label=_("Published"), widget=DateRangePickerWidget
    )

    class Meta:
        model = OpenFinding
        fields = ["code", "page__last_published_at"]


class OpenFindingsView(PageReportView):
    """Findings on published pages that the user may see; exportable as csv and xlsx."""

    model = OpenFinding
    template_name = "wagtail_newsclean/admin/editor/report.html"
    results_template_name = "wagtail_newsclean/admin/editor/report_results.html"
    page_title = _("Published with open findings")
    header_icon = "warning"
    filterset_class = OpenFindingFilterSet
    index_url_name = "newsclean_editor:report"
    index_results_url_name = "newsclean_editor:report_results"
    default_ordering = "-found_at"

    export_headings = {
        "page.title": _("Page"),
        "page.url": _("Address"),
        "message": _("Finding"),
        "excerpt": _("Where"),
        "page.last_published_at": _("Published"),
        "found_at": _("Found"),
    }
    list_export = list(export_headings)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label=_("Page"), accessor="page.title", get_url=_edit_url),
            Column("message", label=_("Finding")),
            Column("excerpt", label=_("Where"), classname="nc-wide"),
            DateColumn(
                "published", label=_("Published"), accessor="page.last_published_at", classname="nc-wide"
            ),
            DateColumn("found_at", label=_("Found"), sort_key="found_at"),
        ]

    def get_queryset(self) -> Any:
        pages = page_policy().explorable_instances(self.request.user)
        return OpenFinding.objects.filter(page__in=pages).select_related("page").order_by("-found_at", "-pk")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        for finding in object_list:
            finding.message = message_for(finding.code, finding.until)
        return object_list

    @property
    def may_look(self) -> bool:
        """Whether the user may have every page looked at."""
        return bool(page_policy().user_has_any_permission(self.request.user, ["publish"]))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"may_look": self.may_look, "may_clean": self._to_clean().exists()}

    def _to_clean(self) -> Any:
        """What is listed and can be cleaned by a run, whatever page of the list is shown."""
        found = self.get_queryset().order_by().filter(code__in=_CLEANED)
        filters = self.filterset_class(self.request.GET, queryset=found, request=self.request)
        return filters.qs if filters.is_valid() else found

    def get_filename(self) -> str:
        return "open-findings"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look at every published page anew, or begin to clean those that are listed."""
        if "clean" in request.POST:
            pages = list(self._to_clean().values_list("page", flat=True).distinct())
            return begin(BulkRun.Kind.CLEAN, pages, user=request.user)
        if not self.may_look:
            raise PermissionDenied
        look_at_all_pages.enqueue()
        messages.success(request, gettext("All published pages are looked at; the list fills as it goes."))
        return redirect("newsclean_editor:report")


def report_menu_item() -> MenuItem:
    """For the ``register_reports_menu_item`` hook."""
    return PageMenuItem(
        _("Open findings"),
        reverse("newsclean_editor:report"),
        name="newsclean-open-findings",
        icon_name="warning",
        order=850,
    )


def _edit_url(finding: OpenFinding) -> str:
    anchor = f"#block-{finding.block_id}-section" if finding.block_id else ""
    return reverse("wagtailadmin_pages:edit", args=[finding.page_id]) + anchor
