"""The report "Not taken by partners": published stories that a partner's feed leaves out, and why."""

from __future__ import annotations

from typing import Any

import django_filters
from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from ..feeds.refused import NEWEST, RefusedPage, newest, refused_of
from ..models import Source
from ..publishing.partners import partners
from ..services.archive import mapped_models
from .page_reports import PageMenuItem, PageReportView, page_policy


class RefusedFilterSet(WagtailFilterSet):
    """Whose feed is asked about."""

    partner = django_filters.ChoiceFilter(
        label=_("Partner"), choices=lambda: [(name, name) for name in partners()], method="as_they_are"
    )

    class Meta:
        model = Source  # the rows are made, not stored; a filter set wants a model all the same
        fields: list[str] = []

    def as_they_are(self, queryset: Any, name: str, value: Any) -> Any:
        return queryset


class RefusedView(PageReportView):
    """Of the newest stories that the user may see, those that partners do not get; exportable as csv and xlsx."""

    template_name = "wagtail_newsclean/admin/refused.html"
    page_title = _("Not taken by partners")
    header_icon = "cross"
    filterset_class = RefusedFilterSet
    index_url_name = "newsclean_refused:report"
    index_results_url_name = "newsclean_refused:report_results"
    verbose_name_plural = _("refused stories")

    export_headings = {
        "page.title": _("Page"),
        "page.full_url": _("Address"),
        "partner.name": _("Partner"),
        "why": _("Why"),
        "page.first_published_at": _("Published"),
    }
    list_export = list(export_headings)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label=_("Page"), accessor="page.title", get_url=_edit_url),
            Column("partner", label=_("Partner"), accessor="partner.name"),
            Column("why", label=_("Why")),
            DateColumn(
                "published", label=_("Published"), accessor="page.first_published_at", classname="nc-wide"
            ),
        ]

    def get_filtered_queryset(self) -> list[RefusedPage]:
        """Made when it is asked for: what a partner takes is a setting, and a story is mended in a minute."""
        asked = self.filters.form.cleaned_data.get("partner") if self.filters.is_valid() else ""
        wanted = [partner for name, partner in partners().items() if not asked or name == asked]
        visible = page_policy().explorable_instances(self.request.user)
        found: list[RefusedPage] = []
        for model in mapped_models():
            pages = list(newest(model))
            seen = set(visible.filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))
            pages = [page for page in pages if page.pk in seen]
            for partner in wanted:
                found += refused_of(partner, pages)
        return found

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"newest": NEWEST, "partners": list(partners())}

    def get_filename(self) -> str:
        return "not-taken-by-partners"


class RefusedMenuItem(PageMenuItem):
    """The report's place in the menu, where the site has partners."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(partners()) and super().is_shown(request)


def refused_menu_item() -> MenuItem:
    """For the ``register_reports_menu_item`` hook."""
    return RefusedMenuItem(
        _("Not taken by partners"),
        reverse("newsclean_refused:report"),
        name="newsclean-refused",
        icon_name="cross",
        order=860,
    )


def refused_urls() -> list[object]:
    """For the ``register_admin_urls`` hook."""
    views = [
        path("", RefusedView.as_view(), name="report"),
        path("results/", RefusedView.as_view(results_only=True), name="report_results"),
    ]
    return [path("newsclean/refused/", include((views, "newsclean_refused")))]


def _edit_url(refused: RefusedPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[refused.page.pk])
