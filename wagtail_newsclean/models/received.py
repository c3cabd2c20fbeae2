"""What came in by itself, so that nothing comes in twice."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ReceivedFile(models.Model):
    """A file that was taken in. Nothing of what it said is kept, and it outlives the copy that was made of it.

    A copy's original cannot serve: of an archive it is what was inside, and a copy may be deleted.
    """

    #: Of the source and the bytes.
    digest = models.CharField(max_length=64, primary_key=True, editable=False)
    #: The first copy made of it, whether or not it is there still.
    copy = models.BigIntegerField(null=True, editable=False)
    received_at = models.DateTimeField(_("received"), default=timezone.now)

    class Meta:
        verbose_name = _("received file")
        verbose_name_plural = _("received files")
        default_permissions = ()

    def __str__(self) -> str:
        return self.digest
