"""Remembers stories that are deleted, so that feeds can say so."""

from __future__ import annotations

from typing import Any

from ..models import DeletedStory


def remember_deleted(page: Any) -> None:
    """Keep the identity of a page that is being deleted; one that was never published nobody has."""
    if page.first_published_at:
        DeletedStory.objects.create(
            model=page._meta.label_lower, translation_key=page.translation_key, locale_id=page.locale_id
        )
