"""Copy as it came in, what was made of it, and what became of it."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..compat import PAGE_MODEL
from ..conf import get_settings
from .review import Review


class Source(models.Model):
    """Who sends copy: an agency, a partner, a colleague. What is learnt is learnt for a source."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    may_syndicate = models.BooleanField(
        _("may be passed on"),
        default=True,
        help_text=_(
            "Whether stories made from this copy may be in feeds and exports. On the site they always are."
        ),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.name


class IncomingCopyQuerySet(models.QuerySet["IncomingCopy"]):
    """Copy, for lists and for the desk."""

    def for_list(self) -> IncomingCopyQuerySet:
        """Without the originals and splits, which may be megabytes; with what a list row shows."""
        return self.select_related("source", "opened_by", "claimed_by", "page").defer(
            "original", "original_plain", "split", "review"
        )

    def visible_to(self, user: Any) -> IncomingCopyQuerySet:
        """All of it for who may see all copy; else what the user added, was handed, or has open."""
        if user.is_active and user.has_perm("wagtail_newsclean.view_incomingcopy"):
            return self.all()
        own = models.Q(created_by=user) | models.Q(claimed_by=user) | models.Q(opened_by=user)
        return self.filter(own)

    def waiting(self) -> IncomingCopyQuerySet:
        """Copy that nobody has drafted or discarded, in the order it should be worked on."""
        return self.filter(status__in=IncomingCopy.Status.open()).order_by(*IncomingCopy.WORK_ORDER)


class IncomingCopy(models.Model):
    """One piece of copy. The original is never altered and outlives everything but a confirmed deletion."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        REVIEWED = "reviewed", _("Reviewed")
        DRAFTED = "drafted", _("Drafted")
        DISCARDED = "discarded", _("Discarded")

        @classmethod
        def open(cls) -> tuple[str, ...]:
            """The states in which copy still waits for somebody."""
            return (cls.WAITING, cls.REVIEWED)

    class ReceivedAs(models.TextChoices):
        TEXT = "text", _("Plain text")
        HTML = "html", _("Formatted text")
        FILE = "file", _("File")

    #: What needs a person most is first: what cannot wait, then what has waited longest.
    WORK_ORDER = ("-urgent", "received_at", "pk")

    original = models.BinaryField(_("original"), help_text=_("The bytes as received; text as UTF-8."))
    original_plain = models.BinaryField(
        _("plain original"), blank=True, default=b"", help_text=_("The plain side of a formatted paste.")
    )
    received_as = models.CharField(_("received as"), max_length=10, choices=ReceivedAs)
    filename = models.CharField(_("file name"), max_length=255, blank=True)
    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="copies",
    )
    url = models.URLField(_("address"), max_length=2000, blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)

    title = models.CharField(_("title"), max_length=255, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    doubtful = models.PositiveIntegerField(_("doubtful blocks"), default=0)
    urgent = models.BooleanField(_("urgent"), default=False, help_text=_("The sender says it cannot wait."))
    embargo = models.BooleanField(
        _("embargo"), default=False, help_text=_("The copy names an embargo, with or without its end.")
    )
    embargo_until = models.DateTimeField(_("embargo ends"), null=True, blank=True)
    split = models.JSONField(_("split"), default=dict, help_text=_("What was made of it, by the program."))
    review = models.JSONField(_("review"), null=True, blank=True, help_text=_("What an editor made of that."))

    story = models.BigIntegerField(
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        help_text=_("The first copy of the same story, where this is a later version of it."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.WAITING, db_index=True
    )
    version = models.PositiveIntegerField(
        default=0, help_text=_("Counts saves; two editors are told apart by it.")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("claimed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    page = models.ForeignKey(
        PAGE_MODEL,
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    drafted_at = models.DateTimeField(null=True, blank=True)

    objects = IncomingCopyQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = pgettext_lazy("one", "incoming copy")
        verbose_name_plural = _("incoming copy")
        default_permissions = ("add", "change", "delete")
        permissions = [
            ("view_incomingcopy", _("Can see all copy")),
            ("convert_incomingcopy", _("Can create drafts")),
        ]
        indexes = [
            models.Index(fields=["status", "-urgent", "received_at"], name="newsclean_copy_work_order")
        ]

    def __str__(self) -> str:
        return self.title or str(_("Copy without a headline"))

    @property
    def is_open(self) -> bool:
        """Still waits for somebody."""
        return self.status in self.Status.open()

    def get_review(self) -> Review:
        """The editor's state of the split, or the program's where no editor has saved yet."""
        return Review.from_json(self.review) if self.review else Review.from_split(self.split)

    @property
    def is_held(self) -> bool:
        """Under an embargo that has not ended, or whose end nobody named."""
        return self.embargo and (self.embargo_until is None or self.embargo_until > timezone.now())

    def claimed_by_other(self, user: AbstractBaseUser | Any) -> Any | None:
        """The colleague who claimed it, if there is one."""
        return self.claimed_by if self.claimed_by_id not in (None, user.pk) else None

    def open_by_other(self, user: AbstractBaseUser | Any) -> Any | None:
        """The colleague who has it open now, if there is one."""
        if not self.opened_at or self.opened_by_id in (None, user.pk):
            return None
        limit = datetime.timedelta(minutes=get_settings().open_minutes)
        return self.opened_by if timezone.now() - self.opened_at < limit else None
