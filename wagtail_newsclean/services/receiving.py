"""Copy that comes in by itself: the same bytes from the same source are taken once, by whatever way they come."""

from __future__ import annotations

import hashlib
import os
import re
from typing import NamedTuple

from django.db import IntegrityError, transaction

from ..models import IncomingCopy, ReceivedFile
from .intake import source_name
from .unpacking import read_file

_HEAD = 100_000  #: bytes in which the head of an e-mail ends
_MAIL = re.compile(rb"(?:From |[!-9;-~]+:)")
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE)


class Received(NamedTuple):
    """The copies made of a file; where it had been taken before there are none, and ``earlier`` says when."""

    copies: list[IncomingCopy]
    unread: list[str]
    earlier: ReceivedFile | None = None


def receive(data: bytes, filename: str = "", source: str = "") -> Received:
    """Take in a file as *Add copy* does, all of it or nothing. Raises ``CopyError``.

    It is read first. Then, in one transaction, it is written down that it was taken, and it is kept: of two who bring
    the same file the second waits for the first, and after a crash the copies and the note are both there or both
    missing. What an editor deleted does not come back.
    """
    filename, source = name_as_text(filename), name_as_text(source)
    file = ReceivedFile(digest=_digest(data, source))
    if earlier := ReceivedFile.objects.filter(pk=file.pk).first():
        return Received([], [], earlier)
    found = read_file(data, filename, source=source)
    with transaction.atomic():
        try:
            with transaction.atomic():
                file.save(force_insert=True)
        except IntegrityError:
            return Received([], [], ReceivedFile.objects.get(pk=file.pk))
        added = found.keep()
        file.copy = added.copies[0].pk
        file.save(update_fields=["copy"])
    return Received(added.copies, added.unread)


def name_as_text(name: str) -> str:
    """A name of the file system as a database takes it: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _digest(data: bytes, source: str) -> str:
    found = hashlib.sha256(source_name(source).casefold().encode() + b"\0")
    found.update(_what_stays(data))
    return found.hexdigest()


def _what_stays(data: bytes) -> bytes:
    """Of an e-mail its Message-ID and what stands below its head, where each delivery writes the way it came."""
    end = _END_OF_HEAD.search(data, 0, _HEAD)
    named = _MESSAGE_ID.search(data, 0, end.start()) if end and _MAIL.match(data) else None
    return named[1] + data[end.end() :] if end and named else data
