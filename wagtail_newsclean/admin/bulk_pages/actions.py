"""Bulk actions of the page explorer. They change nothing yet: they begin a run, which first shows what it would do."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction

from ...models.bulk import BulkRun
from ...services.bulk import runs
from ...tasks import bulk_step


class BelowForm(forms.Form):
    """Whether the pages under the chosen ones are meant too."""

    below = forms.BooleanField(label=_("Also the pages below them"), required=False)


class BeginRunAction(PageBulkAction):
    """Begins a run of a kind over the chosen pages."""

    kind: BulkRun.Kind
    question: Any = ""
    form_class = BelowForm
    template_name = "wagtail_newsclean/admin/bulk_pages/confirm.html"

    def check_perm(self, page: Any) -> bool:
        return bool(page.permissions_for_user(self.request.user).can_edit())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"title": self.display_name, "question": self.question}

    def prepare_action(self, pages: list[Any], pages_without_access: Any) -> HttpResponse:
        below = self.cleaned_form.cleaned_data["below"]
        return begin(self.kind, (page.pk for page in pages), user=self.request.user, below=below)


class CleanPagesAction(BeginRunAction):
    kind = BulkRun.Kind.CLEAN
    display_name = _("Clean texts")
    action_type = "newsclean-clean"
    aria_label = _("Clean the texts of the selected pages")
    action_priority = 110
    question = _("Look for newsletters, appeals, credits and other furniture in the texts of these pages?")


class TagPagesAction(BeginRunAction):
    kind = BulkRun.Kind.TAG
    display_name = _("Suggest tags")
    action_type = "newsclean-tag"
    aria_label = _("Suggest tags for the selected pages")
    action_priority = 111
    question = _("Look for tags of the site that fit these pages?")


def begin(kind: str, page_pks: Iterable[int], *, user: Any, below: bool = False) -> HttpResponse:
    """Begin a run and go to its page."""
    run = runs.begin(kind, page_pks, user=user, below=below)
    transaction.on_commit(partial(bulk_step.enqueue, run.pk))
    return redirect("newsclean_bulk:run", run.pk)
