"""What the site's image model says of a picture: which of its fields hold alternative text, caption and credit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import CharField, Field, TextField
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from ..conf import get_settings
from ..text import Kind
from .config import ALT

CAPTION, CREDIT = Kind.CAPTION.value, Kind.CREDIT.value

#: Names that sites give these fields, where ``WAGTAIL_NEWSCLEAN["IMAGES"]`` does not say them.
USUAL = {
    ALT: ("alt_text", "alt", "description"),
    CAPTION: ("caption",),
    CREDIT: ("credit", "credits", "attribution", "photographer", "copyright", "source"),
}


@dataclass(frozen=True, slots=True)
class ImageWords:
    """What is said of a picture, as plain text; empty where nobody says it."""

    alt: str = ""
    caption: str = ""
    credit: str = ""


def image_field(kind: str) -> str | None:
    """The image model's field for "alt", "caption" or "credit"; None where it has none."""
    named = get_settings().images.get(kind)
    names = (named,) if named else USUAL[kind]
    return next((name for name in names if _text_field(name)), None)


def words_of(image: Any) -> ImageWords:
    """What the image itself says."""
    return ImageWords(**{kind: _said(image, kind) for kind in USUAL})


def fill(image: Any, words: ImageWords) -> None:
    """Put the words into the fields the image model has for them, cut where they are longer."""
    for kind in USUAL:
        name = image_field(kind)
        if name:
            limit = image._meta.get_field(name).max_length
            setattr(image, name, getattr(words, kind)[:limit])


def lacking(image: Any) -> list[str]:
    """Names of what the site's own fields ask for and the image does not have: it cannot be added as it is."""
    wagtails = {field.name for field in AbstractImage._meta.fields}
    others = [f.name for f in image._meta.fields if f.name in wagtails or f.primary_key]
    try:
        image.clean_fields(exclude=others)
    except ValidationError as error:
        return [str(image._meta.get_field(name).verbose_name) for name in error.message_dict]
    return []


def _said(image: Any, kind: str) -> str:
    name = image_field(kind)
    return str(getattr(image, name, "") or "").strip() if name else ""


def _text_field(name: str) -> Field[Any, Any] | None:
    try:
        field = get_image_model()._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, (CharField, TextField)) and not field.choices else None
