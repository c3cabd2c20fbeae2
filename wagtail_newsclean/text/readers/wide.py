"""UTF-16 without a byte order mark: two bytes a letter, and nothing says so."""

from __future__ import annotations

import re

_SAMPLE = 2000  #: bytes
_FEWEST = 8  #: bytes; of fewer nothing can be told
_MOST_ROWS = 8  #: rows of 256 letters that a text of one language is written with, signs and dashes included
_USED = 6  #: how often each is used, on average
_SPACES = 0.05  #: of the letters that are spaces or line ends at least
_ZEROS = 0.2  #: of the bytes, where the text is in Latin letters

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f-\x9f]")


def wide_encoding(data: bytes) -> str:
    """Python's name of it, empty for other bytes.

    Latin letters have a zero at every second place. In other alphabets only spaces, figures and line ends have, but
    every second byte is one of very few. Chinese without a mark is left to others.
    """
    head = data[: _SAMPLE & ~1]
    head = head[: len(head) & ~1]
    zeros = head.count(0)
    if len(head) < _FEWEST or not zeros:
        return ""
    odd, even = head[1::2].count(0), head[::2].count(0)
    if zeros >= len(head) * _ZEROS:
        name = "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else ""
        return name if name and not _CONTROLS.search(head.decode(name, "replace")) else ""
    for name, rows, other in (("utf-16-le", head[1::2], even), ("utf-16-be", head[::2], odd)):
        if not other and len(set(rows)) <= min(_MOST_ROWS, len(rows) // _USED):
            text = head.decode(name, "replace")
            if sum(map(text.count, " \r\n")) >= _SPACES * len(text) and _is_text(text):
                return name
    return ""


def _is_text(text: str) -> bool:
    return all(character.isprintable() or character in "\t\r\n\f\u00ad\ufeff" for character in text)
