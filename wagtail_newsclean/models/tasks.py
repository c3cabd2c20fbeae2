"""A workflow task that cannot be approved while the text under review would do harm."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class CleanCopyTask(AbstractGroupApprovalTask):
    """Approval by a group, once nothing is found that must not go out.

    The revision under review is judged, not the live page. Approving in code (``task_state.approve()``) asks no
    task, ours neither; what slips through stands in the report of published pages with open findings.
    """

    hold_on_warnings = models.BooleanField(
        _("hold on warnings too"),
        default=False,
        help_text=_("Otherwise only what also holds publishing, such as desk notes and embargoes."),
    )

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "hold_on_warnings"]

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Without "approve" while something is found."""
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        if not actions or not self.open_findings(obj.current_workflow_task_state, obj):
            return actions
        return [action for action in actions if action[0] != "approve"]

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Raises ``PermissionDenied`` for an approval while something is found."""
        if action_name == "approve" and self.open_findings(task_state):
            raise PermissionDenied(_("There are open findings; the text cannot be approved yet."))
        return super().on_action(task_state, user, action_name, **kwargs)

    def open_findings(self, task_state: Any, obj: Any = None) -> list[Any]:
        """What is found in the revision that ``task_state`` is about, or in ``obj`` where it has none."""
        from ..services.findings import findings_for

        revision = task_state.revision if task_state else None
        page = revision.as_object() if revision else obj
        return findings_for(page, only_holding=not self.hold_on_warnings) if page is not None else []

    @classmethod
    def get_description(cls) -> Any:
        return _("Members of the chosen groups can approve this once nothing in the text would do harm")

    class Meta:
        verbose_name = _("Clean copy task")
        verbose_name_plural = _("Clean copy tasks")
