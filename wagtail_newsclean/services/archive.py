"""The site's published stories in the archive that suggestions are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import swapper
from django.db.models import Model
from wagtail.models import Locale

from ..mapping import PageMapping, mapping_for, mappings
from ..mapping.reading import body_text, tags_of
from ..suggesters.storage import StoryData, get_storage

_BATCH = 100  #: pages read and written at once


def key_of(page_pk: int) -> str:
    """The archive's name for a page."""
    return f"page:{page_pk}"


def story_data(mapping: PageMapping, pages: Sequence[Any]) -> list[StoryData]:
    """Pages of one model as the archive keeps them: three queries, whatever their number."""
    tags = tags_of(mapping, pages)
    page_class = swapper.load_model("wagtailcore", "Page")
    sections = dict(
        page_class.objects.filter(path__in={_above(page) for page in pages}).values_list("path", "title")
    )
    locales = dict(Locale.objects.values_list("pk", "language_code"))
    return [
        StoryData(
            key=key_of(page.pk),
            title=getattr(page, mapping.headline),
            text=body_text(page, mapping),
            date=page.first_published_at.date() if page.first_published_at else None,
            language=locales[page.locale_id][:2],
            tags=tags.get(page.pk, ()),
            page_id=page.pk,
            section=sections.get(_above(page), ""),
            live=page.live,
        )
        for page in pages
    ]


def index_pages(pages: Iterable[Any]) -> int:
    """Put live pages of mapped models into the archive and take others out. Returns how many went in."""
    live: dict[type, list[Any]] = {}
    gone = []
    for page in pages:
        if page.live and mapping_for(type(page)):
            live.setdefault(type(page), []).append(page)
        else:
            gone.append(key_of(page.pk))
    storage = get_storage()
    for model, found in live.items():
        mapping = mapping_for(model)
        if mapping:
            storage.index(story_data(mapping, found))
    if gone:
        storage.unindex(gone)
    return sum(map(len, live.values()))


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


def _above(page: Any) -> str:
    return str(page.path[: -page.steplen])
