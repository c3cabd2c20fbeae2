"""Discarding and bringing back many copies at once."""

from __future__ import annotations

from typing import Any

from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from ..models import IncomingCopy
from ..services.decisions import discard, restore


class CopyBulkAction(SnippetBulkAction):
    """A bulk action on incoming copy; originals and splits are not loaded for it."""

    template_name = "wagtail_newsclean/admin/bulk/confirm.html"
    question: Any = ""
    button: Any = ""
    note: Any = ""

    @classproperty
    def models(cls) -> list[type]:  # noqa: N805 (Wagtail's own decorator for class properties)
        return [IncomingCopy]

    @classmethod
    def get_queryset(cls, model: type, object_ids: Any) -> list[IncomingCopy]:
        return list(IncomingCopy.objects.for_list().filter(pk__in=object_ids))

    def check_perm(self, copy: IncomingCopy) -> bool:
        policy = self.model.snippet_viewset.permission_policy  # on the action itself only from Wagtail 8.0
        return policy.user_has_permission_for_instance(self.request.user, "change", copy)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "title": self.display_name,
            "question": self.question,
            "button": self.button,
            "note": self.note,
        }


class DiscardBulkAction(CopyBulkAction):
    display_name = _("Discard")
    action_type = "discard"
    aria_label = _("Discard selected copy")
    action_priority = 20
    question = _("Discard this copy?")
    note = _("It is kept under “Discarded” and can be brought back. Drafted copy stays as it is.")
    button = _("Yes, discard")

    @classmethod
    def execute_action(cls, objects: list[IncomingCopy], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        return discard(objects, kwargs["self"].request.user), 0

    def get_success_message(self, count: int, _children: int) -> str:
        return ngettext("%(count)d copy was discarded.", "%(count)d copies were discarded.", count) % {
            "count": count
        }


class RestoreBulkAction(CopyBulkAction):
    display_name = _("Bring back")
    action_type = "restore"
    aria_label = _("Bring selected copy back to the inbox")
    action_priority = 21
    question = _("Bring this copy back to the inbox?")
    note = _("Only discarded copy comes back; the rest stays as it is.")
    button = _("Yes, bring back")

    @classmethod
    def execute_action(cls, objects: list[IncomingCopy], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        return restore(objects, kwargs["self"].request.user), 0

    def get_success_message(self, count: int, _children: int) -> str:
        return ngettext("%(count)d copy is back.", "%(count)d copies are back.", count) % {"count": count}
