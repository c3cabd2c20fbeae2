"""Looking closer at a copy without leaving it: what differs from a story of the site, and its own pictures."""

from __future__ import annotations

from typing import Any

import swapper
from django.contrib.admin.utils import quote
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ..models import IncomingCopy
from ..services.near_copies import changes_since
from ..services.pictures import read_picture
from ..text.compare import Change
from .uploads import wants_json

_READERS = ["add", "change", "delete", "view"]


class CopyLookView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page of its own, or only its contents for a dialog of the review screen."""

    model: type[IncomingCopy] | None = None
    any_permission_required = _READERS
    index_url_name = ""
    edit_url_name = ""
    template_name = "wagtail_newsclean/admin/look.html"
    contents_template = ""

    def get_template_names(self) -> list[str]:
        return [self.contents_template] if wants_json(self.request) else super().get_template_names()

    def get_copy(self) -> IncomingCopy:
        copies = IncomingCopy.objects.visible_to(self.request.user).defer("original", "original_plain")
        return get_object_or_404(copies, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"contents_template": self.contents_template}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        review = reverse(self.edit_url_name, args=[quote(self.kwargs["pk"])])
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Incoming copy")},
            {"url": review, "label": str(self.get_copy())},
            {"url": "", "label": self.get_page_title()},
        ]


class CompareView(CopyLookView):
    """The copy beside a published story that says nearly the same."""

    contents_template = "wagtail_newsclean/admin/review/_compare.html"

    def get_page_title(self) -> str:
        return _("What differs")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page_class = swapper.load_model("wagtailcore", "Page")
        page = get_object_or_404(page_class.objects.live().public(), pk=self.kwargs["page"]).specific
        copy = self.get_copy()
        changes = changes_since(page, copy)
        count = {change.value: sum(c.change is change for c in changes) for change in Change}
        may_edit = page.permissions_for_user(self.request.user).can_edit()
        return super().get_context_data(
            copy=copy,
            story=page,
            story_url=page.get_url(self.request),
            changes=changes,
            count=count,
            edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit else "",
            **kwargs,
        )


class PictureView(PermissionCheckedMixin, View):
    """A picture that is in the copy itself; nothing is fetched from anywhere."""

    model: type[IncomingCopy] | None = None
    any_permission_required = _READERS
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int, index: int) -> HttpResponse:
        copies = IncomingCopy.objects.visible_to(request.user).only("split")
        split = get_object_or_404(copies, pk=pk).split
        pictures = split.get("pictures", [])
        found = read_picture(pictures[index].get("src", "")) if index < len(pictures) else None
        if found is None:
            raise Http404
        content, content_type = found
        response = HttpResponse(content, content_type=content_type)
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, max-age=3600"
        return response
