"""A site whose users have UUIDs for keys and whose pictures are of a model of its own, with fields it asks for."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Page


class Person(AbstractUser):
    """A user."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)


class Photo(AbstractImage):
    """A picture. Nobody may add one without its credit."""

    alt_text = models.CharField(max_length=40, blank=True)
    legend = models.TextField(blank=True)
    credit = models.CharField(max_length=60)

    admin_form_fields = (*Image.admin_form_fields, "alt_text", "legend", "credit")


class PhotoRendition(AbstractRendition):
    """A picture in a size."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class PlainPicturePage(Page):
    """Its picture blocks are image choosers: caption and credit are the image's own. One picture leads it."""

    lead = models.ForeignKey(Photo, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    body = StreamField([("text", blocks.RichTextBlock()), ("photo", ImageChooserBlock())], blank=True)

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("body")]
