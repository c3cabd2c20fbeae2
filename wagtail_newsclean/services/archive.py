"""The site's published stories in the archive that suggestions are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from ..mapping import PageMapping, mapping_for, mappings
from ..mapping.reading import body_text, tag_names
from ..suggesters.storage import StoryData, get_storage

_BATCH = 100  #: pages read and written at once


def key_of(page_pk: int) -> str:
    """The archive's name for a page."""
    return f"page:{page_pk}"


def story_data(page: Any, mapping: PageMapping) -> StoryData:
    """A page as the archive keeps it."""
    published = page.first_published_at
    parent = page.get_parent()
    return StoryData(
        key=key_of(page.pk),
        title=getattr(page, mapping.headline),
        text=body_text(page, mapping),
        date=published.date() if published else None,
        language=page.locale.language_code[:2],
        tags=tag_names(page, mapping),
        page_id=page.pk,
        section=parent.title if parent else "",
        live=page.live,
    )


def index_pages(pages: Iterable[Any]) -> int:
    """Put live pages of mapped models into the archive and take others out. Returns how many went in."""
    live, gone = [], []
    for page in pages:
        mapping = mapping_for(type(page))
        if mapping and page.live:
            live.append(story_data(page, mapping))
        else:
            gone.append(key_of(page.pk))
    storage = get_storage()
    if live:
        storage.index(live)
    if gone:
        storage.unindex(gone)
    return len(live)


def forget_pages(page_pks: Iterable[int]) -> None:
    """Take pages out of the archive."""
    get_storage().unindex([key_of(pk) for pk in page_pks])


def live_pages(after: int = 0) -> Iterator[tuple[int, list[Any]]]:
    """Every live page of a mapped model with a key above ``after``, in batches: (highest key, pages).

    Queries grow with the number of batches, memory does not grow.
    """
    for model in mapped_models():
        last = after
        while batch := list(model.objects.live().filter(pk__gt=last).order_by("pk")[:_BATCH]):  # type: ignore[attr-defined]
            last = batch[-1].pk
            yield last, batch


def mapped_models() -> list[type[Model]]:
    """The page models of the site's mappings."""
    return [mapping.model for mapping in mappings().values()]
