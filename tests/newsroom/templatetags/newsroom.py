"""What only this newspaper's templates need."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.filter
def updated(page: Any) -> bool:
    """Whether a story was changed so long after its first publication that readers should know."""
    first, last = page.first_published_at, page.last_published_at
    return bool(first and last and (last - first).total_seconds() >= 60)
