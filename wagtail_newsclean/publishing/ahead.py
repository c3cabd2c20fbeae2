"""What many stories need of the database, fetched at once, so that they can then be read a few at a time.

The text of a thousand stories may fill the memory; their tags, authors, pictures and links do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from wagtail.fields import StreamValue
from wagtail.models import Locale

from ..mapping.config import RelationTarget
from ..mapping.names import is_single
from ..mapping.reading import tags_of
from .parts import Photo, Text
from .rich_text import expand_links, links_in
from .story import (
    Ahead,
    bylines_of,
    followed_in,
    images_by_key,
    mapping_of,
    parts_in,
    pictures_in,
    rich_caption,
)

AT_ONCE = 20  #: bodies that stand in the memory at once


def read_ahead(pages: Any, renditions: Sequence[str] = ()) -> Ahead:
    """Look through the bodies of a queryset of pages of one model and fetch what they name.

    The number of queries does not grow with the number of pages.
    Raises ``LookupError`` where the site maps no such page model.
    """
    mapping = mapping_of(pages.model)
    images: set[str] = set()
    links: dict[str, set[str]] = {}
    languages = {}
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        languages = dict(Locale.objects.values_list("pk", "language_code"))
    byline = mapping.byline if isinstance(mapping.byline, RelationTarget) else None
    author = (
        pages.model._meta.get_field(byline.relation).attname
        if byline and is_single(pages.model, byline)
        else None
    )
    known: list[Any] = []
    own = pages.model._meta.get_field(mapping.picture.field).attname if mapping.picture else None
    beside = mapping.beside
    rich = rich_caption(mapping)
    for row in pages.values("pk", "locale", *filter(None, [mapping.body, author, own, rich])).iterator(
        AT_ONCE
    ):
        known.append(pages.model(pk=row["pk"], id=row["pk"], **({author: row[author]} if author else {})))
        body = row[mapping.body] if mapping.body else None
        parts = list(parts_in(mapping, body))
        images.update(str(part.image) for part in parts if isinstance(part, Photo) and part.image)
        if own and beside:
            images.update(str(photo.image) for photo in pictures_in(beside, row[own]))
        elif own and row[own]:
            images.add(str(row[own]))
        found = links.setdefault(languages.get(row["locale"], ""), set())
        found |= links_in(part.html for part in parts if isinstance(part, Text))
        found |= links_in(part.caption for part in parts if isinstance(part, Photo))
        if rich:
            found |= links_in([row[rich] or ""])
        let_go(body)
    return Ahead(
        tags=tags_of(mapping, known) if known else {},
        bylines={page.pk: names for page, names in zip(known, bylines_of(mapping, known), strict=True)}
        if known and byline
        else {},
        images=images_by_key(images, renditions),
        links={language: _expanded(found, language) for language, found in links.items()},
    )


def _expanded(links: set[str], language: str) -> dict[str, str]:
    with followed_in(language):
        return expand_links(links)


def let_go(body: Any) -> None:
    """Free a body that nobody will read again.

    A stream and its raw data hold each other: left alone they go when the garbage collector next looks at what
    is old, which in the course of a long feed it may not.
    """
    if isinstance(body, StreamValue):
        vars(body).clear()
