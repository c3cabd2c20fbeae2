"""A template tag for the desk's own screens in the admin."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from ..admin.words import left_in_english

register = template.Library()


@register.simple_tag
def desk_language() -> SafeString:
    """Attributes of the element around words of ours that stayed English in an admin that reads from right to left."""
    return mark_safe(' lang="en" dir="ltr"' if left_in_english() else "")  # noqa: S308 - no value in it
