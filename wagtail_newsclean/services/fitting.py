"""A text as a page's field takes it."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Model
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField

from ..mapping.rich import plain_paragraphs
from ..mapping.writing import LeftOut


def fitted(model: type[Model], name: str, kind: str, value: str, left: list[LeftOut]) -> Any:
    """``value`` for the field ``name``: cut between words where it is too long, which ``left`` then tells."""
    field = model._meta.get_field(name)
    limit = field.max_length if isinstance(field, CharField) else None
    if limit and len(value) > limit:
        left.append(LeftOut(kind, value, _("It is longer than the field; its beginning was taken.")))
        value = value[:limit].rsplit(" ", 1)[0]
    return plain_paragraphs(value) if isinstance(field, RichTextField) else value
