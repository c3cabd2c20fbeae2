"""Clean this text: shows what stands in a page's text and is no part of it; what is ticked goes out or moves."""

from __future__ import annotations

from typing import Any

import swapper
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from ...mapping import mapping_for
from ...services.tidying import KEEP, MOVE, OUT, Found, TidyError, find_furniture, tidy
from ...text import Kind
from ..core_words import all_in_words
from ..kinds import KINDS

_CHOICE = "do:"  #: before the names of the form's fields


class TidyView(WagtailAdminTemplateMixin, TemplateView):
    """One page's text. Needs the right to edit the page, and a page that nobody has locked."""

    template_name = "wagtail_newsclean/admin/editor/tidy.html"
    header_icon = "cut"
    page_title = _("Clean text")

    page: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        page_class = swapper.load_model("wagtailcore", "Page")
        page = get_object_or_404(page_class, pk=kwargs["pk"]).specific
        if not _may_tidy(page, request.user):
            raise PermissionDenied
        self.page = page.get_latest_revision_as_object()
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        choices = {
            name.removeprefix(_CHOICE): str(value)
            for name, value in request.POST.items()
            if name.startswith(_CHOICE)
        }
        try:
            if request.POST.get("revision") != str(self.page.latest_revision_id or ""):
                raise TidyError(_("A colleague saved this page meanwhile. Look again; nothing was saved."))
            saved = tidy(self.page, choices, user=request.user)
        except TidyError as error:
            messages.error(request, str(error))
            return redirect("newsclean_editor:tidy", self.page.pk)
        if saved is None:
            messages.info(request, _("Nothing was ticked, so nothing was saved."))
            return redirect(self.edit_url)
        before, after = saved
        compare = reverse("wagtailadmin_pages:revisions_compare", args=[self.page.pk, before.pk, after.pk])
        buttons = [messages.button(compare, _("Compare")), messages.button(self.edit_url, _("Edit"))]
        messages.success(request, _("Saved as a draft. The version before is kept."), buttons=buttons)
        return redirect(compare)

    @property
    def edit_url(self) -> str:
        """Back to the page editor."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()
        return [
            *items,
            {"url": self.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": _("Clean text")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = find_furniture(self.page)
        rows = [_row(number, item) for number, item in enumerate(found)]
        return super().get_context_data(
            **kwargs,
            page=self.page,
            rows=rows,
            edit_url=self.edit_url,
            revision=self.page.latest_revision_id or "",
        )


def tidy_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Any:
    """For the ``register_page_header_buttons`` hook: "Clean this text" for pages that the site maps."""
    if view_name == "edit" and page.pk and _may_tidy(page, user):
        url = reverse("newsclean_editor:tidy", args=[page.pk])
        yield Button(_("Clean this text"), url=url, icon_name="cut", priority=25)


def _may_tidy(page: Any, user: Any) -> bool:
    permissions = page.permissions_for_user(user)
    mapped = mapping_for(page.specific_class) is not None
    return bool(mapped and not page.alias_of_id and permissions.can_edit() and not permissions.page_locked())


def _row(number: int, item: Found) -> dict[str, Any]:
    place = item.paragraph.place
    choices = [(KEEP, _("Leave it")), (OUT, _("Take it out"))]
    if item.can_move:
        choices.append((MOVE, _("Move it to a block of its own")))
    return {
        "id": f"nc-tidy-{number}",
        "name": f"{_CHOICE}{item.key}",
        "kind": KINDS[Kind(item.kind)].label,
        "text": item.paragraph.text,
        "reasons": all_in_words(item.reasons),
        "where": "" if place.block is None else _("block %(number)d") % {"number": place.block + 1},
        "choices": [(value, label, value == item.proposed) for value, label in choices],
    }
