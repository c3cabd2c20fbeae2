"""Wire copy in the envelopes of satellite days that agencies still send: IPTC 7901 and ANPA 1312.

A start of heading (SOH) with the codes of the message, a start of text (STX), an end of text (ETX), when it was sent.
Control characters are no text; ANPA sets its lines between "^" and "<", also where the rest was taken off.
"""

from __future__ import annotations

import re

from ..harm import is_desk_line
from ..types import Copy, CopyError, Document, Kind, Line, Verdict
from .encoding import text_of
from .plain import lines_of
from .sniff import Head

_START = re.compile(rb"[\s\x00\x16]*\x01")
#: "^BC-Harbor Storm, 1st Ld,0345<"
_LINE = rb"[ \t]*\^[^\r\n]{2,160}[<=][ \t]*\r?\n"
_MARKED_LINES = re.compile(rb"\s*(?:[a-z]\d{4} [^\r\n^]{4,80}\r?\n)?" + _LINE + rb"\s*" + _LINE)
_HEAD = re.compile(r"\s*(?:[a-z]\d{4} [^\r\n^]{4,80}\r?\n)?(?:[ \t]*\^[^\r\n]*[<=][ \t]*(?:\r?\n\s*|$))+")
_ENVELOPE = re.compile(r"\A[^\x01]*\x01(?P<head>[^\x02]*)\x02(?P<text>[^\x03]*)(?P<tail>.*)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]+")
#: The marks that a line stands between; a run of marks and spaces is tried from its start only.
_ANPA = re.compile(r"^[ \t]*\^|(?<![ \t<=])[ \t]*+[<=][ \t<=]*+(?=\r?$)", re.MULTILINE)
#: A byline, a note in brackets or with slashes after it, a slug with its part of the world before it.
_NO_TITLE = re.compile(
    r"(?i:by|von|par|por|di|da|от|автор)\s|[(\[]|.*///?$|[a-z]{1,2}\s[a-z]\s|[A-Z]{2,3}-|(?:[A-Z\d]{1,4}\s?)+$"
)
#: "BC-Harbor Storm, 1st Add,0120": the line below it says where the addition follows, and is no title.
_ADDITION = re.compile(r".*\b(?:\d\w\w|first|second)\s(?:add|take)\b", re.IGNORECASE)
#: "Bridge shut in York =": how AFP marks the title in the text.
_MARKED = re.compile(
    r"^[ \t]*(?P<title>[^\s=][^\r\n=]{9,200}?)(?P<mark>[ \t]+=[ \t]*)(?=\r?\n)", re.MULTILINE
)
_TOP = 600  #: characters of the text in which it stands
_TITLE_WORDS = 3  #: a headline has so many at least; a slug has fewer

_CODES = Verdict(Kind.OTHER, "codes of a wire service", 0.95)
_SLUG = Verdict(Kind.OTHER, "the slug of a wire service", 0.9)
_TRAILER = Verdict(Kind.TIMESTAMP, "when a wire service sent it", 0.9)
_HEADLINE = Verdict(Kind.HEADLINE, "stands as the title in the envelope of a wire service", 0.9)


def is_wire(head: Head) -> bool:
    envelope = _START.match(head.data[:64]) is not None and b"\x02" in head.data
    return envelope or _MARKED_LINES.match(head.data) is not None


def read_wire(copy: Copy) -> Document:
    """The message without its control characters. Raises ``CopyError`` where there is no text in it."""
    decoded = text_of(copy.data or b"")
    match = _ENVELOPE.match(decoded.text)
    parts = [match["head"], match["text"], match["tail"]] if match else _without_envelope(decoded.text)
    anpa = sum(part.count("\n^") + part.count("<\r") + part.count("<\n") for part in parts) > 2
    head, *rest = (_typed(part, anpa or part is parts[0]) for part in parts)
    text, tail = rest if rest else ("", "")
    marked = _MARKED.search(text[:_TOP])
    if marked:  # the mark is the envelope's, not the title's
        text = f"{text[: marked.start('mark')]}\n{text[marked.end() :]}"
    source = f"{head}\n\n{text}\n\n{tail}".rstrip()
    lines = lines_of(source)
    if not lines:
        raise CopyError("empty", "There is no text in this copy.")
    inside = sum(line.start < len(head) for line in lines)
    stated = _heading(lines[:inside], titled=marked is not None)
    if marked:
        title = len(head) + 2 + marked.start("title")
        stated |= {at: _HEADLINE for at, line in enumerate(lines) if line.start == title}
    stated |= {at: _TRAILER for at, line in enumerate(lines) if line.start > len(head) + len(text) + 2}
    return Document(source, tuple(lines), "wire", warnings=decoded.warnings, stated=stated)


def _without_envelope(text: str) -> list[str]:
    """The marked lines at the top, and what follows them; a message that was cut off in its head is all head."""
    marked = _HEAD.match(text)
    return [text[: marked.end()], text[marked.end() :], ""] if marked else [text]


def _typed(text: str, anpa: bool) -> str:
    text = _CONTROL.sub(" ", text)
    if not anpa:
        return text
    return _ANPA.sub("", text)


def _heading(lines: list[Line], *, titled: bool) -> dict[int, Verdict]:
    """The first line holds codes, words without spaces are slugs, the first line of several words is the title.

    ``titled``: the text has its title itself, and lines of several words hold codes, too.
    """
    stated: dict[int, Verdict] = {}
    marked = titled = titled or any(_ADDITION.match(line.text) for line in lines)
    for at, line in enumerate(lines):
        words = line.text.split()
        if at == 0:
            stated[at] = _CODES
        elif len(words) == 1:
            stated[at] = _SLUG
        elif (
            len(words) >= _TITLE_WORDS
            and (marked or not titled)
            and not _NO_TITLE.match(line.text)
            and (marked or not line.text.endswith("."))
            and not is_desk_line(line.text)
        ):
            stated[at] = _CODES if marked else _HEADLINE
            titled = True
    return stated
