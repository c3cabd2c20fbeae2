"""Discarding, bringing back, handing over and deleting many copies at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_user_display_name
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from ..models import IncomingCopy
from ..models.review import row_keys
from ..services.claims import hand_over
from ..services.decisions import delete, discard, restore
from .listed import listed_keys
from .visibility import policy
from .who import who_has

_SHOWN = "shown"  #: the field with the keys of what the confirmation lists


class CopyBulkAction(SnippetBulkAction):
    """A bulk action on incoming copy; originals and splits are not loaded for it."""

    template_name = "wagtail_newsclean/admin/bulk/confirm.html"
    needed = "change"  #: the right without which a copy is not touched
    question: Any = ""
    refusal: Any = _("You may not change this copy:")
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
        return policy.user_has_permission_for_instance(self.request.user, self.needed, copy)

    def get_all_objects_in_listing_query(self, parent_id: Any) -> list[int]:
        """All that is in the list as it was filtered; after the confirmation only what stood there to be read."""
        listed: list[int] = listed_keys(self.model, self.request)
        if self.request.method != "POST":
            return listed
        shown = set(row_keys(self.request.POST.get(_SHOWN, "").split(",")))
        return [pk for pk in listed if pk in shown]

    def get_actionable_objects(self) -> tuple[list[IncomingCopy], dict[str, Any]]:
        """Without copy that the user may not see, whatever the address names."""
        copies, denied = super().get_actionable_objects()
        seen = [copy.pk for copy in (*copies, *denied["items_with_no_access"])]
        visible = set(
            IncomingCopy.objects.visible_to(self.request.user)
            .filter(pk__in=seen)
            .values_list("pk", flat=True)
        )
        return [copy for copy in copies if copy.pk in visible], {
            "items_with_no_access": [copy for copy in denied["items_with_no_access"] if copy.pk in visible]
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "shown": ",".join(str(row["item"].pk) for row in context["items"]),
            "title": self.display_name,
            "question": self.question,
            "refusal": self.refusal,
            "button": self.button,
            "serious": "serious" in self.classes,
            "note": self.note,
        }

    def object_context(self, copy: IncomingCopy) -> dict[str, Any]:
        """The copy, and who else has it."""
        return super().object_context(copy) | who_has(copy, self.request.user)


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


class HandForm(forms.Form):
    """To whom; the widget is filled with those who may work on copy."""

    to = forms.ModelChoiceField(
        label=_("Hand to"),
        queryset=get_user_model()._default_manager.none(),
        required=False,
        empty_label=_("Nobody: give it back to all"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = policy.users_with_any_permission(["add", "change", "convert", "view"])
        to: Any = self.fields["to"]
        to.queryset = colleagues.order_by(get_user_model().USERNAME_FIELD)
        to.label_from_instance = get_user_display_name


class HandBulkAction(CopyBulkAction):
    """For who sees all copy: those who do not see it then see what they were handed."""

    display_name = _("Hand to")
    action_type = "hand"
    aria_label = _("Hand selected copy to a colleague")
    action_priority = 22
    form_class = HandForm
    question = _("Hand this copy to a colleague?")
    note = _("The colleague sees it, whatever else they may see.")
    button = _("Hand over")

    def check_perm(self, copy: IncomingCopy) -> bool:
        return super().check_perm(copy) and policy.user_has_permission(self.request.user, "view")

    @classmethod
    def execute_action(cls, objects: list[IncomingCopy], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        action = kwargs["self"]
        to = action.cleaned_form.cleaned_data["to"]
        name = get_user_display_name(to) if to else ""
        return hand_over(objects, to, user=action.request.user, name=name), 0

    def get_success_message(self, count: int, _children: int) -> str:
        return ngettext("%(count)d copy changed hands.", "%(count)d copies changed hands.", count) % {
            "count": count
        }


class DeleteBulkAction(CopyBulkAction):
    """In the place of Wagtail's own, which knows nothing of who may see which copy and leads to its usage."""

    display_name = _("Delete")
    action_type = "delete"
    aria_label = _("Delete selected copy")
    action_priority = 30
    classes = {"serious"}
    needed = "delete"
    question = _("Delete this copy for good?")
    refusal = _("You may not delete this copy:")
    note = _("The originals go with it. Pages that were made of it stay.")
    button = _("Yes, delete")

    @classmethod
    def execute_action(cls, objects: list[IncomingCopy], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        return delete(objects, kwargs["self"].request.user), 0

    def get_success_message(self, count: int, _children: int) -> str:
        return ngettext("%(count)d copy was deleted.", "%(count)d copies were deleted.", count) % {
            "count": count
        }
