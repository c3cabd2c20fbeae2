"""A mail that was saved as it travels, in quoted-printable: "Caf=C3=A9", and "=" at the ends of lines."""

from __future__ import annotations

import quopri
import re
import unicodedata

#: A line that ends in "=", the code of a byte outside ASCII, a "=" that is no code.
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_CODED = re.compile(r"=[89A-F][0-9A-F]")
_NO_MAIL_CODE = re.compile(r"=(?![0-9A-F]{2}|[ \t]*\r?\n|$)")


def without_mail_codes(text: str) -> str | None:
    """What such a text says; None for any other.

    Only where a line is broken as a mail is, every "=" is one of its codes, and they stand for letters in UTF-8: words
    are never changed on a guess.
    """
    if (
        not text.isascii()
        or not _SOFT_BREAK.search(text)
        or not _CODED.search(text)
        or _NO_MAIL_CODE.search(text)
    ):
        return None
    try:
        inner = quopri.decodestring(text.encode("ascii")).decode("utf-8")
    except UnicodeDecodeError:
        return None
    controls = any(unicodedata.category(char) == "Cc" and char not in text for char in set(inner))
    return None if controls else inner
