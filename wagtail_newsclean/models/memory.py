"""What the site has learnt: corrected lines, lines that recur, and the house's own rules."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..text.phrase import Phrase
from .incoming import Source
from .kinds import KIND_CHOICES

#: What is wrong with a phrase that is none: ``Phrase`` itself speaks English only.
MATCHES_EVERYTHING = _("Write at least one word; this phrase would match every line.")


class LearntLine(models.Model):
    """A line an editor corrected: the same line from that source is what the editor said."""

    source = models.ForeignKey(
        Source, verbose_name=_("source"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    everywhere = models.BooleanField(_("for all sources"), default=False)
    active = models.BooleanField(_("in use"), default=True)
    fingerprint = models.BigIntegerField(editable=False)
    text = models.TextField(_("line"), help_text=_("As it stood where it was corrected."))
    kind = models.CharField(_("is"), max_length=20, choices=KIND_CHOICES)
    taught_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taught by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    taught_at = models.DateTimeField(_("taught"), default=timezone.now)
    taught_on = models.ForeignKey(
        "wagtail_newsclean.IncomingCopy",
        verbose_name=_("copy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["-taught_at", "-pk"]
        verbose_name = _("learnt line")
        verbose_name_plural = _("learnt lines")
        constraints = [
            models.UniqueConstraint(fields=["fingerprint", "source"], name="newsclean_learnt_once"),
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=models.Q(source__isnull=True),
                name="newsclean_learnt_once_without_source",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else self.text[:79] + "…"


class SeenLine(models.Model):
    """A line and when it was last seen in stories of a source. One row a line, however often it comes."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.BigIntegerField()
    stories = models.PositiveIntegerField(default=1, help_text=_("In how many stories it was seen."))
    last_story = models.BigIntegerField(help_text=_("The first copy of the story it was last seen in."))
    last_seen = models.DateTimeField(db_index=True)
    seen_before = models.DateTimeField(null=True, help_text=_("The last time but one."))
    seen_third = models.DateTimeField(null=True, help_text=_("The last time but two."))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fingerprint", "source"], name="newsclean_seen_once")]

    def __str__(self) -> str:
        return f"{self.fingerprint:016x}"


class HouseRule(models.Model):
    """A phrase that tells a kind on this site. A phrase, not a program: it cannot hang anything."""

    phrase = models.CharField(
        _("phrase"),
        max_length=200,
        help_text=_(
            "Words as they stand in the line, whatever their case. * stands for anything in between, "
            "# for a number. Example: support * from * # a month"
        ),
    )
    kind = models.CharField(_("is"), max_length=20, choices=KIND_CHOICES)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Empty: all sources."),
    )
    whole_line = models.BooleanField(
        _("the whole line"), default=False, help_text=_("Otherwise the phrase may stand anywhere in it.")
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        ordering = ["phrase"]
        verbose_name = _("house rule")
        verbose_name_plural = _("house rules")

    def __str__(self) -> str:
        return self.phrase

    def clean(self) -> None:
        try:
            Phrase(self.phrase)
        except ValueError as error:
            raise ValidationError({"phrase": MATCHES_EVERYTHING}) from error

    def as_phrase(self) -> Phrase:
        """The phrase, ready to match lines."""
        return Phrase(self.phrase, whole_line=self.whole_line)

    @staticmethod
    def for_source(source: Any) -> models.QuerySet[HouseRule]:
        """The rules in use for copy from ``source``."""
        rules = HouseRule.objects.filter(active=True)
        return rules.filter(models.Q(source__isnull=True) | models.Q(source=source))
