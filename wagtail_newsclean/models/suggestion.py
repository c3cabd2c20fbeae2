"""What was suggested for a story and what became of it: who decided, and when. Every step is in Wagtail's log."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Suggestions, for lists."""

    def refused(self) -> SuggestionQuerySet:
        """Refused and not taken back."""
        return self.filter(status=Suggestion.Status.REFUSED)


class Suggestion(models.Model):
    """A decision on one suggestion for one story.

    A story is known by its ``story`` (the newsroom's or the sender's name for it: "page:12", a guid), so that a
    decision outlives a second run, a second import and an update; ``fingerprint`` knows it again by its headline and
    first paragraph.
    """

    class Kind(models.TextChoices):
        TAG = "tag", _("Tag")
        RELATED = "related", _("Related story")
        DATELINE = "dateline", _("Dateline")
        PLACE = "place", _("Place")

    class Status(models.TextChoices):
        OFFERED = "offered", _("Offered")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.CharField(
        _("value"), max_length=255, help_text=_("The tag's name, the other story's key.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OFFERED)

    story = models.CharField(_("story"), max_length=255, db_index=True)
    fingerprint = models.BigIntegerField(null=True, blank=True, db_index=True)

    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        constraints = [
            models.UniqueConstraint(
                fields=["story", "kind", "value"], name="newsclean_one_decision_a_suggestion"
            )
        ]
        indexes = [models.Index(fields=["kind", "status", "value"], name="newsclean_suggestion_refused")]

    def __str__(self) -> str:
        return f"{self.value} ({self.get_status_display()})"

    def decide(self, status: str, *, by: Any, at: Any) -> None:
        """Set what became of it. Not saved."""
        self.status = self.Status(status)
        self.decided_by, self.decided_at = by, at
