"""Titles of the site's own stories that stand in copy: links to them, not running text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..suggesters.storage import ArchiveUnavailable, get_storage
from ..text import Document, Kind, Verdict
from ..text.fingerprint import fingerprint, fold

_LABEL = re.compile(r"^[^:：]{1,40}[:：]\s*")  #: "Read more: "
_AROUND = " []›»→•-–"  #: what stands around a title in a list
_SHORTEST = 15  #: letters and spaces; a shorter title ("Weather") may stand for itself
_LONG_LINE = 80  #: characters: the story has begun
_VERDICT = Verdict(Kind.RELATED, "title of a story on this site", confidence=0.9)


def advise(document: Document) -> Mapping[int, Verdict]:
    """The lines that are titles of live public stories, after the first long line: line index to verdict.

    Before it stands the copy's own headline, which the site may have published already. One query; where the archive
    does not answer nothing is said.
    """
    prints: dict[int, list[int]] = {}
    begun = False
    for index, line in enumerate(document.lines):
        if len(line.text) >= _LONG_LINE:
            begun = True
        if begun:
            for text in possible_titles(line.text):
                if len(fold(text)) >= _SHORTEST:
                    prints.setdefault(fingerprint(text), []).append(index)
    if not prints:
        return {}
    try:
        known = get_storage().titled(prints)
    except ArchiveUnavailable:
        return {}
    return {index: _VERDICT for mark in known for index in prints[mark]}


def possible_titles(line: str) -> set[str]:
    """What of a line may be a title: the whole without signs around it, and the same without a label before it."""
    text = " ".join(line.split()).strip(_AROUND)
    return {text, _LABEL.sub("", text)} - {""}
