"""The site's published stories in the archive that suggestions are made from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import swapper
from django.db.models import Model
from wagtail.models import Locale, PageViewRestriction

from ..mapping import PageMapping, mapping_for
from ..mapping.faults import sound_mappings
from ..mapping.reading import body_text, tags_of
from ..suggesters.storage import StoryData, get_storage

_BATCH = 100  #: pages read and written at once
_CHUNK = 500  #: keys of the archive that are looked at at once
_PAGE = "page:"


def key_of(page_pk: int) -> str:
    """The archive's name for a page."""
    return f"{_PAGE}{page_pk}"


def story_data(mapping: PageMapping, pages: Sequence[Any]) -> list[StoryData]:
    """Pages of one model as the archive keeps them: four queries, whatever their number."""
    tags = tags_of(mapping, pages)
    page_class = swapper.load_model("wagtailcore", "Page")
    sections = dict(
        page_class.objects.filter(path__in={_above(page) for page in pages}).values_list("path", "title")
    )
    locales = dict(Locale.objects.values_list("pk", "language_code"))
    closed = tuple(PageViewRestriction.objects.order_by().values_list("page__path", flat=True))
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
            public=not page.path.startswith(closed),
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


def forget_pages(page_pks: Sequence[int]) -> None:
    """Take pages out of the archive."""
    storage = get_storage()
    for start in range(0, len(page_pks), _CHUNK):
        storage.unindex([key_of(pk) for pk in page_pks[start : start + _CHUNK]])


def live_pages(after: int = 0) -> Iterator[tuple[int, list[Any]]]:
    """Every live page of a mapped model with a key above ``after``, in batches: (highest key, pages).

    Queries grow with the number of batches, memory does not grow.
    """
    for model in mapped_models():
        last = after
        while batch := list(pages_of(model).live().filter(pk__gt=last).order_by("pk")[:_BATCH]):
            last = batch[-1].pk
            yield last, batch


def outdated_pages(*, fresh: bool = False) -> Iterator[tuple[int, list[Any]]]:
    """Every live page of a mapped model, chunk by chunk: how many were looked at, and those that are not in the
    archive as they were last published (``fresh``: all).

    Only what has to be written is read whole. Two queries a chunk besides; memory does not grow.
    """
    storage = get_storage()
    for model in mapped_models():
        last = 0
        live = pages_of(model).live().order_by("pk")
        while rows := list(live.filter(pk__gt=last).values_list("pk", "last_published_at")[:_BATCH]):
            last = rows[-1][0]
            written = {} if fresh else storage.indexed_at([key_of(pk) for pk, _ in rows])
            wanted = [pk for pk, published in rows if _is_older(written.get(key_of(pk)), published)]
            yield len(rows), list(model.objects.filter(pk__in=wanted)) if wanted else []  # type: ignore[attr-defined]


def _is_older(written: datetime.datetime | None, published: datetime.datetime | None) -> bool:
    return written is None or (published is not None and written < published)


def forget_gone() -> Iterator[int]:
    """Take out stories whose page is gone or not live; yields how many, chunk by chunk."""
    page_class = swapper.load_model("wagtailcore", "Page")
    storage = get_storage()
    last = ""
    while keys := storage.keys(last, _CHUNK):
        last = keys[-1]
        pks = {int(key.removeprefix(_PAGE)): key for key in keys if key.startswith(_PAGE)}
        live = set(page_class.objects.live().filter(pk__in=pks).values_list("pk", flat=True))
        gone = [key for pk, key in pks.items() if pk not in live]
        if gone:
            storage.unindex(gone)
        yield len(gone)


def index_tree(pk: int) -> int:
    """Bring the archive up to date with a page that was moved, closed or opened, and all below it.

    Returns how many stories went in.
    """
    page_class = swapper.load_model("wagtailcore", "Page")
    top = page_class.objects.filter(pk=pk).first()
    if top is None:
        return 0
    written = 0
    for model in mapped_models():
        last = 0
        below = pages_of(model).live().descendant_of(top, inclusive=True).order_by("pk")
        while pages := list(below.filter(pk__gt=last)[:_BATCH]):
            last = pages[-1].pk
            written += index_pages(pages)
    return written


def mapped_models() -> list[type[Model]]:
    """The page models of the site's mappings."""
    return [mapping.model for mapping in sound_mappings()]


def pages_of(model: Any) -> Any:
    """The pages of a mapped model, without those of a kind of it that has a mapping of its own."""
    kinds = [other for other in mapped_models() if other is not model and issubclass(other, model)]
    pages = model._default_manager
    return pages.not_type(*kinds) if kinds else pages.all()


def _above(page: Any) -> str:
    return str(page.path[: -page.steplen])
