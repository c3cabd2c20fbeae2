"""Transcripts timed for a video (SRT, WebVTT): what is said, as paragraphs; the times are the player's."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from ..types import Copy, Document, Kind
from .encoding import text_of
from .item import Item
from .sniff import Head
from .xml import Rule, paragraph

_TIME = r"(?:\d{1,3}:)?\d\d:\d\d[.,]\d{1,3}"
_CUE = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*")
#: Of WebVTT, "<v Ann Ode>" and "<c.yellow>", of SRT "<i>" and "{\an8}", of both times inside a line.
_MARK = re.compile(r"</?(?:[bicuv]|ruby|rt|lang|font)\b[^<>\n]*>|<[\d:.]+>|\{\\[^{}\n]*\}", re.IGNORECASE)
_WORD_BY_WORD = re.compile(r"<[\d:.]+><c>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]+)>", re.IGNORECASE)
_SPOKEN = re.compile(r"[-–—][ \t]*(?=\S)")
#: How blocks of WebVTT begin that are the player's, or notes.
_SET_UP = re.compile(r"(?:WEBVTT|STYLE|REGION|NOTE)(?!\S)")
_BETWEEN = re.compile(r"\n[ \t]*\n")
_SAID = Rule("p", "said", Kind.BODY)
_LONG = 250  #: characters of a paragraph that ends with its sentence
_STOP = re.compile(r"[.!?…。！？][\"”“»')\]]*$")
_TOP = 1000  #: characters within which the first time stands


def is_subtitles(head: Head) -> bool:
    """It says so, or its first paragraph is a number and a time."""
    top = head.text[:_TOP]
    lines = top.splitlines()
    if top.startswith("WEBVTT"):
        return any(map(_CUE.match, lines))
    return len(lines) > 1 and lines[0].strip().isdecimal() and _CUE.match(lines[1]) is not None


def read_subtitles(copy: Copy) -> Document:
    """A paragraph for each run of sentences of one voice. Raises ``CopyError`` where nothing is said."""
    decoded = text_of(copy.data or b"")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    blocks = [block.strip("\n") for block in _BETWEEN.split(text)]
    notes = [block[4:].strip() for block in blocks if _is_set_up(block) and block.startswith("NOTE")]
    spoken = [block for block in blocks if not _is_set_up(block)]
    body = "".join(paragraph(words, _SAID) for words in _paragraphs(_utterances(spoken)))
    return Item(body=body, notes=notes).document("subtitles", decoded.warnings)


def _is_set_up(block: str) -> bool:
    return _SET_UP.match(block) is not None and _timed(block.split("\n")) < 0


def _timed(lines: Sequence[str]) -> int:
    """The line that says when those below it are shown, a number or a name may stand above it; -1 where none says."""
    return next((at for at, line in enumerate(lines[:2]) if _CUE.match(line)), -1)


def _utterances(blocks: Sequence[str]) -> Iterator[tuple[bool, str]]:
    """Lines of what is said, and whether somebody else says it.

    Captions that a machine made word by word roll up: a line stands in two or three cues until it is out of sight.
    """
    voice = ""
    rolls = any(map(_WORD_BY_WORD.search, blocks))
    above: list[str] = []
    for block in blocks:
        lines = block.split("\n")
        for line in lines[_timed(lines) + 1 :]:
            named = _VOICE.search(line)
            words = " ".join(html.unescape(_MARK.sub("", line)).split())
            if rolls and words in above:
                continue
            above = [*above[-1:], words] if words else above
            if named and named[1] != voice:
                voice = named[1]
                yield True, f"{voice}: {words}"
            elif words:
                spoken = _SPOKEN.match(words)
                yield spoken is not None, words[spoken.end() :] if spoken else words


def _paragraphs(utterances: Iterator[tuple[bool, str]]) -> Iterator[str]:
    paragraph = ""
    for other, words in utterances:
        if paragraph and (other or (len(paragraph) > _LONG and _STOP.search(paragraph))):
            yield paragraph
            paragraph = ""
        paragraph = f"{paragraph} {words}" if paragraph else words
    yield paragraph
