"""The small steps at a copy: put aside, bring back, give back, go to the next one."""

from __future__ import annotations

import datetime

from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ..models import IncomingCopy
from ..services.claims import AlreadyClaimed, claim, release
from ..services.decisions import discard, leave_copy, restore
from .moments import clock
from .visibility import policy


class CopyStepView(PermissionCheckedMixin, View):
    """One step at one copy, by POST."""

    model: type[IncomingCopy] | None = None
    permission_required: str | None = "change"
    index_url_name = ""
    edit_url_name = ""
    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        """To where the button is: who had to log in first comes back by GET."""
        return redirect(self.review_url(self.get_copy(pk)))

    def get_copy(self, pk: int) -> IncomingCopy:
        return get_object_or_404(IncomingCopy.objects.visible_to(self.request.user).for_list(), pk=pk)

    def review_url(self, copy: IncomingCopy) -> str:
        return reverse(self.edit_url_name, args=[quote(copy.pk)])


class DiscardView(CopyStepView):
    """Put copy aside and go back to the inbox, from where it can be brought back."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        copy = self.get_copy(pk)
        if discard([copy], request.user):
            leave_copy(copy, request.user)
            messages.success(
                request,
                _("“%(title)s” was discarded. It is kept under Discarded.") % {"title": copy},
                buttons=[messages.button(self.review_url(copy), _("Show it"))],
            )
        else:
            messages.warning(request, _("“%(title)s” was not waiting any more.") % {"title": copy})
        return redirect(self.index_url_name)


class RestoreView(CopyStepView):
    """Bring discarded copy back to the inbox."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        copy = self.get_copy(pk)
        if restore([copy], request.user):
            messages.success(request, _("“%(title)s” is back in the inbox.") % {"title": copy})
        return redirect(self.review_url(copy))


class LeaveView(CopyStepView):
    """Told by the browser when the screen is left: colleagues see that the copy is free."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        leave_copy(self.get_copy(pk), request.user)
        return HttpResponse(status=204)


class ClaimView(CopyStepView):
    """Take the copy: where a colleague has it, only when ``over`` says so, and with a message that names them."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        copy = self.get_copy(pk)
        try:
            before = claim(copy, request.user, take_over=bool(request.POST.get("over")))
        except AlreadyClaimed as taken:
            words = {
                "title": copy,
                "name": get_user_display_name(taken.copy.claimed_by),
                "time": clock(taken.copy.claimed_at),
            }
            messages.warning(
                request,
                _("%(name)s claimed “%(title)s” first (%(time)s). Open it to take it over.") % words,
                buttons=[messages.button(self.review_url(copy), _("Open"))],
            )
            return self.back(request)
        if before:
            words = {"title": copy, "name": get_user_display_name(before)}
            messages.success(
                request, _("You took “%(title)s” over from %(name)s, who is told on the screen.") % words
            )
        else:
            messages.success(request, _("“%(title)s” is yours now.") % {"title": copy})
        return self.back(request)

    def back(self, request: HttpRequest) -> HttpResponseRedirect:
        """To where the button was: in the inbox to the same list, with the focus on the same row."""
        pk = self.kwargs["pk"]
        if request.POST.get("from") == "review":
            return redirect(self.edit_url_name, pk)
        listed = QueryDict(request.POST.get("list", "")).urlencode()
        query = f"?{listed}" if listed else ""
        return redirect(f"{reverse(self.index_url_name)}{query}#nc-take-{pk}")


class ReleaseView(ClaimView):
    """Give the copy back to everybody."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        copy = self.get_copy(pk)
        if release(copy, request.user):
            messages.success(request, _("“%(title)s” is free for everybody.") % {"title": copy})
        return self.back(request)


class NextView(CopyStepView):
    """The next copy that waits and that no colleague has claimed or open; the inbox when there is none."""

    permission_required = None
    any_permission_required = ["add", "change", "view"]
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        here = self.get_copy(pk)
        me = request.user
        listed = IncomingCopy.objects.visible_to(me).for_list().waiting()[:_LOOK_AHEAD]
        waiting = [c for c in listed if c.pk != here.pk]
        free = [c for c in waiting if c.open_by_other(me) is None and c.claimed_by_other(me) is None]
        after = [c for c in free if _place(c) > _place(here)]
        for copy in after or free:
            return redirect(self.review_url(copy))
        self.say_why(here, taken=len(waiting) - len(free))
        return redirect(self.index_url_name)

    def say_why(self, here: IncomingCopy, *, taken: int) -> None:
        """Why the list comes and no copy, and what there is to do."""
        if taken:
            words = ngettext(
                "No copy is free: a colleague has the one that waits. Open it to take it over.",
                "No copy is free: colleagues have the %(count)d that wait. Open one to take it over.",
                taken,
            )
            messages.warning(self.request, words % {"count": taken})
        elif here.is_open:
            messages.success(
                self.request,
                _("No other copy waits. “%(title)s” is still to do.") % {"title": here},
                buttons=[messages.button(self.review_url(here), _("Open"))],
            )
        else:
            buttons = []
            if policy.user_has_permission(self.request.user, "add"):
                buttons = [
                    messages.button(reverse(f"{self.index_url_name.rsplit(':', 1)[0]}:add"), _("Add copy"))
                ]
            text = _("All copy is done. What comes in next will wait here.")
            messages.success(self.request, text, buttons=buttons)


def _place(copy: IncomingCopy) -> tuple[bool, datetime.datetime, int]:
    """Where it stands in ``IncomingCopy.WORK_ORDER``."""
    return (not copy.urgent, copy.received_at, copy.pk)


#: How many waiting copies are looked at for the next free one.
_LOOK_AHEAD = 200
