"""Stories that were deleted: what feeds need to tell partners so, once the page is gone."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DeletedStory(models.Model):
    """A page of a mapped model that had been published. Its identity is kept, nothing of what it said."""

    model = models.CharField(_("page model"), max_length=200)
    translation_key = models.UUIDField()
    locale_id = models.IntegerField()
    deleted_at = models.DateTimeField(_("deleted"), default=timezone.now)

    class Meta:
        ordering = ["-deleted_at", "-pk"]
        verbose_name = _("deleted story")
        verbose_name_plural = _("deleted stories")
        indexes = [models.Index(fields=["model", "-deleted_at"], name="newsclean_deleted")]

    def __str__(self) -> str:
        return f"{self.model} {self.translation_key}"
