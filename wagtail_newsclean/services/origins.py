"""Keeps which source a story came from when the copy that says so, or the page that it names, is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import swapper
from django.db.models import Q

from ..models import IncomingCopy, StoryOrigin


def keep_origin_of_copy(copy: IncomingCopy) -> None:
    """The copy is being deleted: the page that was made of it stays what it is."""
    page: Any = copy.page
    if page is not None and copy.source_id is not None:
        _keep([page.translation_key], [copy.source_id])


def keep_origin_of_page(page: Any) -> None:
    """The page is being deleted: its translations stay, and so do its aliases, as pages of their own.

    Where nothing stays, nothing need be known of it any more.
    """
    copies = IncomingCopy.objects.filter(page=page.pk, source__isnull=False).order_by()
    origins = StoryOrigin.objects.filter(translation_key=page.translation_key)
    # One query for each page of a section that is deleted; most came from nowhere. From Django 6.1 a
    # union goes back to the default ordering, by columns it has not.
    found = copies.values_list("source", flat=True).union(origins.values_list("source", flat=True))
    sources = set(found.order_by())
    if not sources:
        return
    page_class = swapper.load_model("wagtailcore", "Page")
    same = Q(translation_key=page.translation_key) | Q(alias_of=page.pk)
    left = page_class.objects.filter(same).exclude(pk=page.pk).order_by()
    keys = set(left.values_list("translation_key", flat=True))
    _keep(keys, sources)
    if page.translation_key not in keys:
        origins.delete()


def keep_origin_of_alias(alias: Any, original: int) -> None:
    """The page is made an alias of another, or a page of its own again: it is made of the same copy."""
    pages = swapper.load_model("wagtailcore", "Page").objects.filter(pk=original).order_by()
    key = pages.values("translation_key")
    copies = IncomingCopy.objects.filter(page__translation_key__in=key, source__isnull=False).order_by()
    origins = StoryOrigin.objects.filter(translation_key__in=key)
    found = copies.values_list("source", flat=True).union(origins.values_list("source", flat=True))
    _keep([alias.translation_key], set(found.order_by()))


def _keep(keys: Iterable[Any], sources: Iterable[int]) -> None:
    StoryOrigin.objects.bulk_create(
        [StoryOrigin(translation_key=key, source_id=source) for key in keys for source in sorted(sources)],
        ignore_conflicts=True,
    )
