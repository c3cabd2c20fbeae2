"""Many pages changed at once: what is planned for each, what was done, and how to take it back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..compat import PAGE_MODEL


class BulkRun(models.Model):
    """One run over many pages: looked at first, then changed when an editor says so, and undone if wished."""

    class Kind(models.TextChoices):
        CLEAN = "clean", _("Clean texts")
        TAG = "tag", _("Add tags")

    class Stage(models.TextChoices):
        LOOK = "look", _("Looking at the pages")
        REVIEW = "review", _("Waiting for you")
        CHANGE = "change", _("Changing the pages")
        DONE = "done", _("Done")
        UNDO = "undo", _("Undoing")
        UNDONE = "undone", _("Undone")

    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.LOOK)
    stopped = models.BooleanField(_("stopped"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    busy_until = models.DateTimeField(null=True, help_text=_("Somebody works on it till then; others wait."))

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("bulk run")
        verbose_name_plural = _("bulk runs")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def waits_in(self) -> str | None:
        """The state of pages that this stage has still to do; None in a stage in which nothing is done."""
        return {
            self.Stage.LOOK: BulkPage.State.WAITING,
            self.Stage.CHANGE: BulkPage.State.PLANNED,
            self.Stage.UNDO: BulkPage.State.CHANGED,
        }.get(self.Stage(self.stage))

    @property
    def is_working(self) -> bool:
        """Whether a stage runs in which something is done."""
        return self.waits_in is not None and not self.stopped

    def counts(self) -> dict[str, int]:
        """How many pages are in each state; one query."""
        pages = (
            BulkPage.objects.filter(run=self).order_by().values("state").annotate(count=models.Count("pk"))
        )
        found = dict(pages.values_list("state", "count"))
        return {state.value: found.get(state.value, 0) for state in BulkPage.State}


class BulkPage(models.Model):
    """One page of a run."""

    class State(models.TextChoices):
        WAITING = "waiting", _("not looked at yet")
        PLANNED = "planned", _("will be changed")
        LEFT = "left", _("left out by you")
        NOTHING = "nothing", _("nothing to change")
        SKIPPED = "skipped", _("skipped")
        CHANGED = "changed", _("changed")
        UNDONE = "undone", _("undone")
        KEPT = "kept", _("not undone")

    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(PAGE_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    plan: Any = models.JSONField(
        default=list, help_text=_("What is to be done, in the terms of the run's kind.")
    )
    looked_at = models.BigIntegerField(
        null=True, help_text=_("The page's latest revision when it was looked at.")
    )
    before = models.BigIntegerField(null=True, help_text=_("The revision before the change."))
    after = models.BigIntegerField(null=True, help_text=_("The draft that the change made."))
    had_changes = models.BooleanField(default=False)
    note = models.TextField(blank=True, help_text=_("Why it was skipped, or not undone."))

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "page"], name="newsclean_page_once_a_run")]
        indexes = [models.Index(fields=["run", "state", "id"], name="newsclean_bulk_state")]
        default_permissions = ()

    def __str__(self) -> str:
        return self.title
