"""The list of incoming copy: what waits, how old it is, who has it open."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.admin.utils import quote
from django.db.models import Count, Min, QuerySet
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from ..models import IncomingCopy, Source
from .moments import age_of
from .who import embargo_words, who_has
from .words import left_in_english

TEMPLATES = "wagtail_newsclean/admin/columns/"


def _languages() -> list[tuple[str, str]]:
    codes = IncomingCopy.objects.exclude(language="").order_by("language")
    return [(code, code) for code in codes.values_list("language", flat=True).distinct()]


class InboxFilterSet(WagtailFilterSet):
    """Status, source and language; without a status, what still has to be done."""

    EVERYTHING = "all"

    status = django_filters.ChoiceFilter(
        label=_("Status"),
        empty_label=_("To do (waiting and reviewed)"),
        choices=[*IncomingCopy.Status.choices, (EVERYTHING, _("Everything"))],
        method="by_status",
    )
    source = django_filters.ModelChoiceFilter(
        label=_("Source"), empty_label=_("Any source"), queryset=Source.objects.all()
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), empty_label=_("Any language"), choices=_languages
    )

    class Meta:
        model = IncomingCopy
        fields: list[str] = []

    def by_status(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset if value == self.EVERYTHING else queryset.filter(status=value)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().filter_queryset(queryset)
        if not self.form.cleaned_data.get("status"):
            queryset = queryset.filter(status__in=IncomingCopy.Status.open())
        return queryset


class AgeColumn(BaseColumn):
    """How long ago, with the exact time on hover."""

    cell_template_name = f"{TEMPLATES}age.html"

    def get_cell_context_data(self, instance: IncomingCopy, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        # With ordinary spaces: whether it may break is for the width of the screen to say.
        age = age_of(instance.received_at).replace("\xa0", " ")
        return context | {"age": age, "moment": instance.received_at}


class StateColumn(BaseColumn):
    """The status, what holds it or makes it urgent, and who has it: claimed, or only open."""

    cell_template_name = f"{TEMPLATES}state.html"

    def get_cell_context_data(self, instance: IncomingCopy, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        return context | {
            **who_has(instance, request.user),
            "embargo": embargo_words(instance),
            "claimable": instance.is_open and request.user.has_perm("wagtail_newsclean.change_incomingcopy"),
            "csrf_token": get_token(request),
            "query": request.GET.urlencode(),
        }


class DoubtfulColumn(Column):
    cell_template_name = f"{TEMPLATES}doubtful.html"


class InboxView(IndexView):
    """The inbox. Its number of queries does not depend on the number of copies."""

    template_name = "wagtail_newsclean/admin/inbox.html"
    results_template_name = "wagtail_newsclean/admin/inbox_results.html"

    def get_base_queryset(self) -> QuerySet:
        return IncomingCopy.objects.visible_to(self.request.user).for_list()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        # Urgent, then oldest first while it waits for somebody; newest first where one looks back.
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        looking_back = self.request.GET.get("status") in ("drafted", "discarded", InboxFilterSet.EVERYTHING)
        return (
            queryset.order_by("-received_at", "-pk")
            if looking_back
            else queryset.order_by(*IncomingCopy.WORK_ORDER)
        )

    def get_edit_url(self, instance: IncomingCopy) -> str:
        # Whoever may see the list may look at the copy; what they may do there is checked there.
        return reverse(self.edit_url_name, args=[quote(instance.pk)])

    def get_list_more_buttons(self, instance: IncomingCopy) -> list[Any]:
        buttons = [
            Button(
                gettext("Review"),
                url=self.get_edit_url(instance),
                icon_name="edit",
                attrs={"aria-label": gettext("Review “%(title)s”") % {"title": instance}},
                priority=10,
            )
        ]
        if url := self.get_delete_url(instance):
            label = gettext("Delete “%(title)s”") % {"title": instance}
            buttons.append(
                Button(gettext("Delete"), url=url, icon_name="bin", attrs={"aria-label": label}, priority=30)
            )
        return buttons

    @cached_property
    def add_item_label(self) -> str:
        return gettext("Add copy")

    def get_page_subtitle(self) -> str:
        # Isolated where it is no sentence of the admin's language: its number would stand at the other end.
        return f"\u2066{self.waiting_summary}\u2069" if left_in_english() else self.waiting_summary

    @cached_property
    def waiting_summary(self) -> str:
        """ "12 to do, oldest 2 hours": what the list shows while nothing is chosen."""
        found = (
            IncomingCopy.objects.visible_to(self.request.user)
            .waiting()
            .order_by()
            .aggregate(count=Count("pk"), oldest=Min("received_at"))
        )
        if not found["count"]:
            return gettext("nothing to do")
        return ngettext(
            "%(count)d to do, oldest %(age)s", "%(count)d to do, oldest %(age)s", found["count"]
        ) % {
            "count": found["count"],
            "age": age_of(found["oldest"]),
        }

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        if not context["object_list"]:
            visible = IncomingCopy.objects.visible_to(self.request.user)
            context["nothing_at_all"] = not visible.exists()
            status = self.request.GET.get("status")
            if status in ("drafted", "discarded") and not visible.filter(status=status).exists():
                # Whatever was searched for: a search has not failed that had nothing to search in.
                context["none_with_status"] = status
        return context
