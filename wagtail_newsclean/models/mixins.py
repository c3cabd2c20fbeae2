"""Abstract fields for page models of sites that start from nothing; others map the fields they have."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel


class StoryMixin(models.Model):
    """What stands between a story's headline and its text. Mix into a page model, before ``Page``::

    class ArticlePage(StoryMixin, Page):
        body = StreamField(NewsBodyBlock())
        content_panels = [*Page.content_panels, *StoryMixin.story_panels, FieldPanel("body")]
    """

    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("One or two sentences under the headline.")
    )
    byline = models.CharField(
        _("byline"), max_length=255, blank=True, help_text=_("Names only, without “By”.")
    )
    dateline = models.CharField(
        _("dateline"),
        max_length=255,
        blank=True,
        help_text=_("As it runs into the first paragraph: PORT ELLAN, March 4 (Coastwire) —"),
    )

    story_panels: ClassVar[list[Panel]] = [
        FieldPanel("standfirst"),
        FieldPanel("byline"),
        FieldPanel("dateline"),
    ]

    class Meta:
        abstract = True
