"""Phrases with ``*`` and ``#``, matched in linear time: what an editor can write, and nothing that can hang."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+(?:[.,:\u00a0 ]\d+)*")
_LONGEST = 4000  #: characters of a line that are looked at


class Phrase:
    """A phrase that lines are compared with.

    ``*`` stands for anything (or nothing), ``#`` for a number; case and runs of white space do not matter.
    Raises ``ValueError`` for a phrase that would match every line.

    >>> Phrase("support * from # a month").matches("Please SUPPORT our work from 2 a month.")
    True
    >>> Phrase("advertisement", whole_line=True).matches("The advertisement ran on Monday.")
    False
    """

    __slots__ = ("_parts", "_whole_line")

    def __init__(self, phrase: str, *, whole_line: bool = False) -> None:
        self._parts = [normal(part) for part in phrase.split("*")]
        if not any(character.isalnum() or character == "#" for part in self._parts for character in part):
            raise ValueError("Write at least one word; this phrase would match every line.")
        self._whole_line = whole_line

    def matches(self, line: str) -> bool:
        """Whether the phrase is in the line, on word boundaries at its ends."""
        return self.matches_normal(normal(line))

    def matches_normal(self, text: str) -> bool:
        """The same for a line that went through ``normal`` already: many phrases, one line."""
        if self._whole_line:
            return self._matches_whole(text)
        parts = [part.strip() for part in self._parts if part.strip()]
        position = 0
        for part in parts:
            found = _find_word(text, part, position)
            if found < 0:
                return False
            position = found + len(part)
        return True

    def _matches_whole(self, text: str) -> bool:
        first, last = self._parts[0].lstrip(), self._parts[-1].rstrip()
        if len(self._parts) == 1:
            return text.strip(" .:!…") == first.strip(" .:!…")
        if not text.startswith(first) or not text.endswith(last):
            return False
        position, end = len(first), len(text) - len(last)
        for part in self._parts[1:-1]:
            position = text.find(part.strip(), position, end)
            if position < 0:
                return False
            position += len(part.strip())
        return position <= end


def normal(text: str) -> str:
    """A line or phrase as it is compared: NFKC, case folded, one space for many, # for each number."""
    folded = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    return _NUMBER.sub("#", _SPACE.sub(" ", folded))


def _find_word(text: str, part: str, start: int) -> int:
    """Where ``part`` stands in ``text`` with no letter touching its ends; -1 where it does not."""
    while (found := text.find(part, start)) >= 0:
        before = text[found - 1 : found]
        after = text[found + len(part) : found + len(part) + 1]
        opens = not (before.isalnum() and part[0].isalnum())
        closes = not (after.isalnum() and part[-1].isalnum())
        if opens and closes:
            return found
        start = found + 1
    return -1
