"""What the newsroom sets for itself in the admin. One row; what it leaves open is as ``WAGTAIL_NEWSCLEAN`` has it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

_SHARE = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class DeskSettings(models.Model):
    """The desk's settings. Empty fields leave it to the site's code."""

    ONLY = 1  #: the primary key of the one row

    dateline_style = models.CharField(
        _("style"),
        max_length=20,
        blank=True,
        help_text=_("How datelines are proposed. None is changed unasked."),
    )
    dateline_separator = models.CharField(
        _("between dateline and text"),
        max_length=10,
        blank=True,
        help_text=_("Also on the site and in feeds, where an editor wrote none."),
    )
    dateline_months = models.CharField(_("names of months"), max_length=10, blank=True)
    stand_alone = models.TextField(
        _("cities that stand alone"),
        blank=True,
        help_text=_(
            "They need no state or country. One a line, besides the usual ones such as London or Paris."
        ),
    )
    only_stand_alone = models.BooleanField(_("only these, none of the usual ones"), default=False)
    tag_ticked = models.FloatField(
        _("ticked from"), null=True, blank=True, validators=_SHARE, help_text=_("“Accept all” takes these.")
    )
    tag_offered = models.FloatField(
        _("offered from"), null=True, blank=True, validators=_SHARE, help_text=_("Below, tags are hidden.")
    )
    gate = models.JSONField(_("publishing waits for"), null=True, blank=True)
    ask_below = models.FloatField(
        _("ask below"),
        null=True,
        blank=True,
        validators=_SHARE,
        help_text=_("A block is doubtful when its kind is less certain than this."),
    )
    ask_margin = models.FloatField(
        _("ask within"),
        null=True,
        blank=True,
        validators=_SHARE,
        help_text=_("A block is doubtful when another kind is nearer than this."),
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("desk settings")
        verbose_name_plural = _("desk settings")
        default_permissions = ("change",)

    def __str__(self) -> str:
        return str(_("Desk settings"))

    @classmethod
    def stored(cls) -> DeskSettings:
        """The row, or a new one that leaves everything open."""
        return cls.objects.filter(pk=cls.ONLY).first() or cls(pk=cls.ONLY)

    def chosen(self) -> dict[str, Any]:
        """What was set, under the names of ``conf.NewscleanSettings``."""
        found: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("dateline_style", "dateline_separator", "dateline_months", "only_stand_alone")
            if getattr(self, name)
        }
        for name in ("tag_ticked", "tag_offered", "ask_below", "ask_margin"):
            if getattr(self, name) is not None:
                found[name] = getattr(self, name)
        if self.stand_alone.strip():
            found["stand_alone"] = tuple(
                line.strip() for line in self.stand_alone.splitlines() if line.strip()
            )
        if self.gate is not None:
            found["gate"] = tuple(self.gate)
        return found
