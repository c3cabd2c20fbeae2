"""E-mail (RFC 5322, .eml), mailboxes (mbox) and pages saved as MHTML."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..types import Copy, CopyError, Document, Kind, Verdict
from .html import document_of
from .labelled import is_paragraph, is_release_label, label_of
from .mail_head import SUBJECT
from .mail_parts import Section, parts_of, payload
from .picture import is_picture, left_aside
from .plain import unwrapped
from .several import joined, kept_out
from .sniff import Head
from .xml import Rule, paragraph

if TYPE_CHECKING:
    from email.message import EmailMessage

_HEADER = re.compile(r"^([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]", re.MULTILINE)
#: What mail servers and mailboxes put before a mail, with the time; the parser of mails passes over it, too.
_POSTMARK = re.compile(r"\AFrom \S+ .*\b\d\d?:\d\d\b.*\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,40}:[ \t])")
#: The same inside a mailbox, which writes ">From" for a text's own.
_MARKS = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+ [^\r\n]*\b\d\d?:\d\d\b[^\r\n]*\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,40}:[ \t])"
)
_ESCAPED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_MOST_MESSAGES = 100
_INLINE = re.compile(r"</?(?:b|i|em|strong|span|font|u|a)\b[^<>]*>", re.IGNORECASE)
_ELEMENT = re.compile(r"<[^<>]*>")
_OPENING = 12  #: lines in which a story that is attached has its title
_TITLE_WORDS = 3
_STOPS = '.!?…”"»'
_TITLE = 15  #: characters of a subject that is a title
#: Headers that people do not type at the top of a text.
_MACHINE = frozenset(
    ("mime-version", "message-id", "received", "return-path", "content-type", "delivered-to")
)
#: "Fwd: ", in the languages of mail programs.
_PASSED_ON = re.compile(r"\s*(?:(?:fwd?|re|aw|wg|tr|rv|enc|antw|doorst|odp|pd)\s?:\s*)+", re.IGNORECASE)
#: They shape the letters of Persian and Hindi, and join signs.
_JOINERS = "\u200c\u200d"
_SUBJECT = Rule("h1", "subject headline")
_COVER = Verdict(Kind.OTHER, "the letter that the copy came with", 0.8)
_NO_TITLE = Verdict(Kind.OTHER, "a line of the e-mail's head", 0.9)
_COVER_LENGTH = 400  #: characters of such a letter at most; what is attached has more
#: Attachments that are read; a message with more is a mailbox.
_MOST_ATTACHMENTS = 10


def is_email(head: Head) -> bool:
    """Headers from the very start, or after a postmark; one of them a machine's."""
    text = _POSTMARK.sub("", head.text, count=1)
    top = re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]
    if not _HEADER.match(top):
        return False
    names = {name.lower() for name in _HEADER.findall(top)}
    if head.filename.endswith((".eml", ".mht", ".mhtml")):
        return bool(names)
    return len(names) >= 2 and (bool(names & _MACHINE) or (text != head.text and "from" in names))


def read_email(copy: Copy) -> Document:
    """The subject as a headline, then the message, its HTML where it has any, then attachments that hold text.

    Of a mailbox the first message with text; the others are kept out of it. Raises ``CopyError`` for a message without
    text.
    """
    messages = _messages(copy.data or b"")
    if len(messages) == 1:
        return _read(messages[0])
    if len(messages) > _MOST_MESSAGES:
        raise CopyError("too_large", "This mailbox holds too many messages. Add some of them at a time.")
    documents: list[Document] = []
    for data in messages:
        try:
            document = _read(data)
        except CopyError:
            continue
        documents.append(kept_out(document) if documents else document)
    if not documents:
        raise CopyError("empty", "There is no text in this mailbox.")
    return joined(documents)


def _messages(data: bytes) -> list[bytes]:
    """The messages of a mailbox, "From" at the start of a line as it was before it was put there; else the only one."""
    starts = [match.start() for match in _MARKS.finditer(data)]
    if starts[:1] != [0]:
        return [data]
    ends = [*starts[1:], len(data)]
    return [_ESCAPED.sub(b"", data[start:end]) for start, end in zip(starts, ends, strict=True)]


def _read(data: bytes) -> Document:
    import email
    from email.message import EmailMessage

    from .mail_policy import POLICY

    try:
        message = email.message_from_bytes(data, policy=POLICY)
        assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes these
        parts = parts_of(message)
    except RecursionError as error:
        raise CopyError(
            "unreadable", "This e-mail holds e-mails inside e-mails, too deep to be read."
        ) from error
    attachments, unread, pictures = _attachments(parts.attached)
    warnings = tuple(warning for section in parts.sections for warning in section.warnings)
    if unread:
        warnings += (f"Attachments were not read: {', '.join(unread)}.",)
    body = "".join(map(_markup, parts.sections))
    if not body.strip() and not attachments:
        raise CopyError("empty", " ".join(("There is no text in this e-mail.", *warnings)))
    if not parts.is_page:
        warnings += left_aside(pictures)
    # A saved page's subject is its address or its title.
    subject = "" if parts.is_page else _PASSED_ON.sub("", _shown(parts.subject), count=1)
    shown = [*_lines(body), *(line for one in attachments for line in one.source.splitlines())]
    # Below "Press release: Bridge reopens" it stands without the label, and below "PM: Bridge reopens".
    bare = subject[label_of(subject)[1] :]
    said = _squeezed(subject.partition(":")[2])
    told = _is_told(subject, shown) or (len(bare) >= _TITLE and _is_told(bare, shown))
    told = told or (len(said) >= _TITLE and said in map(_squeezed, shown))
    title = "" if told else paragraph(subject, _SUBJECT)
    typed = all(section.typed for section in parts.sections)
    documents = attachments
    if title or body.strip():
        letter = document_of(title + body, warnings, format_name="email", as_text=typed)
        if _is_cover(letter, attachments):
            letter = replace(letter, stated=dict.fromkeys(range(len(letter.lines)), _COVER))
            title = ""  # what is attached has its own
        documents = [letter, *attachments]
    document = joined(documents)
    first = document.lines[0].text if title and document.lines else ""
    stated = (
        {0: _NO_TITLE if is_release_label(subject) else SUBJECT, **document.stated}
        if first and _squeezed(first) == _squeezed(subject)
        else document.stated
    )
    return replace(document, format="email", stated=stated)


def _is_cover(letter: Document, attachments: Sequence[Document]) -> bool:
    """Whether a message only hands over a story that is attached, and says its title itself."""
    told = any(map(_has_title, attachments))
    attached = sum(len(one.source) for one in attachments)
    return told and len(letter.source) <= min(_COVER_LENGTH, attached)


def _has_title(document: Document) -> bool:
    first = document.lines[0].element
    opens = first is not None and first.tag in ("h1", "h2")
    return (
        opens
        or _opens_with_title(document)
        or any(verdict.kind == Kind.HEADLINE for verdict in document.stated.values())
    )


def _opens_with_title(document: Document) -> bool:
    """Whether a line of several words without a stop stands above its first paragraph."""
    for line in document.lines[:_OPENING]:
        if is_paragraph(line.text):
            return False
        if line.text[-1] not in _STOPS and len(line.text.split()) >= _TITLE_WORDS:
            return True
    return False


def _shown(text: str) -> str:
    """Without the characters that nobody sees."""
    seen = "".join(
        char for char in text if unicodedata.category(char) not in ("Cc", "Cf") or char in _JOINERS
    )
    return seen if seen.strip(_JOINERS + " ") else ""


def _lines(markup: str) -> list[str]:
    """The lines of a message as its reader sees them, nearly."""
    return html.unescape(_ELEMENT.sub("\n", _INLINE.sub("", markup))).splitlines()


def _is_told(subject: str, lines: Sequence[str]) -> bool:
    """Whether a line is the subject, or goes on after it; of a word or two any that says them."""
    wanted = _squeezed(subject)
    found = map(_squeezed, lines)
    return any(line.startswith(wanted) if len(wanted) >= _TITLE else wanted in line for line in found)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _markup(section: Section) -> str:
    if not section.typed:
        return section.markup
    return f"<pre>{unwrapped(section.markup, flowed=section.flowed)}</pre>"


def _attachments(attached: Sequence[EmailMessage]) -> tuple[list[Document], list[str], list[str]]:
    """Attachments as documents, the names of those that no reader takes, and those of pictures.

    A picture without a name is the letter's own: a logo, a signature.
    """
    from . import reader_for

    read: list[Document] = []
    unread: list[str] = []
    pictures: list[str] = []
    for part in attached:
        name = part.get_filename() or part.get_content_type()
        data = payload(part)
        if is_picture(data) or part.get_content_maintype() == "image":
            if part.get_filename():
                pictures.append(name)
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
    return read, unread, pictures
