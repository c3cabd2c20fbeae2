"""Pages -> published stories: the mapping read the other way, in a constant number of queries.

Only what is part of the story comes out: text, headings, pictures with caption and credit, and blocks the mapping
does not name (a quote, a table). What stands in a block of a kept-out kind stays on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from django.conf import settings
from django.db.models import Model, prefetch_related_objects
from django.utils import translation
from wagtail.fields import RichTextField, StreamField, StreamValue
from wagtail.images import get_image_model

from ..blocks import RelatedBlock
from ..mapping.config import PageMapping, RelationTarget
from ..mapping.faults import mapping_to_read
from ..mapping.images import words_of
from ..mapping.names import authors_of, name_of
from ..mapping.reading import field_text, tags_of
from ..mapping.rich import plain_paragraphs
from ..text import Kind
from .markup import for_xml
from .named import NamedPages, keys_in, naming
from .parts import Part, Photo, Text, parts_of, rich_parts
from .rich_text import expand_many

#: Between the names of a byline: no name has these inside it.
_BETWEEN_NAMES = re.compile(r"\s*[,;،、]\s*(?:(?:and|und|et|y|e|и|та|і)\s+)?|\s+(?:&|and|und|et|и|та|і)\s+")
#: The same where it may be part of a name (José Ortega y Gasset): only between two names of two words.
_PERHAPS_BETWEEN = re.compile(r"(?<=\S\s\S)(\S*)\s+(?:y|e|i|en|og|och)\s+(?=\S+\s+\S)")


@dataclass(frozen=True, slots=True)
class PublishedStory:
    """What readers and partners get of a page, without characters that neither HTML nor XML can carry."""

    page: Any
    headline: str
    standfirst: str
    byline: tuple[str, ...]
    dateline: str
    tags: tuple[str, ...]
    parts: tuple[
        Part, ...
    ] = ()  #: in order; first of them the page's own picture, unless the page itself is shown
    own_picture: Photo | None = None  #: where the page itself is shown: its template has a place for it
    named: NamedPages | None = field(
        default=None, compare=False, repr=False
    )  #: where its page is being shown

    @property
    def pictures(self) -> tuple[Photo, ...]:
        """The pictures that are there, in order."""
        photos = [part for part in (self.own_picture, *self.parts) if isinstance(part, Photo)]
        return tuple(photo for photo in photos if photo.image is not None)


def read_story(page: Any) -> PublishedStory:
    """One page's story, for its own template: the images are the very objects that its blocks will show.

    Raises ``LookupError`` where the site maps no such page model.
    """
    named = NamedPages(_keys_named(page))
    with naming(named):
        return replace(_read([page], (), shown=True)[0], named=named)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What stories need of the database besides themselves, fetched before they are read: see ``ahead``."""

    tags: Mapping[Any, tuple[str, ...]] | None = None  #: by page; None where nothing was fetched
    bylines: Mapping[Any, tuple[str, ...]] = field(default_factory=dict)  #: of authors that are objects
    images: Mapping[str, Any] = field(default_factory=dict)
    #: by language, see ``links_language``
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


_NOTHING = Ahead()

#: Where the page's own picture stands, which is in no block of the stream.
BESIDE = -1


def read_stories(
    pages: Sequence[Any], *, renditions: Sequence[str] = (), ahead: Ahead = _NOTHING
) -> list[PublishedStory]:
    """The stories of these pages, all of one model; queries do not grow with the number of pages or blocks.

    ``renditions`` are the image filters ("width-1200") that will be asked of the pictures; ``ahead`` is what was
    fetched for these pages before.
    Raises ``LookupError`` where the site maps no such page model.
    """
    return _read(pages, renditions, shown=False, ahead=ahead) if pages else []


def mapping_of(model: type[Model]) -> PageMapping:
    """The mapping of a page model. Raises ``LookupError`` where the site has none."""
    mapping = mapping_to_read(model)
    if mapping is None:
        raise LookupError(f"WAGTAIL_NEWSCLEAN has no mapping for {model._meta.label}.")
    return mapping


def _read(
    pages: Sequence[Any], renditions: Sequence[str], *, shown: bool, ahead: Ahead = _NOTHING
) -> list[PublishedStory]:
    mapping = mapping_of(type(pages[0]))
    tags = tags_of(mapping, pages) if ahead.tags is None else ahead.tags
    bylines = bylines_of(mapping, pages, ahead.bylines)
    parts = [list(parts_in(mapping, getattr(page, mapping.body or "", None), shown=shown)) for page in pages]
    own = [own_picture(mapping, page, shown=shown) for page in pages]
    for found, photo in zip(parts, own, strict=True):
        if photo and not shown:
            found.insert(0, photo)
    asked = [photo for photo in own if photo] if shown else []
    every = [*asked, *(part for found in parts for part in found)]
    _find_images(every, mapping, renditions, ahead)
    if shown:
        _find_links(every)
    else:
        together: dict[str, list[Part]] = {}
        for page, found in zip(pages, parts, strict=True):
            together.setdefault(links_language(page), []).extend(found)
        for language, found in together.items():
            with followed_in(language):
                _find_links(found, ahead.links.get(language))
    return [
        PublishedStory(
            page=page,
            headline=_text(page, mapping.headline),
            standfirst=_text(page, mapping.standfirst),
            byline=bylines[index],
            dateline=_text(page, mapping.dateline),
            tags=tuple(map(for_xml, tags.get(page.pk, ()))),
            parts=tuple(parts[index]),
            own_picture=own[index] if shown else None,
        )
        for index, page in enumerate(pages)
    ]


def _keys_named(page: Any) -> Iterator[str]:
    """The keys of all pages that a body links to, or has in a box of related stories."""
    value = getattr(page, mapping_of(type(page)).body or "", None)
    if not isinstance(value, StreamValue):
        yield from keys_in(value)
        return
    for raw in value.raw_data:
        yield from keys_in(raw["value"])
        if isinstance(value.stream_block.child_blocks.get(raw["type"]), RelatedBlock):
            yield from RelatedBlock.keys_in(raw["value"])


def language_of(page: Any) -> str:
    """The language code of a page, without a query on sites of one language."""
    if page and getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return str(page.locale.language_code)
    return str(settings.LANGUAGE_CODE)


def names_in(byline: str) -> tuple[str, ...]:
    """The names in a byline field.

    >>> names_in("Lena Brandt, Tomas Weil and Iris Dahl")
    ('Lena Brandt', 'Tomas Weil', 'Iris Dahl')
    >>> names_in("Marta Solís y José Ortega y Gasset")
    ('Marta Solís', 'José Ortega y Gasset')
    """
    parts = _BETWEEN_NAMES.split(byline.strip())
    names = [name for part in parts for name in _PERHAPS_BETWEEN.sub("\\1\n", part).split("\n")]
    return tuple(name for name in names if name)


def _text(page: Any, name: str | None) -> str:
    return for_xml(field_text(page, name)).strip() if name else ""


def bylines_of(
    mapping: PageMapping, pages: Sequence[Any], known: Mapping[Any, tuple[str, ...]] = _NOTHING.bylines
) -> list[tuple[str, ...]]:
    """Who wrote each page; queries do not grow with their number."""
    target = mapping.byline
    if not isinstance(target, RelationTarget):
        return [names_in(_text(page, target)) for page in pages]
    if all(page.pk in known for page in pages):
        return [known[page.pk] for page in pages]
    path = f"{target.relation}__{target.through}" if target.through else target.relation
    # A page that is shown before it is saved has its authors with it.
    prefetch_related_objects([page for page in pages if page.pk], path)
    return [tuple(for_xml(name_of(person, target)) for person in authors_of(page, target)) for page in pages]


def parts_in(mapping: PageMapping, value: Any, *, shown: bool = False) -> Iterator[Part]:
    """The parts of a body, which is the value of the page's mapped field; images and links as they are stored."""
    if not mapping.body:
        return
    target = mapping.model._meta.get_field(mapping.body)
    if isinstance(target, StreamField):
        yield from parts_of(mapping, value, shown=shown)
    elif isinstance(target, RichTextField) and not shown:
        yield from rich_parts(str(value or ""))
    elif isinstance(target, RichTextField):
        yield Text(Kind.BODY.value, str(value or ""))
    else:
        yield Text(Kind.BODY.value, plain_paragraphs(str(value or "")))


def pictures_in(mapping: PageMapping, value: Any, *, shown: bool = False) -> Iterator[Photo]:
    """The pictures among the parts of a body."""
    return (part for part in parts_in(mapping, value, shown=shown) if isinstance(part, Photo) and part.image)


def own_picture(mapping: PageMapping, page: Any, *, shown: bool = False) -> Photo | None:
    """The picture beside the body, as its key, or where the page is shown as the image; None where it has none."""
    target, beside = mapping.picture, mapping.beside
    if target is None:
        return None
    if beside is not None:
        return next(pictures_in(beside, getattr(page, target.field), shown=shown), None)
    name = target.image if shown else mapping.model._meta.get_field(target.image).attname  # type: ignore[union-attr]
    # A page that must have a picture and has none yet raises where the image is asked for.
    image = getattr(page, name, None)
    if not image:
        return None
    caption = getattr(page, target.caption) if target.caption else ""
    return Photo(
        image=image,
        alt=_text(page, target.alt),
        caption=str(caption) if rich_caption(mapping) else escape(str(caption), quote=False),
        credit=_text(page, target.credit),
        at=BESIDE,
    )


def rich_caption(mapping: PageMapping) -> str:
    """The field of rich text that holds the caption of the page's own picture; empty where there is none."""
    field = mapping.picture.caption if mapping.picture and mapping.beside is None else None
    return field if field and isinstance(mapping.model._meta.get_field(field), RichTextField) else ""


def links_language(page: Any) -> str:
    """The language in which a story's links are followed, as they are on its own page; empty where a site has one."""
    return language_of(page) if getattr(settings, "WAGTAIL_I18N_ENABLED", False) else ""


def followed_in(language: str) -> AbstractContextManager[None]:
    """Links are followed in this language meanwhile, see ``links_language``."""
    return translation.override(language) if language else nullcontext()


def _find_images(
    parts: Sequence[Part], mapping: PageMapping, renditions: Sequence[str], ahead: Ahead
) -> None:
    """Put images in the place of their keys, all at once."""
    photos = [part for part in parts if isinstance(part, Photo)]
    unknown = [photo for photo in photos if not isinstance(photo.image, Model)]
    wanted = {str(photo.image) for photo in unknown if photo.image}
    images = {**ahead.images, **images_by_key(wanted - ahead.images.keys(), renditions)}
    for photo in unknown:
        photo.image = images.get(str(photo.image))
    # Blocks show pictures in several sizes: those that are there are fetched at once.
    prefetch_related_objects([p.image for p in photos if p.image and p not in unknown], "renditions")
    for photo in photos:
        if photo.image is not None:
            _ask_image(photo, mapping)


def _find_links(parts: Sequence[Part], known: Mapping[str, str] | None = None) -> None:
    """Put addresses in the place of database links, all at once; ``known`` are those that were found before."""
    photos = [part for part in parts if isinstance(part, Photo)]
    texts = [part for part in parts if isinstance(part, Text)]
    pieces = [text.html for text in texts] + [photo.caption for photo in photos]
    expanded = iter(expand_many(pieces, known))
    for text in texts:
        text.html = for_xml(next(expanded))
    for photo in photos:
        photo.caption, photo.alt, photo.credit = map(for_xml, (next(expanded), photo.alt, photo.credit))


def _ask_image(photo: Photo, mapping: PageMapping) -> None:
    """What the page does not say of a picture, the image may. A caption only where the page has no place for one."""
    words = words_of(photo.image)
    photo.alt = photo.alt or words.alt
    photo.credit = photo.credit or words.credit
    if not mapping.blocks.get(Kind.CAPTION.value):
        photo.caption = photo.caption or escape(words.caption, quote=False)


def images_by_key(keys: Iterable[str], renditions: Sequence[str]) -> dict[str, Any]:
    """The images of these keys with their renditions at hand, in two queries."""
    if not keys:
        return {}
    found: Any = get_image_model()._default_manager.filter(pk__in=keys)
    return {
        str(image.pk): image for image in (found.prefetch_renditions(*renditions) if renditions else found)
    }
