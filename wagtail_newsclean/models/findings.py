"""What is found on pages that are published already: they were scheduled, published by code, or older than the gate."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..compat import PAGE_MODEL


class OpenFinding(models.Model):
    """One finding on a published page, as the page was when it was last looked at."""

    page = models.ForeignKey(
        PAGE_MODEL, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+", db_index=True
    )
    code = models.CharField(_("finding"), max_length=20, db_index=True)
    excerpt = models.CharField(_("where"), max_length=255, blank=True)
    until = models.DateTimeField(_("embargo ends"), null=True, blank=True)
    block_id = models.CharField(max_length=36, blank=True)
    found_at = models.DateTimeField(_("found"), auto_now_add=True)

    class Meta:
        ordering = ["-found_at", "page", "pk"]
        verbose_name = _("open finding")
        verbose_name_plural = _("open findings")

    def __str__(self) -> str:
        return f"{self.code}: {self.excerpt}"
