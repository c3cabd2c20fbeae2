"""The review screen: the copy in its blocks, corrected and saved by an editor."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from ..models import IncomingCopy, Suggestion
from ..models.review import Review, ReviewError
from ..services.accepting import record_accepted
from ..services.decisions import StaleReview, open_copy, save_review
from ..services.learning import may_teach
from ..services.pictures import may_choose
from .beside import beside, chooser_config, panels
from .core_words import all_in_words
from .deciding import keep, without
from .kinds import KINDS, kinds_as_data
from .moments import age_of, clock
from .posted import posted_review, posted_version
from .rows import Rows
from .suggestions import SuggestionGroup, suggested_place, suggestions_for
from .uploads import LargeFormMixin, wants_json
from .visibility import VisibleCopyMixin
from .who import claim_words, embargo_words, saved_words, who_has

#: Blocks shown of one copy. A file of megabytes has more than a browser can lay out; the rest keeps its kinds.
SHOWN_BLOCKS = 2000

#: Addresses that the script needs, by their names.
_STEPS = ("draft", "leave", "next", "decide", "before_after")

#: Names of the buttons beside a suggestion, and what each makes of it.
_BUTTONS = {"refused": Suggestion.Status.REFUSED, "offered-again": Suggestion.Status.OFFERED}


class ReviewView(
    LargeFormMixin,
    VisibleCopyMixin,
    BaseObjectMixin,
    PermissionCheckedMixin,
    WagtailAdminTemplateMixin,
    TemplateView,
):
    """Shows a copy to whoever may see the inbox; saving needs the permission to change it."""

    model: type[IncomingCopy] | None = None
    any_permission_required = ["add", "change", "delete", "view"]
    index_url_name = ""
    edit_url_name = ""
    delete_url_name = ""
    history_url_name = ""
    template_name = "wagtail_newsclean/admin/review.html"

    object: IncomingCopy

    def get_base_object_queryset(self) -> Any:
        related = ("source", "opened_by", "claimed_by", "saved_by", "page")
        copies = super().get_base_object_queryset()
        return copies.select_related(*related).defer("original", "original_plain")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.can_change:
            open_copy(self.object, request.user)
        return self.render(self.object.get_review(), self.object.version)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission("change"):
            return self.failure(_("You may look at this copy but not change it. Nothing was saved."), 403)
        if not self.can_change:
            return self.failure(_("This copy was discarded. Bring it back before you change it."), 409)
        before, review = self.object.get_review(), None
        try:
            review = self.decided(posted_review(request, self.object))
            self.check_images(before, review)
            version, auto = posted_version(request), "auto" in request.POST
            saved = save_review(self.object, review, version=version, user=request.user, auto=auto)
        except ReviewError as error:
            return self.failure(str(error), 400)
        except StaleReview as stale:
            return self.conflict(review or before, stale.current)
        place = suggested_place(saved, review)
        record_accepted(saved, before, review, user=request.user, place=place.place if place else None)
        return self.saved(saved, review)

    def check_images(self, before: Review, review: Review) -> None:
        """Only images that the user may choose are taken. Raises ``ReviewError``."""
        had = {choice.image for choice in before.pictures.values()}
        new = {choice.image for choice in review.pictures.values() if choice.image is not None} - had
        if not may_choose(self.request.user, new):
            raise ReviewError(_("You may not choose one of these images. Nothing was saved."))

    def decided(self, review: Review) -> Review:
        """Without the script, the buttons beside a suggestion send the form. Raises ``ReviewError``."""
        for name, status in _BUTTONS.items():
            if suggestion := self.request.POST.get(name):
                keep(self.object, suggestion, status, user=self.request.user)
                review = without(review, suggestion)
        return review

    def saved(self, copy: IncomingCopy, review: Review) -> HttpResponse:
        if wants_json(self.request):
            around = beside(copy, review, self.request) | {"copy": copy, "can_change": True}
            answer = {"version": copy.version, "saved": saved_words(copy), "panels": panels(around)}
            return JsonResponse(answer | {"claim": claim_words(copy, self.request.user)})
        if self.request.POST.get("then") == "draft":
            return redirect(self.step_url("draft"))
        messages.success(self.request, _("“%(title)s” was saved.") % {"title": copy})
        return redirect(self.request.path)

    def failure(self, message: str, status: int) -> HttpResponse:
        if wants_json(self.request):
            return JsonResponse({"message": message}, status=status)
        if status == 403:
            raise PermissionDenied(message)
        messages.error(self.request, message)
        return self.render(self.object.get_review(), self.object.version, status=status)

    def refuse(self, request: HttpRequest, message: str) -> HttpResponse:
        return self.failure(message, 413)

    def conflict(self, mine: Review, current: IncomingCopy) -> HttpResponse:
        """Somebody saved first: both states are shown, and nothing is lost."""
        own = current.saved_by_id == self.request.user.pk
        name, message = _another_window(current) if own else _a_colleague(current)
        theirs = current.get_review()
        if wants_json(self.request):
            data = {"message": message, "review": theirs.to_json(), "version": current.version}
            who = {"name": name, "own": own, "saved": saved_words(current)}
            return JsonResponse(data | who, status=409)
        return self.render(mine, current.version, theirs=theirs, own=own, conflict=message, status=409)

    @property
    def can_change(self) -> bool:
        discarded = self.object.status == IncomingCopy.Status.DISCARDED
        return self.user_has_permission("change") and not discarded

    def step_url(self, name: str) -> str:
        namespace = self.edit_url_name.rsplit(":", 1)[0]
        return reverse(f"{namespace}:{name}", args=[quote(self.object.pk)])

    def get_page_title(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Incoming copy")},
            {"url": "", "label": str(self.object)},
        ]

    def get_header_more_buttons(self) -> list[Button]:
        args = [quote(self.object.pk)]
        history = reverse(self.history_url_name, args=args)
        buttons = [Button(_("History"), url=history, icon_name="history", priority=10)]
        if self.user_has_permission("delete"):
            delete = reverse(self.delete_url_name, args=args)
            buttons.append(Button(_("Delete"), url=delete, icon_name="bin", priority=20))
        return buttons

    def render(
        self,
        review: Review,
        version: int,
        *,
        theirs: Review | None = None,
        own: bool = False,
        conflict: str = "",
        status: int = 200,
    ) -> HttpResponse:
        copy = self.object
        convert = self.user_has_permission("convert")
        suggestions = suggestions_for(copy, review)
        rows = Rows(copy.split, can_change=self.can_change, theirs=theirs, own=own)
        around = beside(copy, review, self.request)
        context = self.get_context_data(
            **around,
            **who_has(copy, self.request.user),
            copy=copy,
            review=review,
            byline="\n".join(review.byline),
            version=version,
            conflict=conflict,
            own=own,
            rows=rows.html(review.blocks[:SHOWN_BLOCKS]),
            empty_row=rows.empty(),
            not_shown=max(0, len(review.blocks) - SHOWN_BLOCKS),
            warnings=all_in_words(copy.split.get("warnings", [])),
            teaches=self.can_change and may_teach(self.request.user),
            suggestions=suggestions,
            age=age_of(copy.received_at),
            saved=saved_words(copy),
            claim=claim_words(copy, self.request.user),
            embargo=embargo_words(copy),
            can_change=self.can_change,
            may_change=self.user_has_permission("change"),
            can_convert=convert,
            kinds=KINDS.values(),
            other_kinds=[kind for kind in KINDS.values() if kind.kept_out and not kind.key],
            desk={
                "source": copy.split.get("source", ""),
                "sourceName": copy.source.name if copy.source else "",
                "found": copy.split.get("blocks", []),
                "lines": [line for line in copy.split.get("lines", []) if line["html"].count("<") > 2],
                "dateline": copy.split.get("dateline"),
                "review": review.to_json() | {"refused": _refused(suggestions)},
                "kinds": kinds_as_data(),
                "version": version,
                "dirty": bool(conflict),
                "canChange": self.can_change,
                "canConvert": convert,
                "shown": SHOWN_BLOCKS,
                "placed": around["placed"],
                "autosave": getattr(settings, "WAGTAIL_AUTOSAVE_INTERVAL", 500),
                "chooser": chooser_config(self.request.user),
                "urls": {name: self.step_url(name) for name in _STEPS} | {"save": self.request.path},
            },
        )
        return self.render_to_response(context, status=status)


def _a_colleague(current: IncomingCopy) -> tuple[str, str]:
    """Who saved first, and what is said of it."""
    name = get_user_display_name(current.saved_by) if current.saved_by else _("A colleague")
    words = {"name": name, "time": clock(current.saved_at)}
    return name, _(
        "%(name)s saved this copy meanwhile (%(time)s). Choose what to keep; nothing is lost."
    ) % words


def _another_window(current: IncomingCopy) -> tuple[str, str]:
    """The same where it was oneself."""
    words = {"time": clock(current.saved_at)}
    return _("Other window"), _(
        "You saved this copy in another window (%(time)s). Choose what to keep; nothing is lost."
    ) % words


def _refused(groups: list[SuggestionGroup]) -> list[str]:
    """ "tags:storm" for each suggestion that was refused: part of the state in the browser, never of the review."""
    return [f"{group.field}:{item.value}" for group in groups for item in group.refused]
