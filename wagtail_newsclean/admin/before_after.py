"""The copy as it came beside the page as it will read, before anything is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import IncomingCopy
from ..services.conversion import ConversionError, preview_draft
from ..services.copy_warnings import placed_kinds
from ..services.targets import targets_for
from .draft import choices_of
from .kinds import KINDS
from .looking import CopyLookView


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the copy as it came."""

    text: str
    kind: str  #: its name
    out: bool  #: no page takes it


class BeforeAfterView(CopyLookView):
    """Both side by side; the page stands in a frame, where the site's own template shows it."""

    contents_template = "wagtail_newsclean/admin/review/_before_after.html"

    def get_page_title(self) -> str:
        return _("Before and after")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        copy = self.get_copy()
        choices = choices_of(targets_for(self.request.user, copy.language))
        wanted = self.request.GET.get("target")
        chosen = next((c for c in choices if c.value == wanted), choices[0] if choices else None)
        preview = reverse("newsclean:page_preview", args=[quote(copy.pk)])
        return super().get_context_data(
            copy=copy,
            lines=_lines(copy),
            choices=choices,
            chosen=chosen,
            preview_url=f"{preview}?target={chosen.value}" if chosen else "",
            here=self.request.path,
            **kwargs,
        )


class PagePreviewView(CopyLookView):
    """The page itself, from the site's own template. Nothing is saved for it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        choices = choices_of(targets_for(request.user))
        target = next((c.target for c in choices if c.value == request.GET.get("target")), None)
        if target is None:
            raise Http404
        try:
            page = preview_draft(self.get_copy(), target, request.user)
        except (ConversionError, PermissionDenied) as error:
            return _instead(request, str(error))
        if not page.is_previewable():
            return _instead(request, _("Such pages have no preview on this site."))
        response: HttpResponse = page.make_preview_request(request, page.default_preview_mode)
        if response.status_code >= 500 and not settings.DEBUG:
            return _instead(
                request,
                _(
                    "The site's template cannot show such a page before it is saved. The draft can still be made."
                ),
            )
        response["X-Frame-Options"] = "SAMEORIGIN"
        return response


def _instead(request: HttpRequest, words: str) -> HttpResponse:
    """A sentence in the place of the page."""
    response = render(request, "wagtail_newsclean/admin/no_preview.html", {"words": words}, status=409)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _lines(copy: IncomingCopy) -> list[Line]:
    source, placed = copy.split["source"], placed_kinds()
    return [
        Line(source[b.start : b.end], str(KINDS[b.kind].label), b.kind.value not in placed)
        for b in copy.get_review().blocks
    ]
