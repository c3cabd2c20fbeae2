"""A story's pictures as a feed carries them: at their own address, in the size that is asked for."""

from __future__ import annotations

import logging
import mimetypes
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.encoding import iri_to_uri

from ..publishing.markup import absolute, for_xml, plain
from ..publishing.parts import Photo
from ..publishing.pictures import rendition_of

logger = logging.getLogger(__name__)

#: 1,200 pixels: what aggregators ask for at most (Google Discover); Flipboard asks for at least 500.
PICTURE = "width-1200"

#: The small one that lists of stories show.
THUMBNAIL = "width-320"


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The same picture, small."""

    url: str
    width: int
    height: int


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
    thumbnail: Thumbnail | None = None


def make_picture(photo: Photo, link: str, size: str = PICTURE, thumbnail: str = "") -> FeedPicture | None:
    """The picture in the feed's size; None, and a line in the log, where its file is missing."""
    try:
        rendition = rendition_of(photo.image, size)
        small = rendition_of(photo.image, thumbnail) if thumbnail else None
    except Exception:
        logger.warning("Image %s cannot be put into a feed.", photo.image.pk, exc_info=True)
        return None
    return FeedPicture(
        url=_address(rendition, link),
        type=mimetypes.guess_type(rendition.url)[0] or "image/jpeg",
        width=rendition.width,
        height=rendition.height,
        alt=for_xml(photo.alt),
        description=plain(photo.caption),
        credit=for_xml(photo.credit),
        caption=photo.caption,
        thumbnail=Thumbnail(_address(small, link), small.width, small.height) if small else None,
    )


def figure(picture: FeedPicture) -> str:
    """The picture in the story's text, with caption and credit under it."""
    under = " ".join(
        piece
        for piece in (picture.caption, f"<small>{escape(picture.credit)}</small>" if picture.credit else "")
        if piece
    )
    return (
        f'<figure><img src="{escape(picture.url)}" alt="{escape(picture.alt)}" width="{picture.width}" '
        f'height="{picture.height}">{f"<figcaption>{under}</figcaption>" if under else ""}</figure>'
    )


def _address(rendition: Any, link: str) -> str:
    return iri_to_uri(absolute(rendition.url, link))
