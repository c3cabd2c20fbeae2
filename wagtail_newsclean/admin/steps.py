"""The small steps at a copy: put aside, bring back, give back, go to the next one."""

from __future__ import annotations

from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ..models import IncomingCopy
from ..services.decisions import discard, leave_copy, restore


class CopyStepView(PermissionCheckedMixin, View):
    """One step at one copy, by POST."""

    model: type[IncomingCopy] | None = None
    permission_required: str | None = "change"
    index_url_name = ""
    edit_url_name = ""
    http_method_names = ["post"]

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

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        leave_copy(self.get_copy(pk), request.user)
        return HttpResponse(status=204)


class NextView(CopyStepView):
    """The next copy that waits and that no colleague has open; the inbox when there is none."""

    permission_required = None
    any_permission_required = ["add", "change", "view"]
    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        here = self.get_copy(pk)
        waiting = (
            IncomingCopy.objects.visible_to(request.user)
            .for_list()
            .waiting()
            .exclude(pk=here.pk)[:_LOOK_AHEAD]
        )
        free = [c for c in waiting if c.open_by_other(request.user) is None]
        after = [c for c in free if (c.received_at, c.pk) > (here.received_at, here.pk)]
        for copy in after or free:
            return redirect(self.review_url(copy))
        messages.success(request, _("Nothing else is waiting."))
        return redirect(self.index_url_name)


#: How many waiting copies are looked at for the next free one.
_LOOK_AHEAD = 200
