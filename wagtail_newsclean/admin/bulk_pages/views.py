"""A run's page: how far it is, what it would do or did to each page, and the buttons to go on, stop and undo."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ...models.bulk import BulkPage, BulkRun
from ...services.bulk import runs
from ...tasks import bulk_step, has_queue
from ...text import Kind
from ..core_words import all_in_words, in_words
from ..kinds import KINDS
from ..page_reports import PageMenuItem

_A_PAGE = 50  #: pages of the site listed on one page
_RUNS = 100  #: listed
TEMPLATES = "wagtail_newsclean/admin/bulk_pages/"

State = BulkPage.State


class RunView(WagtailAdminTemplateMixin, TemplateView):
    """One run. Others' runs are not found, except by administrators."""

    template_name = f"{TEMPLATES}run.html"
    header_icon = "copy"

    run: BulkRun

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.run = _run(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        run, done = self.run, request.POST
        if ("go" in done and runs.carry_out(run)) or ("undo" in done and runs.take_back(run)):
            bulk_step.enqueue(run.pk)
        elif "stop" in done:
            runs.stop(run)
        elif "on" in done:
            runs.go_on(run)
            bulk_step.enqueue(run.pk)
        elif "step" in done and run.is_working:  # without a script; who stopped it meanwhile is heard
            bulk_step.enqueue(run.pk)
        for name, out in (("out", True), ("in", False)):
            if (value := done.get(name, "")).isdecimal():
                runs.leave_out(run, int(value), out=out)
        number = done.get("p", "")
        query = f"?p={number}" if number.isdecimal() else ""
        return redirect(reverse("newsclean_bulk:run", args=[run.pk]) + query)

    def get_page_title(self) -> str:
        return str(self.run)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()
        runs_url = reverse("newsclean_bulk:runs")
        return [
            *items,
            {"url": runs_url, "label": _("Bulk changes")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items = self.run.pages.all()
        if self.run.stage != BulkRun.Stage.LOOK:
            items = items.exclude(state=State.NOTHING)
        page = Paginator(items, _A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            **kwargs, **progress(self.run), page_of_items=page, rows=[_row(item) for item in page]
        )


class ProgressView(TemplateView):
    """How far a run is, as a fragment; asked again and again. Without a queue, asking by POST does the next step."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return render(request, f"{TEMPLATES}_progress.html", progress(_run(request, kwargs["pk"])))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        run = _run(request, kwargs["pk"])
        if run.is_working and not has_queue():
            bulk_step.enqueue(run.pk)
        return self.get(request, *args, **kwargs)


class RunsView(WagtailAdminTemplateMixin, TemplateView):
    """The newest runs of the user; of everybody, for administrators."""

    template_name = f"{TEMPLATES}runs.html"
    header_icon = "copy"
    page_title = _("Bulk changes")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()
        return [*items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, runs=self.runs)

    @cached_property
    def runs(self) -> Any:
        runs = _runs_of(self.request.user).select_related("created_by")
        return runs.annotate(page_count=Count("pages"))[:_RUNS]


def bulk_menu_item() -> MenuItem:
    """For the ``register_reports_menu_item`` hook."""
    return PageMenuItem(
        _("Bulk changes"), reverse("newsclean_bulk:runs"), name="newsclean-bulk", icon_name="copy", order=860
    )


def progress(run: BulkRun) -> dict[str, Any]:
    """What the progress fragment shows."""
    counts = run.counts()
    to_do = counts[run.waits_in] if run.waits_in else 0
    total = sum(counts.values())
    whole = {
        BulkRun.Stage.LOOK: total,
        BulkRun.Stage.CHANGE: to_do + counts[State.CHANGED] + counts[State.SKIPPED],
        BulkRun.Stage.UNDO: to_do + counts[State.UNDONE] + counts[State.KEPT],
    }.get(BulkRun.Stage(run.stage), total)
    return {
        "run": run,
        "counts": [(label, counts[state]) for state, label in State.choices if counts[state]],
        "total": total,
        "whole": whole,
        "done": whole - to_do,
        "planned": counts[State.PLANNED],
        "changed": counts[State.CHANGED],
        "nothing": counts[State.NOTHING],
        "queue": has_queue(),
    }


def _runs_of(user: Any) -> Any:
    return BulkRun.objects.all() if user.is_superuser else BulkRun.objects.filter(created_by=user)


def _run(request: HttpRequest, pk: int) -> BulkRun:
    run = _runs_of(request.user).filter(pk=pk).first()
    if run is None:
        raise Http404
    return run


def _row(item: BulkPage) -> dict[str, Any]:
    compare = item.page_id and item.before and item.after
    return {
        "item": item,
        "note": in_words(item.note),
        "state": item.get_state_display(),
        "edit": item.page_id and reverse("wagtailadmin_pages:edit", args=[item.page_id]),
        "compare": compare
        and reverse("wagtailadmin_pages:revisions_compare", args=[item.page_id, item.before, item.after]),
        "changes": [_change(change) for change in item.plan],
    }


def _change(change: dict[str, Any]) -> dict[str, Any]:
    if "tag" in change:
        return {"what": _("tag"), "text": change["tag"], "reasons": all_in_words(change["reasons"])}
    label = KINDS[Kind(change["kind"])].label
    moved = change["do"] == "move"
    return {
        "what": label,
        "text": change["text"],
        "reasons": all_in_words(change["reasons"]),
        "moved": moved,
        "out": not moved,
    }


app_name = "newsclean_bulk"
urlpatterns = [
    path("", RunsView.as_view(), name="runs"),
    path("<int:pk>/", RunView.as_view(), name="run"),
    path("<int:pk>/progress/", ProgressView.as_view(), name="progress"),
]
