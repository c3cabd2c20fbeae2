"""A published story as any feed carries it: plain data, absolute addresses, fit for XML and JSON."""

from __future__ import annotations

import datetime
import logging
import mimetypes
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri

from ..publishing.dateline import SEPARATOR, run_in, with_separator
from ..publishing.markup import absolute, for_xml, plain, portable
from ..publishing.parts import Part, Photo, Text
from ..publishing.story import PublishedStory, language_of, read_stories
from ..services.site_settings import dateline_separator
from ..text import Kind

logger = logging.getLogger(__name__)

#: 1,200 pixels: what aggregators ask for at most (Google Discover); Flipboard asks for at least 500.
PICTURE = "width-1200"

#: Characters of a description made from the text, where the story has no standfirst.
SUMMARY_LENGTH = 300

#: Makes a page's identity an address of its own: never change it, readers would see every story again.
_GUIDS = uuid.UUID("8f7a2b1e-6a55-4f0e-9d0c-2f5f0f4f3c11")


@dataclass(frozen=True, slots=True)
class FeedPicture:
    """A picture at its own absolute address; sizes in pixels."""

    url: str
    type: str
    width: int
    height: int
    alt: str
    description: str
    credit: str
    caption: str  #: HTML


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story for a feed. ``content`` is HTML, everything else is plain text."""

    guid: str
    link: str
    title: str
    standfirst: str
    summary: str  #: the standfirst, else the beginning of the text
    content: str
    creators: tuple[str, ...]
    categories: tuple[str, ...]
    dateline: str
    language: str  #: a code: "en", "pt-br"
    pictures: tuple[FeedPicture, ...]
    published: datetime.datetime | None
    updated: datetime.datetime | None
    rights: str = ""


def make_items(
    pages: Iterable[Any], request: HttpRequest | None = None, *, text: bool = True, dateline: bool = True
) -> Iterator[FeedItem]:
    """The pages, all of one model, as items. One that cannot be rendered is logged and left out."""
    found = list(pages)
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        prefetch_related_objects(found, "locale")
    separator = dateline_separator() if text and dateline else SEPARATOR
    for story in _read(found):
        try:
            yield make_item(story, request, text=text, dateline=dateline, separator=separator)
        except Exception:
            _left_out(story.page)


def make_item(
    story: PublishedStory,
    request: HttpRequest | None = None,
    *,
    text: bool = True,
    dateline: bool = True,
    separator: str = SEPARATOR,
) -> FeedItem:
    """One story as an item.

    Without ``text`` its content stays empty, and its summary is the standfirst; without ``dateline`` the dateline
    is not run into the content. ``separator`` divides it from the text where the story has none.

    Raises ``ValueError`` for a page without an address.
    """
    page = story.page
    link = page.get_full_url(request)
    if not link:
        raise ValueError("The page stands under no site and has no address.")
    pictures = {id(photo): _picture(photo, link) for photo in story.pictures}
    run_in_front = with_separator(story.dateline, separator) if dateline else ""
    content = _content(story, link, pictures, run_in_front) if text else ""
    return FeedItem(
        guid=guid_of(page.translation_key, page.locale_id),
        link=link,
        title=for_xml(story.headline),
        standfirst=for_xml(story.standfirst),
        summary=for_xml(story.standfirst) or _shortened(plain(content)),
        content=content,
        creators=tuple(for_xml(name) for name in story.byline),
        categories=tuple(for_xml(name) for name in story.tags),
        dateline=for_xml(story.dateline),
        language=language_of(page),
        pictures=tuple(picture for picture in pictures.values() if picture),
        published=page.first_published_at,
        updated=page.last_published_at or page.first_published_at,
    )


def guid_of(translation_key: uuid.UUID, locale_id: int) -> str:
    """A page's identity in every feed, whatever becomes of its headline, slug and section."""
    return uuid.uuid5(_GUIDS, f"{translation_key}/{locale_id}").urn


def _read(pages: Sequence[Any]) -> Iterator[PublishedStory]:
    """All at once; one by one where that fails, so that the one at fault can be left out."""
    try:
        yield from read_stories(pages, renditions=[PICTURE])
        return
    except LookupError:
        raise
    except Exception:
        logger.warning("The stories of a feed cannot be read at once; reading them one by one.")
    for page in pages:
        try:
            yield from read_stories([page], renditions=[PICTURE])
        except Exception:
            _left_out(page)


def _left_out(page: Any) -> None:
    logger.exception("Page %s cannot be put into a feed and is left out.", page.pk)


def _content(story: PublishedStory, link: str, pictures: dict[int, FeedPicture | None], dateline: str) -> str:
    written = []
    for part in story.parts:
        html = _part(part, link, pictures)
        if dateline and isinstance(part, Text) and part.kind == Kind.BODY:
            html, dateline = run_in(html, dateline), ""
        written.append(html)
    return portable("\n".join(html.strip() for html in written if html.strip()), link)


def _part(part: Part, link: str, pictures: dict[int, FeedPicture | None]) -> str:
    if isinstance(part, Photo):
        picture = pictures.get(id(part))
        return _figure(picture) if picture else ""
    return part.html


def _figure(picture: FeedPicture) -> str:
    under = " ".join(
        piece
        for piece in (picture.caption, f"<small>{escape(picture.credit)}</small>" if picture.credit else "")
        if piece
    )
    return (
        f'<figure><img src="{escape(picture.url)}" alt="{escape(picture.alt)}" width="{picture.width}" '
        f'height="{picture.height}">{f"<figcaption>{under}</figcaption>" if under else ""}</figure>'
    )


def _picture(photo: Photo, link: str) -> FeedPicture | None:
    """The picture in the feed's size; None, and a line in the log, where its file is missing."""
    try:
        rendition = photo.image.get_rendition(PICTURE)
    except Exception:
        logger.warning("Image %s cannot be put into a feed.", photo.image.pk, exc_info=True)
        return None
    return FeedPicture(
        url=iri_to_uri(absolute(rendition.url, link)),
        type=mimetypes.guess_type(rendition.url)[0] or "image/jpeg",
        width=rendition.width,
        height=rendition.height,
        alt=for_xml(photo.alt),
        description=plain(photo.caption),
        credit=for_xml(photo.credit),
        caption=photo.caption,
    )


def _shortened(text: str) -> str:
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0] + " …"
