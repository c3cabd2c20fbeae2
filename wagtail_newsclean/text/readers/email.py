"""E-mail (RFC 5322, .eml) and pages saved as MHTML."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..types import Copy, CopyError, Document
from .html import document_of
from .mail_head import SUBJECT
from .mail_parts import Section, header, parts_of, payload
from .plain import unwrapped
from .several import joined
from .sniff import Head, binary_kind
from .xml import Rule, paragraph

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]", re.MULTILINE)
#: What mail servers and mailboxes put before a mail, with the time; the parser of mails passes over it, too.
_POSTMARK = re.compile(r"\AFrom \S+ .*\b\d\d?:\d\d\b.*\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,40}:[ \t])")
#: Headers that people do not type at the top of a text.
_MACHINE = frozenset(
    ("mime-version", "message-id", "received", "return-path", "content-type", "delivered-to")
)
#: "Fwd: ", in the languages of mail programs.
_PASSED_ON = re.compile(r"\s*(?:(?:fwd?|re|aw|wg|tr|rv|enc|antw|doorst|odp|pd)\s?:\s*)+", re.IGNORECASE)
#: They shape the letters of Persian and Hindi, and join signs.
_JOINERS = "\u200c\u200d"
_SUBJECT = Rule("h1", "subject headline")
#: Attachments that are read; a message with more is a mailbox.
_MOST_ATTACHMENTS = 10


def is_email(head: Head) -> bool:
    """Headers from the very start, or after a postmark; one of them a machine's."""
    top = re.split(r"\r?\n\r?\n", _POSTMARK.sub("", head.text, count=1), maxsplit=1)[0]
    if not _HEADER.match(top):
        return False
    names = {name.lower() for name in _HEADER.findall(top)}
    if head.filename.endswith((".eml", ".mht", ".mhtml")):
        return bool(names)
    return len(names) >= 2 and bool(names & _MACHINE)


def read_email(copy: Copy) -> Document:
    """The subject as a headline, then the message, its HTML where it has any, then attachments that hold text.

    Raises ``CopyError`` for a message without text.
    """
    import email
    from email.message import EmailMessage

    from .mail_policy import POLICY

    try:
        message = email.message_from_bytes(copy.data or b"", policy=POLICY)
        assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes these
        parts = parts_of(message)
    except RecursionError as error:
        raise CopyError(
            "unreadable", "This e-mail holds e-mails inside e-mails, too deep to be read."
        ) from error
    attachments, unread = _attachments(parts.attached)
    warnings = tuple(warning for section in parts.sections for warning in section.warnings)
    if unread:
        warnings += (f"Attachments were not read: {', '.join(unread)}.",)
    body = "".join(map(_markup, parts.sections))
    if not body.strip() and not attachments:
        raise CopyError("empty", " ".join(("There is no text in this e-mail.", *warnings)))
    seen = _squeezed(html.unescape(body)) + "".join(_squeezed(one.source) for one in attachments)
    # A saved page's subject is its address or its title.
    subject = "" if parts.is_page else _PASSED_ON.sub("", _shown(header(message, "subject")), count=1)
    title = "" if _squeezed(subject) in seen else paragraph(subject, _SUBJECT)
    typed = all(section.typed for section in parts.sections)
    documents = attachments
    if title or body.strip():
        documents = [document_of(title + body, warnings, format_name="email", as_text=typed), *attachments]
    document = joined(documents)
    first = document.lines[0].text if title and document.lines else ""
    stated = (
        {0: SUBJECT, **document.stated}
        if first and _squeezed(first) == _squeezed(subject)
        else document.stated
    )
    return replace(document, format="email", stated=stated)


def _shown(text: str) -> str:
    """Without the characters that nobody sees."""
    seen = "".join(
        char for char in text if unicodedata.category(char) not in ("Cc", "Cf") or char in _JOINERS
    )
    return seen if seen.strip(_JOINERS + " ") else ""


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _markup(section: Section) -> str:
    if not section.typed:
        return section.markup
    return f"<pre>{unwrapped(section.markup, flowed=section.flowed)}</pre>"


def _attachments(attached: Sequence[EmailMessage]) -> tuple[list[Document], list[str]]:
    """Attachments as documents, and the names of those that no reader takes. Pictures are neither."""
    from . import reader_for

    read: list[Document] = []
    unread: list[str] = []
    for part in attached:
        name = part.get_filename() or part.get_content_type()
        data = payload(part)
        if binary_kind(data).startswith("a picture") or part.get_content_maintype() == "image":
            continue
        try:
            if len(read) == _MOST_ATTACHMENTS:
                raise CopyError("too_large", "")
            reader = reader_for(data, name)
            if reader.name == "email":  # a message in a message was read with it; deeper ones are bombs
                raise CopyError("unreadable", "")
            read.append(reader.read(Copy(data=data, filename=name)))
        except CopyError:
            unread.append(name)
    return read, unread
