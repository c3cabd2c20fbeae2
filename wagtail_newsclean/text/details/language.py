"""The language of the copy."""

from __future__ import annotations


def detect_language(text: str, *, hint: str = "") -> str:
    """An ISO 639-1 code."""
    return hint[:2].lower() or "en"
