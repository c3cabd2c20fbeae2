"""The parts of an e-mail: what its reader sees as its text, in order, and what is attached."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from .encoding import declared_in_markup, decode
from .mail_quoted import without_quoting

if TYPE_CHECKING:
    from email.message import EmailMessage

#: Headers of a message inside a message, as mail programs show them.
_SHOWN = ("From", "Date", "To", "Subject")
#: Parts that no reader sees: signatures of machines, calendars, cards, reports on delivery.
_SILENT = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
           "application/pgp-keys", "message/delivery-status")  # fmt: skip


class Section(NamedTuple):
    """A run of the message's text as HTML."""

    markup: str
    typed: bool  #: from plain text: its line ends mean what they say
    flowed: bool = False  #: RFC 3676: a space at a line's end says that the paragraph goes on
    warnings: tuple[str, ...] = ()


class Parts(NamedTuple):
    """What a message holds."""

    sections: list[Section]
    attached: list[EmailMessage]
    is_page: bool  #: a saved page, not a message
    subject: str  #: that of the only message inside it, where it has one, for that is the copy


def parts_of(message: EmailMessage) -> Parts:
    """The text in reading order: of alternatives the richest, of everything else all."""
    page = message.get_content_type() == "multipart/related" and "from" not in message
    parts = Parts([], [], page or "snapshot-content-location" in message, _subject(message))
    for part in _leaves(message):
        if isinstance(part, Section):
            parts.sections.append(part)
        elif part.get_content_type() in ("text/html", "text/plain") and not part.is_attachment():
            parts.sections.append(_section(part))
        elif part.get_content_type() not in _SILENT:
            parts.attached.append(part)
    return parts


def header(message: EmailMessage, name: str) -> str:
    """A header on one line, empty where there is none or nobody could read it."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, AttributeError):  # the parser of headers fails on some hostile ones
        return ""


def _subject(message: EmailMessage) -> str:
    inside = [part for part in message.walk() if part.get_content_type() == "message/rfc822"]
    forwarded = cast("list[EmailMessage]", list(inside[0].iter_parts())) if len(inside) == 1 else []
    return next(filter(None, (header(one, "subject") for one in (*forwarded, message))), "")


def payload(part: EmailMessage) -> bytes:
    """The bytes of a part, whatever they were sent as."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _leaves(part: EmailMessage) -> Iterator[EmailMessage | Section]:
    """The parts to read, in order."""
    inside = cast("list[EmailMessage]", list(part.iter_parts())) if part.is_multipart() else []
    kind = part.get_content_type()
    if kind == "message/rfc822" and inside:
        yield _head(inside[0])
        yield from _leaves(inside[0])
    elif kind == "multipart/alternative" and inside:
        yield from _leaves(max(inside, key=_richness))
    elif inside:
        shown = inside if kind != "multipart/related" else [*inside[:1], *filter(_is_sent_along, inside[1:])]
        for one in shown:
            yield from _leaves(one)
    elif not part.is_multipart():
        yield part


def _is_sent_along(part: EmailMessage) -> bool:
    """A document among the pictures and styles that a page or message is shown with."""
    return part.is_attachment() or part.get_content_maintype() == "application"


def _richness(part: EmailMessage) -> int:
    """How much of the message an alternative shows: HTML, text, nothing that can be read."""
    kinds = {one.get_content_type() for one in part.walk()}
    return 2 if "text/html" in kinds else 1 if "text/plain" in kinds else 0


def _head(message: EmailMessage) -> Section:
    """The head of a message that was forwarded as an attachment."""
    lines = [f"{name}: {value}" for name in _SHOWN if (value := header(message, name))]
    return Section(html.escape("\n".join(lines), quote=False), typed=True)


def _section(part: EmailMessage) -> Section:
    data = payload(part)
    decoded = decode(data, part.get_content_charset("") or declared_in_markup(data))
    if part.get_content_type() == "text/html":
        return Section(decoded.text, typed=False, warnings=decoded.warnings)
    return Section(
        html.escape(without_quoting(decoded.text), quote=False),
        typed=True,
        flowed=str(part.get_param("format")).lower() == "flowed",
        warnings=decoded.warnings,
    )
