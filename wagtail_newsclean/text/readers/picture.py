"""Files that are pictures: no copy, but often beside it."""

from __future__ import annotations

from .sniff import binary_kind


def is_picture(data: bytes) -> bool:
    """Whether a file is a picture, by its content."""
    return binary_kind(data).startswith("a picture")
