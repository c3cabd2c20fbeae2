"""E-mail (RFC 5322, .eml) and pages saved as MHTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from ..types import Copy, CopyError, Document
from .encoding import declared_in_markup, decode
from .html import document_of
from .sniff import Head, binary_kind
from .xml import Rule, paragraph

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]", re.MULTILINE)
#: Headers that people do not type at the top of a text.
_MACHINE = frozenset(
    ("mime-version", "message-id", "received", "return-path", "content-type", "delivered-to")
)
#: Senders wrap lines at 72 to 78 characters; a text with lines this long was wrapped by hand or not at all.
_WRAPPED = 80
_MANY_LINES = 6
_SUBJECT = Rule("h1", "subject headline")


def is_email(head: Head) -> bool:
    """Headers from the very start, one of them a machine's."""
    top = re.split(r"\r?\n\r?\n", head.text, maxsplit=1)[0]
    if not _HEADER.match(top):
        return False
    names = {name.lower() for name in _HEADER.findall(top)}
    if head.filename.endswith((".eml", ".mht", ".mhtml")):
        return bool(names)
    return len(names) >= 2 and bool(names & _MACHINE)


def read_email(copy: Copy) -> Document:
    """The subject as a headline, then the message: its HTML where it has any, else its text.

    Raises ``CopyError`` for a message without text.
    """
    import email.policy
    from email.message import EmailMessage

    try:
        message = email.message_from_bytes(copy.data or b"", policy=email.policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes these
        body, warnings = _body(message)
        warnings += _unread(message)
    except RecursionError as error:
        raise CopyError(
            "unreadable", "This e-mail holds e-mails inside e-mails, too deep to be read."
        ) from error
    if not body.strip():
        raise CopyError("empty", "There is no text in this e-mail.")
    subject = "" if message.get_content_type() == "multipart/related" else _header(message, "subject")
    title = paragraph(subject, _SUBJECT) if _fresh(subject, body) else ""
    typed = body.startswith("<pre>")
    return document_of(f"{title}{body}", warnings, format_name="email", as_text=typed)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (
        ValueError,
        LookupError,
        IndexError,
        AttributeError,
    ):  # the parser of headers fails on some hostile ones
        return ""


def _fresh(subject: str, body: str) -> bool:
    return "".join(subject.split()) not in "".join(html.unescape(body).split())


def _body(message: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """HTML of the message's text, and warnings."""
    texts: dict[str, EmailMessage] = {}
    for part in message.walk():
        if not part.is_attachment() and part.get_content_type() in ("text/html", "text/plain"):
            texts.setdefault(part.get_content_type(), part)
    best = texts.get("text/html") or texts.get("text/plain")
    if best is None:
        return "", ()
    data = best.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    said = best.get_content_charset("") or declared_in_markup(data)
    decoded = decode(data, said)
    if best.get_content_type() == "text/html":
        return decoded.text, decoded.warnings
    flowed = best.get_param("format") == "flowed"
    return f"<pre>{html.escape(unwrapped(decoded.text, flowed=flowed), quote=False)}</pre>", decoded.warnings


def unwrapped(text: str, *, flowed: bool = False) -> str:
    """Paragraphs on one line each, where the sender's program wrapped them.

    ``flowed`` text says where (RFC 3676: a space at the line's end). Other text is joined only where it was clearly
    wrapped: no line is long, and in most paragraphs every line but the last is nearly full.
    """
    lines = text.splitlines()
    if flowed:
        return _joined(lines, lambda line: line.endswith(" ") and line != "-- ")
    if len(lines) < _MANY_LINES or max(map(len, lines)) > _WRAPPED:
        return text
    width = max(map(len, lines))
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    full = [a for a, b in pairs if len(a) + 1 + len(b.split()[0]) > width - 8]
    if width < 50 or len(full) < _MANY_LINES or len(full) < len(pairs) * 0.6:
        return text
    wrapped = set(map(id, full))
    return _joined(lines, lambda line: id(line) in wrapped)


def _joined(lines: list[str], goes_on: Callable[[str], bool]) -> str:
    out: list[str] = []
    joining = False
    for line in lines:
        if joining and line.strip():
            out[-1] = f"{out[-1].rstrip()} {line.strip()}"
        else:
            out.append(line)
        joining = goes_on(line)
    return "\n".join(out)


def _unread(message: EmailMessage) -> tuple[str, ...]:
    names = [
        part.get_filename() or part.get_content_type()
        for part in message.walk()
        if part.is_attachment() and not binary_kind(_payload(part)).startswith("a picture")
    ]
    return (f"Attachments were not read: {', '.join(names)}.",) if names else ()


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data[:600] if isinstance(data, bytes) else b""
