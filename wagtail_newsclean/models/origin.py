"""Which source a story came from, where its copy or its page was deleted: its rights do not end with that."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .incoming import Source


class StoryOrigin(models.Model):
    """A story, in all its languages, that was made from a source's copy. Nothing of the copy is kept."""

    translation_key = models.UUIDField(editable=False)
    source = models.ForeignKey(Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "source"], name="newsclean_story_origin_once")
        ]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.translation_key}: {self.source_id}"
