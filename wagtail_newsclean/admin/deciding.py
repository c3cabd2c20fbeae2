"""Suggestions refused on the review screen, and taken back: kept at once, whatever becomes of the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import swapper
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ..models import IncomingCopy, Suggestion
from ..models.review import Review, ReviewError, row_key
from ..services.archive import key_of
from ..services.logbook import note
from ..services.suggesting import decide, story_of_copy, take_back
from .steps import CopyStepView

_KINDS = {
    "tags": Suggestion.Kind.TAG,
    "related": Suggestion.Kind.RELATED,
    "dateline": Suggestion.Kind.PLACE,
}
_LONGEST = 255  #: of a suggestion's value


class DecideView(CopyStepView):
    """``suggestion`` ("tags:storm") becomes ``refused``, or ``offered`` again. Answers in JSON."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> JsonResponse:
        copies = IncomingCopy.objects.visible_to(request.user).defer("original", "original_plain")
        copy = get_object_or_404(copies, pk=pk)
        if copy.status == IncomingCopy.Status.DISCARDED:
            message = _("This copy was discarded. Bring it back before you change it.")
            return JsonResponse({"message": message}, status=409)
        status = request.POST.get("status", "")
        try:
            keep(copy, request.POST.get("suggestion", ""), status, user=request.user)
        except ReviewError as error:
            return JsonResponse({"message": str(error)}, status=400)
        return JsonResponse({"status": status})


def keep(copy: IncomingCopy, suggestion: str, status: str, *, user: Any) -> None:
    """Keep that an editor refused a suggestion, or took the refusal back. Raises ``ReviewError``."""
    field, value = _parts(suggestion)
    kept = key_of(row_key(value)) if field == "related" else value
    if status == Suggestion.Status.REFUSED:
        decide(story_of_copy(copy), _KINDS[field], kept, status, user=user)
    elif status == Suggestion.Status.OFFERED:
        take_back(story_of_copy(copy), _KINDS[field], kept, user=user)
    else:
        raise ReviewError(_("This is no decision on a suggestion."))
    data = {"kind": str(_KINDS[field]), "value": _shown(field, value), "status": status}
    note(copy, "wagtail_newsclean.suggestion", user=user, data=data)


def _shown(field: str, value: str) -> str:
    """The value as people know it: a page by its title."""
    page_class = swapper.load_model("wagtailcore", "Page")
    page = page_class.objects.filter(pk=value).first() if field == "related" else None
    return str(page.title) if page else value


def without(review: Review, suggestion: str) -> Review:
    """The state with a refused suggestion no longer accepted. Raises ``ReviewError``."""
    field, value = _parts(suggestion)
    if field == "tags":
        return replace(review, tags=tuple(tag for tag in review.tags if tag != value))
    if field == "related":
        return replace(review, related=tuple(pk for pk in review.related if pk != int(value)))
    return replace(review, dateline="") if review.dateline == value else review


def _parts(suggestion: str) -> tuple[str, str]:
    field, _colon, value = suggestion.partition(":")
    try:
        if field not in _KINDS or not 0 < len(value) <= _LONGEST or "\x00" in value:
            raise ValueError(suggestion)
        return field, str(row_key(value)) if field == "related" else value
    except ValueError as error:
        raise ReviewError(_("This is no decision on a suggestion.")) from error
