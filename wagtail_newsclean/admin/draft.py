"""Before a draft is made: where it goes, and what stays out and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ..mapping.config import PICTURE
from ..mapping.writing import LeftOut
from ..models import IncomingCopy
from ..services.conversion import ConversionError, create_draft, foreseen, goes_live_at, plan_draft
from ..services.copy_warnings import warnings_for
from ..services.demands import Demand
from ..services.picture_slots import slots_of
from ..services.targets import Target, targets_for
from ..text import Kind
from .kinds import KINDS
from .moments import clock
from .quoting import quoted
from .visibility import VisibleCopyMixin


@dataclass(frozen=True, slots=True)
class Choice:
    """One place for the draft, as a form offers it."""

    value: str
    target: Target
    model: str  #: value of the page model, to which a plan belongs


@dataclass(frozen=True, slots=True)
class Plan:
    """What a page model takes of the copy, in words."""

    model: str
    name: str
    left_out: list[dict[str, Any]]  #: kind, reason, texts
    demands: list[Demand]  #: what it lacks, or has too much of, to be published
    error: str = ""
    goes_live: str = ""  #: what its schedule is set to, in words; empty: nothing


class DraftView(
    VisibleCopyMixin, BaseObjectMixin, PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView
):
    """Asks where the draft goes, makes it, and opens the page editor."""

    model: type[IncomingCopy] | None = None
    permission_required = "convert"
    index_url_name = ""
    edit_url_name = ""
    template_name = "wagtail_newsclean/admin/draft.html"

    object: IncomingCopy

    def get_base_object_queryset(self) -> Any:
        return super().get_base_object_queryset().select_related("page").defer("original", "original_plain")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.page_id:
            return self.open_editor(self.object.page)
        return self.render()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.page_id:  # pressed twice
            return self.open_editor(self.object.page)
        choices = choices_of(targets_for(request.user, self.object.language))
        chosen = next((c.target for c in choices if c.value == request.POST.get("target")), None)
        if chosen is None:
            return self.render(error=_("Choose where the draft goes."), status=400)
        try:
            page, missed = create_draft(
                self.object, page_model=chosen.page_model, parent=chosen.parent, user=request.user
            )
        except ConversionError as error:
            return self.render(error=str(error), status=409)
        except PermissionDenied as error:
            return self.render(error=str(error) or _("You may not create a draft there."), status=403)
        messages.success(request, " ".join(_made(page)))
        if missed:
            messages.warning(request, _missed(missed))
        return self.open_editor(page)

    def open_editor(self, page: Any) -> HttpResponse:
        return redirect("wagtailadmin_pages:edit", page.pk)

    def render(self, *, error: str = "", status: int = 200) -> HttpResponse:
        choices = choices_of(targets_for(self.request.user, self.object.language))
        values = [choice.value for choice in choices]
        chosen = self.request.POST.get("target")
        models = {c.model: c.target.page_model for c in choices}
        review = self.object.get_review()
        found = warnings_for(self.object, review, slots_of(self.object.split, review))
        context = self.get_context_data(
            copy=self.object,
            headline=review.headline,
            harms=[warning for warning in found if warning.counts],
            choices=choices,
            chosen=chosen if chosen in values else next(iter(values), ""),
            plans=[_plan(self.object, name, model, self.request.user) for name, model in models.items()],
            error=error,
            review_url=reverse(self.edit_url_name, args=[quote(self.object.pk)]),
        )
        return self.render_to_response(context, status=status)

    def get_page_title(self) -> str:
        return _("Create draft")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        review = reverse(self.edit_url_name, args=[quote(self.object.pk)])
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Incoming copy")},
            {"url": review, "label": str(self.object)},
            {"url": "", "label": self.get_page_title()},
        ]


def choices_of(targets: list[Target]) -> list[Choice]:
    """The targets with the values a form sends for them."""
    found = []
    for target in targets:
        page_model: Any = target.page_model
        model = page_model._meta.label_lower
        found.append(Choice(f"{model}:{target.parent.pk}", target, model))
    return found


def _made(page: Any) -> Iterator[str]:
    yield _("“%(title)s” is a draft now. Nothing was published.") % {"title": page.title}
    if page.go_live_at:
        yield _(
            "Its schedule is set to %(time)s, when the embargo ends; change that in the editor under Status."
        ) % {"time": clock(page.go_live_at)}


def _missed(missed: Iterable[LeftOut]) -> str:
    told = [
        _("%(kind)s %(names)s (%(reason)s)")
        % {
            "kind": group["kind"],
            "names": ", ".join(map(quoted, group["texts"])),
            "reason": group["reason"].rstrip("."),
        }
        for group in _grouped(missed)
    ]
    return _("You had accepted what the draft could not take: %(told)s.") % {"told": "; ".join(told)}


def _grouped(left_out: Iterable[LeftOut]) -> list[dict[str, Any]]:
    """What stays out by its kind and the reason."""
    groups: dict[tuple[str, str], list[str]] = {}
    for item in left_out:
        groups.setdefault((str(item.kind), str(item.reason)), []).append(item.text)
    return [
        {"kind": _kind_label(kind), "reason": reason, "texts": texts}
        for (kind, reason), texts in groups.items()
    ]


def _plan(copy: IncomingCopy, name: str, model: Any, user: Any) -> Plan:
    title = str(model.get_verbose_name())
    left_out: tuple[LeftOut, ...] = ()
    demands: list[Demand] = []
    error = ""
    try:
        plan = plan_draft(copy, model, user=user)
        left_out = plan.left_out
        demands = foreseen(copy, model, plan)
    except ConversionError as reason:
        error = str(reason)
    goes_live = "" if error else goes_live_at(copy, model)
    return Plan(name, title, _grouped(left_out), demands, error, clock(goes_live) if goes_live else "")


def _kind_label(kind: str) -> str:
    if kind == PICTURE:
        return _("picture")
    try:
        return str(KINDS[Kind(kind)].label)
    except ValueError:
        return kind
