"""Words of others inside our own, between the quotation marks of the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def quoted(text: Any) -> str:
    """The text in quotation marks."""
    return _("“%(text)s”") % {"text": text}
