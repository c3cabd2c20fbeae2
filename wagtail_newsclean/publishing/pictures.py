"""A picture in the size that search engines, partners and social networks ask for."""

from __future__ import annotations

import logging
from typing import Any

logger = logging.getLogger(__name__)

#: At least 1,200 pixels wide.
LARGE = "width-1200"


def large(image: Any) -> Any | None:
    """The picture in that size; None, and a line in the log, where its file is missing or cannot be read."""
    try:
        return image.get_rendition(LARGE)
    except Exception:
        logger.warning("Image %s cannot be shown.", image.pk, exc_info=True)
        return None
