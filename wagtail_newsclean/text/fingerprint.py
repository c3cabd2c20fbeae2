"""Recognising a line again: the same words, whatever its case, spacing, numbers and look-alike characters."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")
_LONGEST = 4000  #: characters looked at; a longer line is known by its beginning and its length


def fold(text: str) -> str:
    """The line as it is compared: NFKC, case folded, numbers as 0, anything but letters and digits as a space.

    >>> fold("Published: 3 March 2026, 14:05") == fold("published 4 march 2025 9:30")
    True
    """
    normal = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    folded = _NUMBER.sub("0", _NOT_WORD.sub(" ", normal)).strip()
    if not folded:
        folded = " ".join(text[:_LONGEST].split())
    return folded if len(text) <= _LONGEST else f"{folded} +{len(text)}"


def fingerprint(text: str) -> int:
    """A signed 64-bit number for the folded line, fit for an indexed column."""
    digest = hashlib.blake2b(fold(text).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
