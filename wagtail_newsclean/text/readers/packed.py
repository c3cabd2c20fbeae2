"""Compressed copy: gzip, and zip files with one text in them; of several texts each can be had by itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ..types import Copy, CopyError, Document
from .picture import is_picture, left_aside
from .sniff import GZIP, ZIP, Head
from .zipped import MAX_UNPACKED, broken

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
#: Files of an archive that are looked into, and texts that are taken from it; a day's copy is less.
_MOST_FILES, _MOST_TEXTS = 1000, 50
_LONGEST_NAME = 200  #: characters; what is before them is cut off, for a name's end says what a file is
_TOO_MANY = "This archive holds too many files. Add some of them at a time."


class Text(NamedTuple):
    """A file of an archive that is text."""

    name: str
    data: bytes
    document: Document


class Unpacked(NamedTuple):
    """The texts of an archive, and the names of its other files, pictures apart."""

    texts: list[Text]
    unread: list[str]
    pictures: list[str]


def is_packed(head: Head) -> bool:
    return head.data.startswith((_GZIP, _ZIP))


def read_packed(copy: Copy) -> Document:
    """What the only text inside reads as; a warning names what beside it was not read.

    Raises ``CopyError`` for no text and for several, which it names.
    """
    texts, unread, pictures = _unpacked(copy)
    if len(texts) > 1:
        names = ", ".join(text.name for text in texts)
        raise CopyError("several", f"This archive holds several files: {names}. Add them one by one.")
    if not texts:
        named = f"{copy.filename} is" if copy.filename else "This is"
        raise CopyError("binary", f"{named} {GZIP if _is_gzip(copy) else ZIP}, not text.")
    document = texts[0].document
    told = (f"These files were not read: {', '.join(unread)}.",) if unread else ()
    return replace(document, warnings=(*document.warnings, *told, *left_aside(pictures)))


def unpacked(data: bytes, filename: str = "") -> Unpacked | None:
    """An archive that holds several texts; None for any other file.

    Raises ``CopyError`` for an archive that is broken or too large, and for a file that is no text.
    """
    from . import reader_for

    if reader_for(data, filename).read is not read_packed:
        return None
    found = _unpacked(Copy(data=data, filename=filename))
    return found if len(found.texts) > 1 else None


def _unpacked(copy: Copy) -> Unpacked:
    from . import reader_for

    found = Unpacked([], [], [])
    for name, inside in _gunzipped(copy) if _is_gzip(copy) else _unzipped(copy.data or b""):
        if is_picture(inside):
            found.pictures.append(name)
            continue
        try:
            reader = reader_for(inside, name)
            if reader.name == "plain" and name.lower().endswith(".json"):  # what a system says of the others
                raise CopyError("binary", "")
            if reader.read is read_packed:  # one wrapping is enough: more are a bomb
                raise CopyError("binary", "")
            found.texts.append(Text(name, inside, reader.read(Copy(data=inside, filename=name))))
        except CopyError as error:
            if error.code == "too_large":
                raise
            found.unread.append(name)
        if len(found.texts) > _MOST_TEXTS:
            raise CopyError("too_large", _TOO_MANY)
    return found


def _is_gzip(copy: Copy) -> bool:
    return (copy.data or b"").startswith(_GZIP)


def _gunzipped(copy: Copy) -> Iterator[tuple[str, bytes]]:
    import gzip

    try:
        with gzip.open(io.BytesIO(copy.data or b"")) as packed:
            yield copy.filename.removesuffix(".gz"), _bounded(packed.read(MAX_UNPACKED + 1))
    except CopyError:
        raise
    except broken():
        return


def _unzipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that are no leftovers of a Mac."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            room = MAX_UNPACKED
            files = archive.infolist()  # two of them may have the same name
            if len(files) > _MOST_FILES:
                raise CopyError("too_large", _TOO_MANY)
            for file in files:
                base = file.filename.rpartition("/")[2]
                if not base or base.startswith(".") or file.filename.startswith("__MACOSX"):
                    continue
                with archive.open(file) as packed:
                    inside = _bounded(packed.read(room + 1), room)
                room -= len(inside)
                yield base[-_LONGEST_NAME:], inside
    except CopyError:
        raise
    except broken() as error:
        raise CopyError("unreadable", f"This archive is broken or locked: {error}.") from error


def _bounded(data: bytes, most: int = MAX_UNPACKED) -> bytes:
    if len(data) > most:
        raise CopyError("too_large", "This archive unpacks to more than 40 MB. A news story does not.")
    return data
