"""Which copy a user meets on the desk: what they may not see is not there, in pages and in JSON alike."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import DeleteView, HistoryView

from ..models import IncomingCopy
from ..services.decisions import delete

policy = ModelPermissionPolicy(IncomingCopy)
ANY = ["add", "change", "delete", "view", "convert"]


class VisibleCopyMixin:
    """For views of one copy, before Wagtail's own. Who has no right at all is turned away by the view itself."""

    request: HttpRequest

    def get_base_object_queryset(self) -> Any:
        return self._visible(IncomingCopy.objects.all())

    def _visible(self, copies: Any) -> Any:
        user = self.request.user
        return copies.visible_to(user) if policy.user_has_any_permission(user, ANY) else copies


class CopyHistoryView(VisibleCopyMixin, HistoryView):
    """What was decided about a copy, by whom and when."""

    any_permission_required = ["add", "change", "delete", "view"]


class CopyDeleteView(VisibleCopyMixin, DeleteView):
    """Deletes a copy and its original for good, after a confirmation."""

    def get_queryset(self) -> Any:
        return self.get_base_object_queryset()

    @property
    def confirmation_message(self) -> str:
        said = [super().confirmation_message, _("The original, as it came in, goes for good.")]
        if self.object.page_id:
            said.append(_("The page that was made of it stays."))
        return " ".join(said)

    def delete_action(self) -> None:
        delete([self.object], self.request.user)
