"""A published story as any feed carries it: plain data, absolute addresses, fit for XML and JSON."""

from __future__ import annotations

import datetime
import logging
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest

from ..publishing.dateline import SEPARATOR, run_in, with_separator
from ..publishing.markup import for_xml, plain, portable
from ..publishing.partners import Partner
from ..publishing.parts import Part, Photo, Text
from ..publishing.refusals import Refusal, Refused
from ..publishing.story import Ahead, PublishedStory, language_of, mapping_of, read_stories
from ..publishing.withheld import withheld_for
from ..services.site_settings import dateline_separator
from ..text import Kind
from .judging import refusals_of, takes_picture
from .pictures import PICTURE, THUMBNAIL, FeedPicture, figure, make_picture

logger = logging.getLogger(__name__)

#: Characters of a description made from the text, where the story has no standfirst.
SUMMARY_LENGTH = 300

#: Makes a page's identity an address of its own: never change it, readers would see every story again.
_GUIDS = uuid.UUID("8f7a2b1e-6a55-4f0e-9d0c-2f5f0f4f3c11")


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


@dataclass(frozen=True, slots=True)
class Shape:
    """What items are made for: which of a story's parts, in which sizes, for whom."""

    text: bool = True  #: without it the content stays empty, and the summary is the standfirst
    dateline: bool = True  #: whether the dateline is run into the content
    separator: str = SEPARATOR  #: divides it from the text where the story says nothing
    thumbnails: bool = False
    partner: Partner | None = None

    @property
    def picture(self) -> str:
        """The size of pictures, as Wagtail's image filters write it."""
        return (self.partner.picture if self.partner else "") or PICTURE

    @property
    def renditions(self) -> tuple[str, ...]:
        """All sizes that will be asked of a picture."""
        return (self.picture, THUMBNAIL) if self.thumbnails else (self.picture,)


def make_items(
    pages: Iterable[Any],
    request: HttpRequest | None = None,
    *,
    shape: Shape = Shape(),
    ahead: Ahead | None = None,
    left_out: Callable[[Any, Refused], None] | None = None,
) -> Iterator[FeedItem]:
    """The pages, all of one model, as items.

    One that is refused or cannot be rendered is left out: ``left_out`` is told, the log where there is none.
    """
    left_out = left_out or _log
    if shape.text and shape.dateline:
        shape = replace(shape, separator=dateline_separator())
    found = list(pages)
    if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        prefetch_related_objects(found, "locale")
    for story in _read(found, shape, ahead or Ahead(), left_out):
        try:
            item = make_item(story, request, shape=shape)
        except Refused as refused:
            left_out(story.page, refused)
        except Exception:
            left_out(story.page, Refused(Refusal("broken")))
        else:
            yield item


def make_item(
    story: PublishedStory, request: HttpRequest | None = None, *, shape: Shape = Shape()
) -> FeedItem:
    """One story as an item.

    Raises ``Refused`` for a story that must not leave the house, has no address, or is not for the partner.
    """
    page = story.page
    if not mapping_of(type(page)).body:
        raise LookupError(
            "The field that the mapping calls the body is gone; the story would go out without its text."
        )
    withheld = withheld_for(story)
    if withheld:
        raise Refused(*(Refusal(code.value) for code in withheld))
    link = page.get_full_url(request)
    if not link:
        raise Refused(Refusal("no_address"))
    pictures = {id(photo): _picture(photo, link, shape) for photo in story.pictures}
    content = _content(story, link, pictures, shape) if shape.text else ""
    item = FeedItem(
        guid=guid_of(page.translation_key, page.locale_id),
        link=link,
        title=for_xml(story.headline),
        standfirst=for_xml(story.standfirst),
        summary=for_xml(story.standfirst) or (_beginning(story) if shape.text else ""),
        content=content,
        creators=_names(story.byline),
        categories=_names(story.tags),
        dateline=for_xml(story.dateline),
        language=language_of(page),
        pictures=tuple(picture for picture in pictures.values() if picture),
        published=page.first_published_at,
        updated=page.last_published_at or page.first_published_at,
    )
    refusals = refusals_of(shape.partner, item, text=shape.text) if shape.partner else []
    if refusals:
        raise Refused(*refusals)
    return item


def guid_of(translation_key: uuid.UUID, locale_id: int) -> str:
    """A page's identity in every feed, whatever becomes of its headline, slug and section."""
    return uuid.uuid5(_GUIDS, f"{translation_key}/{locale_id}").urn


def _read(
    pages: Sequence[Any], shape: Shape, ahead: Ahead, left_out: Callable[[Any, Refused], None]
) -> Iterator[PublishedStory]:
    """All at once; one by one where that fails, so that the one at fault can be left out."""
    try:
        yield from read_stories(pages, renditions=shape.renditions, ahead=ahead)
        return
    except LookupError:
        raise
    except Exception:
        logger.warning("The stories of a feed cannot be read at once; reading them one by one.")
    for page in pages:
        try:
            yield from read_stories([page], renditions=shape.renditions, ahead=ahead)
        except Exception:
            left_out(page, Refused(Refusal("broken")))


def _log(page: Any, refused: Refused) -> None:
    broken = any(refusal.code == "broken" for refusal in refused.refusals)
    logger.log(
        logging.ERROR if broken else logging.WARNING,
        "Page %s stays out of a feed. %s",
        page.pk,
        refused,
        exc_info=broken,
    )


def _content(story: PublishedStory, link: str, pictures: dict[int, FeedPicture | None], shape: Shape) -> str:
    written = []
    dateline = with_separator(story.dateline, shape.separator) if shape.dateline else ""
    for part in story.parts:
        html = _part(part, pictures)
        if dateline and isinstance(part, Text) and part.kind == Kind.BODY:
            html, dateline = run_in(html, dateline), ""
        written.append(html)
    elements = shape.partner.elements if shape.partner else ()
    return portable("\n".join(html.strip() for html in written if html.strip()), link, elements)


def _part(part: Part, pictures: dict[int, FeedPicture | None]) -> str:
    if isinstance(part, Photo):
        picture = pictures.get(id(part))
        return figure(picture) if picture else ""
    return part.html


def _picture(photo: Photo, link: str, shape: Shape) -> FeedPicture | None:
    """None for a picture that is not there, or that the partner may not have."""
    picture = make_picture(photo, link, shape.picture, THUMBNAIL if shape.thumbnails else "")
    if picture and shape.partner and not takes_picture(shape.partner, picture):
        return None
    return picture


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """The names of which something is left to read."""
    return tuple(name for name in map(for_xml, names) if name.strip())


def _beginning(story: PublishedStory) -> str:
    """The beginning of the running text, without headings, pictures and dateline."""
    text = ""
    for part in story.parts:
        if isinstance(part, Text) and part.kind == Kind.BODY:
            text = f"{text} {plain(part.html, headings=False)}".strip()
        if len(text) > SUMMARY_LENGTH:
            return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0] + " …"
    return text
