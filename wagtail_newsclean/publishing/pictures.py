"""A picture in the size that search engines, partners and social networks ask for."""

from __future__ import annotations

import logging
from typing import Any

from wagtail.images.models import Filter

logger = logging.getLogger(__name__)

#: At least 1,200 pixels wide.
LARGE = "width-1200"


def rendition_of(image: Any, size: str) -> Any:
    """The picture in that size, made where it is not there yet.

    ``get_rendition`` writes each one into Wagtail's cache again, which for a long feed is most of its pictures' cost.
    """
    wanted = Filter(spec=size)
    try:
        return image.find_existing_rendition(wanted)
    except image.get_rendition_model().DoesNotExist:
        return image.get_rendition(wanted)


def large(image: Any) -> Any | None:
    """The picture in that size; None, and a line in the log, where its file is missing or cannot be read."""
    try:
        return rendition_of(image, LARGE)
    except Exception:
        logger.warning("Image %s cannot be shown.", image.pk, exc_info=True)
        return None
