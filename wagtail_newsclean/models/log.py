"""What was done with copy, in Wagtail's own log. A table apart, so that it shows only copy that one may see."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models.audit_log import BaseLogEntry, ModelLogEntryManager

from .incoming import IncomingCopy

_APP = "wagtail_newsclean"


class CopyLogEntryManager(ModelLogEntryManager):
    """Keeps from a user the log of copy that is kept from the user."""

    def viewable_by_user(self, user: Any) -> Any:
        # Not by way of Wagtail's own: it keeps with the user which types of one log table they may see, and would
        # use that for the other tables too.
        if user.has_perm(f"{_APP}.view_incomingcopy"):
            return self.all()
        if not any(
            user.has_perm(f"{_APP}.{right}_incomingcopy") for right in ("add", "change", "delete", "convert")
        ):
            return self.none()
        visible = IncomingCopy.objects.visible_to(user).values_list("pk", flat=True)
        return self.filter(object_id__in=[str(pk) for pk in visible])


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
