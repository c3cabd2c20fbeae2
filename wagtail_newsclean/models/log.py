"""What was done with copy, in Wagtail's own log. A table apart, so that it shows only copy that one may see."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models.audit_log import BaseLogEntry, ModelLogEntryManager

from .incoming import IncomingCopy


class CopyLogEntryManager(ModelLogEntryManager):
    """Keeps from a user the log of copy that is kept from the user."""

    def viewable_by_user(self, user: Any) -> Any:
        entries = super().viewable_by_user(user)
        if user.has_perm("wagtail_newsclean.view_incomingcopy"):
            return entries
        visible = IncomingCopy.objects.visible_to(user).values_list("pk", flat=True)
        return entries.filter(object_id__in=[str(pk) for pk in visible])


class CopyLogEntry(BaseLogEntry):
    """One entry about one copy; it outlives the copy."""

    object_id = models.CharField(max_length=255, db_index=True)

    objects = CopyLogEntryManager()

    class Meta(BaseLogEntry.Meta):
        ordering = ["-timestamp", "-id"]
        verbose_name = _("copy log entry")
        verbose_name_plural = _("copy log entries")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.action}: {self.label}"
